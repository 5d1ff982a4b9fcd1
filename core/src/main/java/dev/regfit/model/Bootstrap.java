package dev.regfit.model;

import java.util.List;

/**
 * How much weights vary when rows are drawn again (Efron and Tibshirani 1993, chapters 6 and 13).
 *
 * @param samples number of samples
 * @param seed what they were drawn from
 * @param intercept of the intercept
 * @param weights of the p weights
 * @param unproven number of samples whose weights are not proven as asked
 */
public record Bootstrap(int samples, long seed, Spread intercept, List<Spread> weights, int unproven) {
    /** The share of the samples between the ends of an interval. */
    public static final double LEVEL = 0.95;

    /** Fewer have no sample beyond the ends of an interval. */
    public static final int FEWEST_SAMPLES = 40;

    public Bootstrap {
        weights = List.copyOf(weights);
    }

    /** Of weight j, or of the intercept where j is −1. */
    public Spread of(int j) {
        return j < 0 ? intercept : weights.get(j);
    }

    /**
     * A number over all samples.
     *
     * @param standardError its standard deviation
     * @param lower the quantile at 2.5 %
     * @param upper the quantile at 97.5 %
     */
    public record Spread(double standardError, double lower, double upper) {}
}
