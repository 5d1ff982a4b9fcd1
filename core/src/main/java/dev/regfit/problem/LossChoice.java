package dev.regfit.problem;

import dev.regfit.data.DataProblem;
import dev.regfit.data.Dataset;
import dev.regfit.data.TrainingData;
import dev.regfit.data.WeightedQuantile;

/**
 * A loss as users ask for it: its parameter may be a multiple of what the data are.
 *
 * @param name which
 * @param number the number that the loss takes or, of δ, how many times the scaled median absolute deviation of the target it
 *     is; NaN for losses that take none
 * @param inMads whether it is such a multiple
 */
public record LossChoice(LossName name, double number, boolean inMads) {
    /** The squared loss. */
    public static final LossChoice SQUARED = of(LossName.SQUARED);

    /** Loses five per cent against least squares where the errors are normal (Huber 1981, section 4.5). */
    public static final LossChoice USUAL_HUBER = new LossChoice(LossName.HUBER, 1.345, true);

    /** Makes the median absolute deviation of normal values their standard deviation: 1/Φ⁻¹(3/4) (Huber 1981, 5.1). */
    private static final double NORMAL = 1.4826;

    /** A loss without a parameter. */
    public static LossChoice of(LossName name) {
        return new LossChoice(name, Double.NaN, false);
    }

    /** Whether it is the squared one. */
    public boolean isSquared() {
        return name == LossName.SQUARED;
    }

    /**
     * The loss for data.
     *
     * @throws DataProblem when δ is a multiple of a deviation that is zero
     * @throws IllegalStateException when it is one of data whose rows are not at hand
     */
    public Loss of(TrainingData data) {
        if (!inMads) {
            return name.loss(number);
        }
        if (!(data instanceof Dataset rows)) {
            throw new IllegalStateException("a median absolute deviation needs the rows");
        }
        return name.loss(number * deviation(rows));
    }

    /** Of the target less its offset, about its median. */
    private static double deviation(Dataset data) {
        double[] values = new double[data.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.y()[i] - data.offset(i);
        }
        double median = WeightedQuantile.median(values, data.weights());
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i] - median);
        }
        double deviation = NORMAL * WeightedQuantile.median(values, data.weights());
        if (deviation == 0) {
            throw new DataProblem(
                    DataProblem.Kind.ZERO_DEVIATION,
                    "the median absolute deviation of \"%s\" is zero, because half of the rows or more have the same value"
                            .formatted(data.schema().target()));
        }
        return deviation;
    }
}
