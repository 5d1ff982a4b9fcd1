package dev.regfit.spark.rows;

import dev.regfit.data.Outcome;
import java.io.Serial;
import java.io.Serializable;

/** The total of each column of a pass over the rows, by which it is seen whether two passes had the same rows. */
final class ColumnTotals implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Totals of the same numbers in another order, or of numbers that an aggregation made in another, differ by less. */
    private static final double SAME = 1e-9;

    /** Target, weight, offset and key. */
    private static final int OF_OUTCOME = 4;

    private final double[] sums;
    /** Of absolute values. */
    private final double[] sizes;

    /** Of no rows. */
    ColumnTotals(int inputs) {
        sums = new double[inputs + OF_OUTCOME];
        sizes = new double[inputs + OF_OUTCOME];
    }

    void add(double[] numbers, String[] texts, Outcome outcome) {
        int inputs = numbers.length;
        for (int k = 0; k < inputs; k++) {
            add(k, texts[k] == null ? numbers[k] : texts[k].hashCode());
        }
        add(inputs, outcome.target());
        add(inputs + 1, outcome.weight());
        add(inputs + 2, outcome.offset());
        add(inputs + 3, outcome.label() == null ? 0 : outcome.label().hashCode());
    }

    private void add(int column, double value) {
        if (!Double.isNaN(value)) {
            sums[column] += value;
            sizes[column] += Math.abs(value);
        }
    }

    void add(ColumnTotals other) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] += other.sums[k];
            sizes[k] += other.sizes[k];
        }
    }

    boolean agreesWith(ColumnTotals other) {
        for (int k = 0; k < sums.length; k++) {
            double size = Math.max(sizes[k], other.sizes[k]);
            boolean overflown = !(size < Double.POSITIVE_INFINITY);
            if (!overflown && Math.abs(sums[k] - other.sums[k]) > SAME * size) {
                return false;
            }
        }
        return true;
    }
}
