package dev.regfit.cli.table;

import java.io.InputStream;
import java.util.List;
import java.util.function.IntFunction;

/** Reads the bytes of one file after another into typed rows. */
final class RowReader {
    private final List<String> names;
    private final List<Slot> slots;
    private final char delimiter;
    private final CellParser parser;
    private final RowSink sink;
    private final Row row;
    private long repeatedHeaders;

    /** @param names of the columns that the slots refer to */
    RowReader(List<String> names, List<Slot> slots, char delimiter, CellParser parser, RowSink sink) {
        this.names = names;
        this.slots = slots;
        this.delimiter = delimiter;
        this.parser = parser;
        this.sink = sink;
        row = new Row(slots.size(), parser);
    }

    /** How many records have been read so far. */
    long records() {
        return row.record;
    }

    /** How many records that repeat the header have been passed over so far. */
    long repeatedHeaders() {
        return repeatedHeaders;
    }

    /**
     * Reads a file to its end.
     *
     * @param hasHeader whether its first record is to be passed over
     * @param positions where in its records each of the columns is
     */
    void read(String file, InputStream bytes, boolean hasHeader, int[] positions) {
        CsvReader records = new CsvReader(file, bytes, delimiter, false);
        int[] columns =
                slots.stream().mapToInt(slot -> positions[slot.column()]).toArray();
        boolean[] isNumber = new boolean[columns.length];
        for (int k = 0; k < columns.length; k++) {
            isNumber[k] = slots.get(k).type() == ColumnType.NUMBER;
        }
        row.file = file;
        if (hasHeader) {
            records.next();
        }
        while (records.next()) {
            if (records.size() != positions.length) {
                throw RecordErrors.ragged(file, records.line(), records.size(), positions.length, delimiter);
            }
            if (hasHeader && isHeader(names, j -> records.cell(positions[j]))) {
                repeatedHeaders++;
                continue;
            }
            row.line = records.line();
            row.record++;
            for (int k = 0; k < columns.length; k++) {
                String cell = records.cell(columns[k]);
                if (isNumber[k]) {
                    row.numbers[k] = parser.number(cell);
                    if (row.numbers[k] == CellParser.UNUSABLE) {
                        throw unusable(file, records, positions, slots.get(k));
                    }
                } else {
                    row.cells[k] = cell;
                }
            }
            sink.row(row);
        }
    }

    private DataException unusable(String file, CsvReader records, int[] positions, Slot slot) {
        String cell = records.cell(positions[slot.column()]);
        return RecordErrors.unusable(
                new RecordErrors.Cell(file, records.line(), names.get(slot.column()), cell, slot.use()),
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
