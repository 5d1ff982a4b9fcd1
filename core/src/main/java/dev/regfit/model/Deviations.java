package dev.regfit.model;

import dev.regfit.data.ColumnSummary;
import java.util.Arrays;

/**
 * Standard deviations in the training data: what makes weights of different columns comparable.
 *
 * @param columns of the p features, weighted, with 1/n; exactly zero for a constant one
 * @param target of the target, likewise
 */
public record Deviations(double[] columns, double target) {

    /** Of the data that a summary is of. */
    public static Deviations of(ColumnSummary summary) {
        return new Deviations(Arrays.copyOf(summary.deviations(), summary.columns()), summary.targetDeviation());
    }

    /**
     * A weight as it would be on columns and a target of standard deviation one, w·sd(x)/sd(y).
     *
     * @return NaN where the target is constant
     */
    public double standardized(int column, double weight) {
        return target > 0 ? contribution(column, weight) / target : Double.NaN;
    }

    /** By how much a prediction changes with one standard deviation of a column, w·sd(x): also of a constant target. */
    public double contribution(int column, double weight) {
        return weight * columns[column];
    }
}
