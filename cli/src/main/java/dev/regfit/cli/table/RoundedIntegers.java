package dev.regfit.cli.table;

import static dev.regfit.cli.table.DataException.quote;

import dev.regfit.data.Counts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts cells that hold integers above 2^53 which no double is, such as keys of 64 bits. */
final class RoundedIntegers {
    /** All integers up to this are doubles. */
    static final long LARGEST_EXACT = 1L << 53;

    private final long[] counts;
    /** For each slot the row of its block, or the file and line, where the first one is; and that cell. */
    private final int[] firstRows;

    private final String[] places;
    private final String[] cells;
    /** The row in which each slot was counted last. */
    private final int[] lastRows;

    RoundedIntegers(int slots) {
        counts = new long[slots];
        places = new String[slots];
        cells = new String[slots];
        firstRows = new int[slots];
        lastRows = new int[slots];
        Arrays.fill(lastRows, -1);
    }

    /** Whether a cell is an integer that its value is not. */
    static boolean is(String cell, double value) {
        if (!(Math.abs(value) >= LARGEST_EXACT)) {
            return false;
        }
        String digits = cell.strip();
        int start = digits.startsWith("-") || digits.startsWith("+") ? 1 : 0;
        for (int i = start; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return new BigDecimal(digits).compareTo(new BigDecimal(value)) != 0;
    }

    /** Counts a cell of a row of a block; a row that is parsed again counts once. */
    void add(int slot, int row, String cell) {
        if (lastRows[slot] == row) {
            return;
        }
        if (counts[slot] == 0) {
            cells[slot] = cell;
            firstRows[slot] = row;
        }
        lastRows[slot] = row;
        counts[slot]++;
    }

    /**
     * Adds what was counted in a block of a file.
     *
     * @param linesBefore lines of the file before the block, or rows
     */
    void add(Block block, String file, long linesBefore, Place.Unit unit) {
        RoundedIntegers other = block.rounded();
        for (int k = 0; other != null && k < counts.length; k++) {
            if (counts[k] == 0 && other.counts[k] > 0) {
                cells[k] = other.cells[k];
                places[k] = new Place(file, linesBefore + block.line(other.firstRows[k]), unit).toString();
            }
            counts[k] += other.counts[k];
        }
    }

    /** What the user should know of the columns. */
    List<String> notes(List<String> names, List<Slot> slots) {
        List<String> notes = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0) {
                notes.add(note(k, names.get(slots.get(k).column()), slots.get(k)));
            }
        }
        return notes;
    }

    private String note(int k, String name, Slot slot) {
        String remedy = slot.use() == Slot.Use.PREDICTOR || slot.use() == Slot.Use.LOOK
                ? "; identifiers carry no information: %s leaves them out, %s reads them as categories"
                        .formatted(RecordErrors.option("-x", name), RecordErrors.option("--text", name))
                : "";
        return "%s: column %s: %s above 2^53, such as %s, %s rounded to the nearest number that a double holds%s"
                .formatted(
                        places[k],
                        quote(name),
                        Counts.grouped(counts[k]) + (counts[k] == 1 ? " integer" : " integers"),
                        quote(cells[k].strip()),
                        counts[k] == 1 ? "is" : "are",
                        remedy);
    }
}
