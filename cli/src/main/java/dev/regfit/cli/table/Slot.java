package dev.regfit.cli.table;

/**
 * One thing wanted from every record: a column, read as a number or as text. The same column may be in several slots.
 *
 * @param column index into {@link Table#names()}, from 0
 * @param use what it is for, which decides what can be done about a cell that cannot be read so
 */
public record Slot(int column, ColumnType type, Use use) {
    /** What a column is for. */
    public enum Use {
        /** To learn from, as its cells show its type: it can be left out, or read as text. */
        PREDICTOR,
        /** To look at, as its cells show its type. */
        LOOK,
        TARGET,
        WEIGHTS,
        /** To be added to linear predictors. */
        OFFSET,
        /** A model asks for it, and for its type. */
        MODEL,
        /** Known scales are for it, and need numbers. */
        SCALED,
        /** Passed through as it is. */
        KEPT
    }

    /** A predictor read as a number. */
    public static Slot number(int column) {
        return new Slot(column, ColumnType.NUMBER, Use.PREDICTOR);
    }

    /** A predictor read as text. */
    public static Slot text(int column) {
        return new Slot(column, ColumnType.TEXT, Use.PREDICTOR);
    }

    public static Slot target(int column) {
        return new Slot(column, ColumnType.NUMBER, Use.TARGET);
    }

    /** A target that is one of two classes. */
    public static Slot classes(int column) {
        return new Slot(column, ColumnType.TEXT, Use.TARGET);
    }

    public static Slot offset(int column) {
        return new Slot(column, ColumnType.NUMBER, Use.OFFSET);
    }

    public static Slot weights(int column) {
        return new Slot(column, ColumnType.NUMBER, Use.WEIGHTS);
    }

    public static Slot model(int column, boolean text) {
        return new Slot(column, text ? ColumnType.TEXT : ColumnType.NUMBER, Use.MODEL);
    }

    public static Slot kept(int column) {
        return new Slot(column, ColumnType.TEXT, Use.KEPT);
    }

    /** Whether the type that the table's start shows decides how the column is read. */
    boolean isByItsLooks() {
        return type == ColumnType.TEXT && (use == Use.PREDICTOR || use == Use.LOOK);
    }
}
