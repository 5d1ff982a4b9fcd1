package dev.regfit.cli.table;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;

/** What is to be made of the records of one file. Does not change, so that several threads can use it. */
final class Layout {
    /** A byte that is in no text in UTF-8. */
    private static final char NO_CHARACTER = 0xFF;

    private final String file;
    private final List<String> names;
    private final List<Slot> slots;
    private final int[] positions;
    private final int width;
    private final boolean hasHeader;
    private final char delimiter;
    private final CellParser parser;
    private final String headerName;
    private final byte headerStart;

    /**
     * @param names of the columns that the slots refer to
     * @param hasHeader whether the file's first record is one, so that a later record can repeat it
     * @param positions where in the records of the file each of the columns is; not modified
     * @param width number of cells of a record; a last one that is no column's must be empty
     * @param options with the delimiter that is in use
     */
    Layout(
            String file,
            List<String> names,
            List<Slot> slots,
            int[] positions,
            int width,
            boolean hasHeader,
            TableOptions options) {
        this.file = file;
        this.names = names;
        this.slots = slots;
        this.positions = positions;
        this.width = width;
        this.hasHeader = hasHeader;
        delimiter = options.delimiter();
        parser = new CellParser(options.decimal(), options.missing());
        headerName = firstName();
        headerStart = headerName.getBytes(StandardCharsets.UTF_8)[0];
    }

    String file() {
        return file;
    }

    List<Slot> slots() {
        return slots;
    }

    boolean hasHeader() {
        return hasHeader;
    }

    char delimiter() {
        return delimiter;
    }

    CellParser parser() {
        return parser;
    }

    /** How many cells a record has. */
    int cells() {
        return width;
    }

    /** Whether the last cell of a record must be empty. */
    boolean endsEmpty() {
        return width > positions.length;
    }

    /** Where in a record each of the columns is. Not a copy. */
    int[] positions() {
        return positions;
    }

    /** Where in a record the cell of a slot is. */
    int position(int slot) {
        return positions[slots.get(slot).column()];
    }

    /** A new scanner for the numbers of the file. */
    NumericScanner scanner() {
        // A delimiter that separates decimals too does so within quotes, which the scanner leaves to others.
        return new NumericScanner(delimiter, parser.decimal() == delimiter ? NO_CHARACTER : parser.decimal());
    }

    /** The name that the header has for the first cell of a record. */
    private String firstName() {
        int j = 0;
        while (positions[j] != 0) {
            j++;
        }
        return names.get(j);
    }

    /** Whether a record that starts so may repeat the header; most often its first byte tells that it does not. */
    boolean mayStartHeader(byte first) {
        return hasHeader && (first == headerStart || first == '"' || first <= ' ');
    }

    /** Whether the first cell of a record is that of the header. */
    boolean startsHeader(String cell) {
        return cell.strip().equals(headerName);
    }

    /**
     * Adds a record to a block. This is what reading means; a faster way must give the same.
     *
     * @param size of the record
     * @param line on which it starts
     * @return whether it was added; a record that repeats the header is not
     */
    boolean add(int size, IntFunction<String> cells, long line, Block block) {
        if (size != width) {
            throw RecordErrors.ragged(file, line, size, width, delimiter);
        }
        if (hasHeader && isHeader(names, j -> cells.apply(positions[j]))) {
            return false;
        }
        if (endsEmpty() && !cells.apply(width - 1).isBlank()) {
            throw RecordErrors.behindTheLast(file, line, cells.apply(width - 1));
        }
        block.startRow();
        for (int k = 0; k < slots.size(); k++) {
            String cell = cells.apply(position(k));
            if (slots.get(k).type() == ColumnType.NUMBER) {
                double value = parser.number(cell);
                if (value == CellParser.UNUSABLE) {
                    throw unusable(slots.get(k), line, cell);
                }
                block.number(k, value, cell);
            } else {
                block.text(k, cell);
            }
        }
        block.endRow(line);
        return true;
    }

    private DataException unusable(Slot slot, long line, String cell) {
        return RecordErrors.unusable(
                new RecordErrors.Cell(Place.line(file, line), names.get(slot.column()), cell, slot.use()),
                parser.problem(cell));
    }

    /** Whether a record repeats the header, as in the middle of {@code cat part-*.csv}. */
    static boolean isHeader(List<String> names, IntFunction<String> cell) {
        for (int j = 0; j < names.size(); j++) {
            if (!cell.apply(j).strip().equals(names.get(j))) {
                return false;
            }
        }
        return true;
    }
}
