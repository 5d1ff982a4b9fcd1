package dev.regfit.data;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Consecutive rows as they were read, with the numbers of their levels for texts, and each row's target behind its
 * cells. Grows up to its capacity. Offsets take memory only where one is not zero.
 */
final class CellBlock {
    private static final int FEWEST_ROWS = 16;

    private final int inputs;
    private final int capacity;
    private double[] cells;
    private double[] weights;
    /** Of the rows, as far as it goes; zero for all others. */
    private double[] offsets = {};

    private int rows;
    private boolean complete = true;

    CellBlock(int inputs, int capacity) {
        this.inputs = inputs;
        this.capacity = capacity;
        int few = Math.min(capacity, FEWEST_ROWS);
        cells = new double[Math.multiplyExact(few, width())];
        weights = new double[few];
    }

    /**
     * Adds a row.
     *
     * @param row one value a predictor (there may be more, which are not looked at): a number, or the number of a text's
     *     level; NaN where missing
     */
    void add(double[] row, double target, double weight) {
        add(row, 0, target, weight);
    }

    /** @param at where the row starts */
    void add(double[] row, int at, double target, double weight) {
        reserve(rows + 1);
        int start = rows * width();
        System.arraycopy(row, at, cells, start, inputs);
        cells[start + inputs] = target;
        weights[rows++] = weight;
    }

    /**
     * Adds rows of weight 1, as many as there is room for.
     *
     * @param from rows of {@link #width} numbers, the target last
     * @param at where the first one starts
     * @return how many there was room for
     */
    int addAll(double[] from, int at, int count) {
        int taken = Math.min(count, capacity - rows);
        reserve(rows + taken);
        System.arraycopy(from, at, cells, rows * width(), taken * width());
        Arrays.fill(weights, rows, rows + taken, 1);
        rows += taken;
        return taken;
    }

    private void reserve(int wanted) {
        if (wanted > weights.length) {
            int more = Math.min(capacity, Math.max(wanted, 2 * rows));
            cells = Arrays.copyOf(cells, Math.multiplyExact(more, width()));
            weights = Arrays.copyOf(weights, more);
        }
    }

    /** Gives the last row an offset. */
    void offset(double offset) {
        if (offset != 0 || offsets.length > 0) {
            offsets = offsets.length < rows ? Arrays.copyOf(offsets, weights.length) : offsets;
            offsets[rows - 1] = offset;
        }
    }

    /** Replaces each target. */
    void replaceTargets(DoubleUnaryOperator by) {
        for (int i = 0; i < rows; i++) {
            int at = i * width() + inputs;
            cells[at] = by.applyAsDouble(cells[at]);
        }
    }

    /** Lets go of all rows. */
    void clear() {
        rows = 0;
        offsets = new double[0];
        complete = true;
    }

    /** Takes note that some row lacks a value. */
    void markIncomplete() {
        complete = false;
    }

    boolean isComplete() {
        return complete;
    }

    boolean isFull() {
        return rows == capacity;
    }

    int rows() {
        return rows;
    }

    /** Numbers a row, the target among them. */
    int width() {
        return inputs + 1;
    }

    /** Row i at i·{@link #width()}; not a copy. */
    double[] cells() {
        return cells;
    }

    /** The rows for which {@code chosen} is true, its first entry being for the first row here. */
    CellBlock only(boolean[] chosen, int from) {
        CellBlock some = new CellBlock(inputs, capacity);
        for (int i = 0; i < rows; i++) {
            if (chosen[from + i]) {
                some.add(cells, i * width(), target(i), weights[i]);
                some.offset(offset(i));
            }
        }
        some.complete = complete;
        return some;
    }

    double cell(int i, int input) {
        return cells[i * width() + input];
    }

    boolean isMissing(int i, int input) {
        return Double.isNaN(cell(i, input));
    }

    double target(int i) {
        return cells[i * width() + inputs];
    }

    double weight(int i) {
        return weights[i];
    }

    double offset(int i) {
        return i < offsets.length ? offsets[i] : 0;
    }

    /** Weights of the rows; there may be more numbers than rows. Not a copy. */
    double[] weights() {
        return weights;
    }
}
