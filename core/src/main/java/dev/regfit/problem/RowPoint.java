package dev.regfit.problem;

/**
 * Weights, and the loss of the rows there.
 *
 * @param b the intercept of the working columns
 * @param w weights on the working columns, length p
 * @param f linear predictors, length n
 * @param slopes of the rows, times their weights, length n
 * @param curvatures of the rows, times their weights, length n
 * @param value the mean loss; may be ∞ or NaN far out
 * @param correlations X̃ᵀs/n for the slopes s, length p
 */
public record RowPoint(
        double b, double[] w, double[] f, double[] slopes, double[] curvatures, double value, double[] correlations) {

    /** The same with other slopes, as there are at a kink. */
    public RowPoint with(RowDual dual) {
        return new RowPoint(b, w, f, dual.values(), curvatures, value, dual.correlations());
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
