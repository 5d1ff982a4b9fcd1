package dev.regfit.data;

/** The cells of one input column while rows arrive. */
abstract sealed class CellColumn permits NumberColumn, TextColumn {
    private final String name;

    CellColumn(String name) {
        this.name = name;
    }

    final String name() {
        return name;
    }

    abstract boolean isMissing(double number, String text);

    abstract void add(double number, String text);

    /** What the cells so far make of this column. */
    abstract Predictor predictor(Encoding encoding);

    /**
     * Writes the column's n encoded cells as consecutive columns of {@code values}, from matrix column {@code at} on.
     *
     * @return the number of matrix columns written
     */
    abstract int encode(Predictor predictor, double[] values, int at, int n);

    /** Puts the cell of a row where {@link RowEncoder} takes it, the place being that of this column. */
    abstract void get(int row, int place, double[] numbers, String[] texts);

    /** Lets go of the cells. */
    abstract void release();
}
