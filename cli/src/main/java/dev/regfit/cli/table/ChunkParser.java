package dev.regfit.cli.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes rows of chunks: with a {@link NumericScanner} if {@linkplain Chunk#isPlain quotes are plain}, with a
 * {@link CsvReader} otherwise. Both ways give the same. Not safe for several threads; each has its own.
 *
 * <p>Hot code: {@link #record} goes once over each record, in the hope that nothing is the matter with it. If anything
 * is, the record is parsed again by {@link Layout#add}.
 */
final class ChunkParser implements Consumer<Chunk> {
    private final Layout layout;
    private final CellParser cells;
    private final byte delimiter;
    /** The width of the file's first record, which need not be that of the others. */
    private final int firstWidth;

    /** {@link CellSlots#only}. */
    private final int[] slotOf;

    /** {@link CellSlots#all}. */
    private final int[][] slotsOf;

    private final NumericScanner scanner;

    private byte[] bytes;
    private Block block;

    ChunkParser(Layout layout, CellSlots wanted, int firstWidth) {
        this.layout = layout;
        this.firstWidth = firstWidth;
        cells = layout.parser();
        delimiter = (byte) layout.delimiter();
        slotOf = wanted.only();
        slotsOf = wanted.all();
        scanner = layout.scanner();
    }

    /** Fills the chunk's block with rows, as far as they can be used. */
    @Override
    public void accept(Chunk chunk) {
        block = chunk.block;
        block.clear();
        bytes = chunk.bytes;
        chunk.lineEnds = 0;
        chunk.repeatedHeaders = 0;
        chunk.open = false;
        chunk.error = null;
        try {
            if (chunk.isPlain(delimiter) && chunk.isText()) {
                scan(chunk);
            } else {
                read(chunk);
            }
        } catch (DataException e) {
            chunk.error = e;
        }
    }

    private void read(Chunk chunk) {
        CsvReader records = new CsvReader(layout.file(), chunk.stream(), layout.delimiter(), !chunk.last, firstWidth);
        while (records.next()) {
            if (!layout.add(records.size(), records::cell, records.line(), block)) {
                chunk.repeatedHeaders++;
            }
        }
        chunk.open = records.open();
        chunk.lineEnds = chunk.lineEnds(chunk.start, chunk.end);
    }

    private void scan(Chunk chunk) {
        int end = chunk.end;
        boolean unended = bytes[end - 1] != '\n' && bytes[end - 1] != '\r';
        bytes[end] = (byte) (unended ? '\n' : 0);
        scanner.over(bytes);
        int at = chunk.start;
        for (long line = 1; at < end; line++) {
            chunk.lineEnds = line;
            at = CellEnds.afterMark(bytes, at);
            byte first = bytes[at];
            int next = at;
            if (first != '\n' && first != '\r') {
                block.startRow();
                next = mayBeHeader(at) ? -1 : record(at);
                if (next >= 0) {
                    block.endRow(line);
                } else {
                    next = endOfLine(at);
                    chunk.repeatedHeaders += again(at, next, line);
                }
            }
            at = bytes[next] == '\r' && bytes[next + 1] == '\n' ? next + 2 : next + 1;
        }
    }

    /** Puts a record into the started row. Returns where its line ends, or -1 if it must be looked at again. */
    private int record(int from) {
        int at = from;
        for (int j = 0; j < slotOf.length; j++) {
            int slot = slotOf[j];
            if (slot >= 0) {
                double value = scanner.number(at);
                if (value == NumericScanner.UNUSUAL) {
                    int end = endOfCell(at);
                    String cell = text(at, end);
                    value = cells.number(cell);
                    if (value == CellParser.UNUSABLE) {
                        return -1;
                    }
                    block.number(slot, value, cell);
                    at = end;
                } else {
                    block.number(slot, value);
                    at = scanner.end();
                }
            } else {
                int end = endOfCell(at);
                if ((slot == CellSlots.EMPTY && end > at) || (slot == CellSlots.SHARED && !share(j, text(at, end)))) {
                    return -1;
                }
                at = end;
            }
            if (bytes[at] != delimiter) {
                return j + 1 == slotOf.length ? at : -1;
            }
            at++;
        }
        return -1;
    }

    private boolean share(int j, String cell) {
        for (int k : slotsOf[j]) {
            if (layout.slots().get(k).type() == ColumnType.TEXT) {
                block.text(k, cell);
            } else {
                double value = cells.number(cell);
                if (value == CellParser.UNUSABLE) {
                    return false;
                }
                block.number(k, value, cell);
            }
        }
        return true;
    }

    /** Parses a record as it must be parsed. Returns the number of headers in it, 0 or 1. */
    private int again(int from, int to, long line) {
        List<String> record = new ArrayList<>();
        int at = from;
        while (true) {
            int end = endOfCell(at);
            record.add(text(at, end));
            if (end == to) {
                break;
            }
            at = end + 1;
        }
        if (record.size() == 1 && firstWidth != 1 && record.get(0).isBlank()) {
            return 0;
        }
        return layout.add(record.size(), record::get, line, block) ? 0 : 1;
    }

    private boolean mayBeHeader(int at) {
        return layout.mayStartHeader(bytes[at]) && layout.startsHeader(text(at, endOfCell(at)));
    }

    /** The place of the next delimiter or line end; those between quotes are part of the cell. */
    private int endOfCell(int from) {
        int i = from;
        if (bytes[i] == '"') {
            do {
                i++;
            } while (bytes[i] != '"');
        }
        while (bytes[i] != delimiter && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        return i;
    }

    private int endOfLine(int from) {
        int i = from;
        while (bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        return i;
    }

    /** The text of a cell without its quotes. */
    private String text(int from, int to) {
        if (bytes[from] == '"') {
            return new String(bytes, from + 1, to - from - 2, StandardCharsets.UTF_8);
        }
        return from == to ? "" : new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
