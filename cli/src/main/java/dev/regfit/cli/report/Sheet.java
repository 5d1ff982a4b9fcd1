package dev.regfit.cli.report;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * The main table of a report, made once for all formats. Programs get columns and rows, numbers to the last bit; people get
 * caption, facts and notes too, numbers rounded, and errors in brackets.
 *
 * @param caption a line that says what this is
 * @param columns the first one has the names of the rows
 * @param rows a cell for each column; may be made when asked for
 * @param facts below the rows, about what stands above them
 * @param notes sentences below the table
 */
public record Sheet(String caption, List<Column> columns, List<Row> rows, List<Fact> facts, List<String> notes) {

    /** Without facts and notes. */
    Sheet(String caption, List<Column> columns, List<Row> rows) {
        this(caption, columns, rows, List.of(), List.of());
    }

    /** What stands in a column, and where people find it. */
    public enum Kind {
        /** Words, on the left. */
        WORDS,
        /** Numbers, their decimal points below each other. */
        NUMBERS,
        /** Errors of the column before, in brackets beside its numbers. */
        ERRORS_BESIDE,
        /** Errors of the column before, in brackets below its numbers. */
        ERRORS_BELOW,
        /** The lower ends of intervals around the numbers of the column before; the upper ends follow. */
        LOWER_ENDS,
        /** The upper ends of these, in brackets with them below the numbers. */
        UPPER_ENDS,
        /** For programs only. */
        HIDDEN
    }

    /**
     * A column.
     *
     * @param key for programs
     * @param heading for people
     */
    public record Column(String key, String heading, Kind kind) {
        static Column words(String key, String heading) {
            return new Column(key, heading, Kind.WORDS);
        }

        static Column numbers(String key, String heading) {
            return new Column(key, heading, Kind.NUMBERS);
        }

        static Column of(String key, Kind kind) {
            return new Column(key, "", kind);
        }

        static Column hidden(String key) {
            return of(key, Kind.HIDDEN);
        }

        /** The same, for programs only unless a condition holds. */
        Column shownIf(boolean isShown) {
            return isShown ? this : hidden(key);
        }
    }

    /**
     * A row.
     *
     * @param isMinor whether it is for programs only
     */
    public record Row(List<Cell> cells, boolean isMinor) {
        static Row of(List<Cell> cells) {
            return new Row(cells, false);
        }
    }

    /**
     * A line below the rows.
     *
     * @param label what it tells
     * @param cells for the columns that people see, from the second on; there may be fewer
     */
    public record Fact(String label, List<Cell> cells) {
        /** Of a single thing. */
        static Fact of(String label, Cell cell) {
            return new Fact(label, List.of(cell));
        }
    }

    /** A table of keys and their values. */
    static Sheet ofPairs(String caption, List<Row> rows) {
        return new Sheet(caption, List.of(Column.words("key", ""), Column.numbers("value", "value")), rows);
    }

    /** A row of such a table. */
    static Row pair(String key, Cell value) {
        return Row.of(List.of(Cell.text(key), value));
    }

    /** A report's own alarms, if any, before its other notes. */
    static List<String> notes(List<String> alarms, List<String> others) {
        List<String> notes = new ArrayList<>(alarms);
        notes.addAll(others);
        return List.copyOf(notes);
    }

    /** Columns and rows for programs. */
    public CsvTable csv() {
        return new CsvTable(columns.stream().map(Column::key).toList(), new AbstractList<>() {
            @Override
            public int size() {
                return rows.size();
            }

            @Override
            public List<String> get(int row) {
                return rows.get(row).cells().stream().map(Cell::exact).toList();
            }
        });
    }
}
