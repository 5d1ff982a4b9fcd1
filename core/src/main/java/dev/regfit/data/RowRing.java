package dev.regfit.data;

import java.util.Arrays;

/** The rows that are still needed of those that arrive, by their numbers from 0. Not safe for several threads. */
final class RowRing {
    private static final int FIRST_CAPACITY = 64;

    private final int columns;
    private double[] values;
    private double[] weights = new double[FIRST_CAPACITY];
    private long first;
    private long next;

    RowRing(int columns) {
        this.columns = columns;
        this.values = new double[FIRST_CAPACITY * columns];
    }

    /** Adds a copy of a row. */
    void add(double[] row, double weight) {
        if (next - first == weights.length) {
            grow();
        }
        int at = slot(next);
        System.arraycopy(row, 0, values, at * columns, columns);
        weights[at] = weight;
        next++;
    }

    private void grow() {
        int capacity = Math.multiplyExact(2, weights.length);
        double[] moreValues = new double[Math.multiplyExact(capacity, columns)];
        double[] moreWeights = new double[capacity];
        for (long row = first; row < next; row++) {
            int to = (int) (row % capacity);
            System.arraycopy(values, slot(row) * columns, moreValues, to * columns, columns);
            moreWeights[to] = weights[slot(row)];
        }
        values = moreValues;
        weights = moreWeights;
    }

    private int slot(long row) {
        return (int) (row % weights.length);
    }

    /** Lets go of the rows before one. */
    void forgetBefore(long row) {
        first = Math.max(first, row);
    }

    /** The first row that is at hand. */
    long first() {
        return first;
    }

    /** The number that the next row will have. */
    long next() {
        return next;
    }

    /**
     * The moments of rows about another origin.
     *
     * @param from the first row
     * @param to behind the last
     * @param origin what is taken from each column
     */
    Moments moments(long from, long to, double[] origin) {
        int count = Math.toIntExact(to - from);
        double[] block = new double[count * columns];
        double[] own = new double[count];
        for (int i = 0; i < count; i++) {
            int at = slot(from + i);
            for (int j = 0; j < columns; j++) {
                block[i * columns + j] = values[at * columns + j] - origin[j];
            }
            own[i] = weights[at];
        }
        return Moments.ofBlock(block, count, columns, own);
    }

    /** The median of each column over rows, at least one. */
    double[] medians(long from, long to) {
        double[] medians = new double[columns];
        double[] column = new double[Math.toIntExact(to - from)];
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < column.length; i++) {
                column[i] = values[slot(from + i) * columns + j];
            }
            Arrays.sort(column);
            medians[j] = column[column.length / 2];
        }
        return medians;
    }
}
