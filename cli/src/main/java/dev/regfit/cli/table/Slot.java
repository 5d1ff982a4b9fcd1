package dev.regfit.cli.table;

/**
 * One thing wanted from every record: a column, read as a number or as text. The same column may be in several slots.
 *
 * @param column index into {@link Table#names()}, from 0
 */
public record Slot(int column, ColumnType type) {
    public static Slot number(int column) {
        return new Slot(column, ColumnType.NUMBER);
    }

    public static Slot text(int column) {
        return new Slot(column, ColumnType.TEXT);
    }
}
