package dev.regfit.cli.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows by group, kept in memory: many to an array, as single objects would take several times as much. Rows are added by
 * one thread; after that several may read.
 */
final class KeptRows {
    private static final int CHUNK_ROWS = 4096;

    /** So many texts of a column are kept once each; a column of more is likely to have no two alike. */
    private static final int MOST_SHARED = 10_000;

    /** What a reference to a text takes, and a share of the text itself. */
    private static final int TEXT_BYTES = 24;

    /** Behind the numbers of a row stand its line and the number of its file, so that a row is in one place. */
    private static final int PLACE = 2;

    private final int[] numberSlots;
    private final int stride;
    private final int[] textSlots;
    private final List<Map<String, String>> shared = new ArrayList<>();
    private final List<Chunk> chunks = new ArrayList<>();
    private int rows;

    /** The rows of each group, in order, behind those of the group before; null until asked for. */
    private int[] order;

    private int[] starts;

    /** The files of the rows, in the order in which they were read. */
    private final List<String> files = new ArrayList<>();

    /** A run of rows; arrays are by row and slot. */
    private static final class Chunk {
        final double[] numbers;
        final String[] texts;
        final int[] groups = new int[CHUNK_ROWS];

        Chunk(int stride, int texts) {
            this.numbers = new double[CHUNK_ROWS * stride];
            this.texts = new String[CHUNK_ROWS * texts];
        }
    }

    KeptRows(List<Slot> slots) {
        numberSlots = slotsOf(slots, ColumnType.NUMBER);
        textSlots = slotsOf(slots, ColumnType.TEXT);
        stride = numberSlots.length + PLACE;
        for (int ignored : textSlots) {
            shared.add(new HashMap<>());
        }
    }

    static int[] slotsOf(List<Slot> slots, ColumnType type) {
        int[] of = new int[slots.size()];
        int count = 0;
        for (int k = 0; k < of.length; k++) {
            if (slots.get(k).type() == type) {
                of[count++] = k;
            }
        }
        return Arrays.copyOf(of, count);
    }

    /** Keeps a copy of a row. */
    void add(int group, Row row) {
        int at = rows % CHUNK_ROWS;
        if (at == 0) {
            chunks.add(new Chunk(stride, textSlots.length));
        }
        Chunk chunk = chunks.get(chunks.size() - 1);
        int from = at * stride;
        for (int k = 0; k < numberSlots.length; k++) {
            chunk.numbers[from + k] = row.numbers[numberSlots[k]];
        }
        chunk.numbers[from + stride - 2] = row.line;
        chunk.numbers[from + stride - 1] = number(row.file);
        for (int k = 0; k < textSlots.length; k++) {
            chunk.texts[at * textSlots.length + k] = shared(k, row.cells[textSlots[k]]);
        }
        chunk.groups[at] = group;
        rows++;
        order = null;
    }

    private int number(String file) {
        if (files.isEmpty() || !files.get(files.size() - 1).equals(file)) {
            files.add(file);
        }
        return files.size() - 1;
    }

    private String shared(int k, String text) {
        Map<String, String> known = shared.get(k);
        String same = known.get(text);
        if (same == null && text != null && known.size() < MOST_SHARED) {
            known.put(text, text);
        }
        return same == null ? text : same;
    }

    int rows() {
        return rows;
    }

    /** About how many bytes a row of such slots takes. */
    static long bytesPerRow(List<Slot> slots) {
        long numbers = slotsOf(slots, ColumnType.NUMBER).length;
        return Double.BYTES * (numbers + PLACE) + TEXT_BYTES * (slots.size() - numbers) + 2 * Integer.BYTES;
    }

    /** Sorts the rows by group, for {@link #read}. */
    void sort(int groups) {
        starts = new int[groups + 1];
        for (int i = 0; i < rows; i++) {
            starts[group(i) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = Arrays.copyOf(starts, groups);
        order = new int[rows];
        for (int i = 0; i < rows; i++) {
            order[next[group(i)]++] = i;
        }
    }

    private int group(int i) {
        return chunks.get(i / CHUNK_ROWS).groups[i % CHUNK_ROWS];
    }

    /** Makes a row the one that was kept as the i-th. */
    void copyTo(int i, Row row) {
        Chunk chunk = chunks.get(i / CHUNK_ROWS);
        int at = i % CHUNK_ROWS;
        int from = at * stride;
        for (int k = 0; k < numberSlots.length; k++) {
            row.numbers[numberSlots[k]] = chunk.numbers[from + k];
        }
        row.line = (long) chunk.numbers[from + stride - 2];
        row.file = files.get((int) chunk.numbers[from + stride - 1]);
        for (int k = 0; k < textSlots.length; k++) {
            row.cells[textSlots[k]] = chunk.texts[at * textSlots.length + k];
        }
    }

    /** Hands over the rows of a group, in the order in which they came. */
    void read(int group, Row row, RowSink sink) {
        for (int k = starts[group]; k < starts[group + 1]; k++) {
            copyTo(order[k], row);
            sink.row(row);
        }
    }

    /** Hands all rows to another store, and is empty. */
    void moveTo(PartedRows other, Row row) {
        for (int i = 0; i < rows; i++) {
            copyTo(i, row);
            other.add(group(i), row);
        }
        chunks.clear();
        rows = 0;
    }
}
