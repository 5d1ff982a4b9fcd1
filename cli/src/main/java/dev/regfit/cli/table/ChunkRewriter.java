package dev.regfit.cli.table;

import dev.regfit.data.DataProblem;
import dev.regfit.data.RowChange;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rewrites the records of chunks. Not safe for several threads; each has its own.
 *
 * <p>Hot code: {@link #cells} goes once over each record. If anything is the matter with one, {@link Layout#add} and
 * {@link CsvReader} have the last word on it, so that what is a record, and what is wrong with one, is the same as where
 * tables are read.
 */
final class ChunkRewriter {
    private static final int NONE = -1;

    private final Layout layout;
    private final CellParser parser;
    private final CellEnds ends;
    private final NumericScanner scanner;
    /** Whether what the scanner takes for a number is one, and no missing value. */
    private final boolean scans;

    private final RowChange change;
    private final byte delimiter;
    private final byte[] lineEnd;

    /** By cell of a record, the slot that it is of. */
    private final int[] slotOf;
    /** By column of the table, the cell that it is in, and the slot that is written in its place. */
    private final int[] cellOf;

    private final int[] rewrittenBy;
    private final int[] starts;
    private final int[] stops;
    private final double[] numbers;
    private final double[] changed;
    private final Block scratch;

    private byte[] bytes;
    /** Whether the record at hand must be looked at again. */
    private boolean odd;

    private int records;

    /** @param lineEnd what ends a last record that has no line end, if another file follows; else empty */
    ChunkRewriter(Layout layout, Rewriting rewriting, byte[] lineEnd) {
        this.layout = layout;
        this.lineEnd = lineEnd;
        parser = layout.parser();
        ends = new CellEnds(layout.delimiter());
        scanner = layout.scanner();
        scans = !parser.numbersSpellMissing();
        change = rewriting.change().get();
        delimiter = (byte) layout.delimiter();
        slotOf = new int[layout.cells()];
        Arrays.fill(slotOf, NONE);
        cellOf = layout.positions();
        rewrittenBy = new int[cellOf.length];
        Arrays.fill(rewrittenBy, NONE);
        for (int k = 0; k < rewriting.slots().size(); k++) {
            slotOf[layout.position(k)] = k;
            if (rewriting.rewritten()[k]) {
                rewrittenBy[rewriting.slots().get(k).column()] = k;
            }
        }
        starts = new int[slotOf.length];
        stops = new int[slotOf.length];
        numbers = new double[rewriting.slots().size()];
        changed = new double[numbers.length + rewriting.added().size()];
        scratch = new Block(layout.slots());
    }

    /** How many records were written of the last chunk. */
    int records() {
        return records;
    }

    /** Writes the records of a chunk up to its end, or to where something is wrong, which is then the chunk's error. */
    void rewrite(Chunk chunk, RecordWriter out) {
        bytes = chunk.bytes;
        scanner.over(bytes);
        bytes[chunk.end] = '\n';
        chunk.lineEnds = 0;
        chunk.repeatedHeaders = 0;
        chunk.error = null;
        records = 0;
        try {
            if (!chunk.isText()) {
                throw notText(chunk);
            }
            int at = chunk.start;
            while (at < chunk.end) {
                at = record(chunk, CellEnds.afterMark(bytes, at), out);
            }
        } catch (DataException e) {
            chunk.error = e;
        }
    }

    /** What {@link CsvReader} says to a chunk that is no text. */
    private DataException notText(Chunk chunk) {
        try {
            CsvReader reader = new CsvReader(layout.file(), chunk.stream(), layout.delimiter(), !chunk.last);
            while (reader.next()) {
                // It is refused where it is decoded.
            }
        } catch (DataException e) {
            return e;
        }
        throw new IllegalStateException("a chunk is no text, and yet it is");
    }

    /** Writes a record. Returns where the next one starts. */
    private int record(Chunk chunk, int from, RecordWriter out) {
        long line = chunk.lineEnds + 1;
        odd = false;
        int count = cells(from, chunk.end);
        int end = count <= stops.length ? stops[count - 1] : endOfRecord(stops[stops.length - 1], chunk.end);
        int next = Math.min(chunk.end, end + (bytes[end] == '\r' && bytes[end + 1] == '\n' ? 2 : 1));
        chunk.lineEnds += chunk.hasQuotes() ? Math.max(1, chunk.lineEnds(from, next)) : 1;
        if (isBlank(from, end, count)) {
            return next;
        }
        odd |= count != slotOf.length || ends.wereDoubtful() || mayBeHeader();
        odd |= layout.endsEmpty() && stops[slotOf.length - 1] > starts[slotOf.length - 1];
        if (odd && !isRecord(from, next, line)) {
            chunk.repeatedHeaders++;
            return next;
        }
        try {
            change.apply(numbers, changed);
        } catch (DataProblem e) {
            throw new DataException(Place.line(layout.file(), line), null, e);
        }
        write(out, end, next);
        records++;
        return next;
    }

    /** Finds the cells of a record and the numbers of those that have a slot. Returns how many there are. */
    private int cells(int from, int to) {
        int at = from;
        int count = 0;
        while (true) {
            int slot = count < slotOf.length ? slotOf[count] : NONE;
            int stop = slot == NONE ? ends.of(bytes, at, to) : number(slot, at, to);
            if (count < stops.length) {
                starts[count] = at;
                stops[count] = stop;
            }
            count++;
            if (stop >= to || bytes[stop] != delimiter || count > stops.length) {
                return count;
            }
            at = stop + 1;
        }
    }

    /** Reads a number. Returns where its cell ends. */
    private int number(int slot, int from, int to) {
        double value = scans ? scanner.number(from) : NumericScanner.UNUSUAL;
        if (value != NumericScanner.UNUSUAL) {
            numbers[slot] = value;
            return scanner.end();
        }
        int stop = ends.of(bytes, from, to);
        numbers[slot] = parser.number(text(from, stop));
        odd |= numbers[slot] == CellParser.UNUSABLE;
        return stop;
    }

    private int endOfRecord(int from, int to) {
        int at = from;
        while (at < to && bytes[at] == delimiter) {
            at = ends.of(bytes, at + 1, to);
        }
        return at;
    }

    /** The text of a cell, without its quotes. */
    private String text(int from, int to) {
        String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        String cell = raw.strip();
        boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : raw;
    }

    private boolean isBlank(int from, int end, int count) {
        if (count > 1) {
            return false;
        }
        return end == from || (slotOf.length > 1 && text(from, end).isBlank() && bytes[from] != '"');
    }

    private boolean mayBeHeader() {
        return layout.mayStartHeader(bytes[starts[0]]) && layout.startsHeader(text(starts[0], stops[0]));
    }

    /**
     * Whether an odd record is one, and none that repeats the header.
     *
     * @throws DataException when it cannot be used
     */
    private boolean isRecord(int from, int next, long line) {
        try {
            ByteArrayInputStream one = new ByteArrayInputStream(bytes, from, next - from);
            CsvReader reader = new CsvReader(layout.file(), one, layout.delimiter(), false, slotOf.length);
            scratch.clear();
            return reader.next() && layout.add(reader.size(), reader::cell, 1, scratch);
        } catch (DataException e) {
            throw e.onLine(line - 1 + e.line(), "");
        }
    }

    private void write(RecordWriter out, int end, int next) {
        out.reserve(next - starts[0] + lineEnd.length + 1, changed.length);
        for (int j = 0; j < cellOf.length; j++) {
            if (j > 0) {
                out.delimiter();
            }
            int slot = rewrittenBy[j];
            if (slot != NONE && !Double.isNaN(changed[slot])) {
                out.number(changed[slot]);
            } else {
                out.copy(bytes, starts[cellOf[j]], stops[cellOf[j]]);
            }
        }
        for (int k = numbers.length; k < changed.length; k++) {
            out.delimiter();
            out.number(changed[k]);
        }
        if (layout.endsEmpty()) {
            out.delimiter();
            out.copy(bytes, starts[slotOf.length - 1], stops[slotOf.length - 1]);
        }
        if (next > end) {
            out.copy(bytes, end, next);
        } else {
            out.copy(lineEnd, 0, lineEnd.length);
        }
    }
}
