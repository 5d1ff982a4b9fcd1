package dev.regfit.problem;

import java.util.function.IntToDoubleFunction;

/** The largest violation of the conditions of optimality of a loss with curvature, in the unit of {@link Certificate#kkt}. */
final class Violations {
    private Violations() {}

    /**
     * What is known of the loss at weights.
     *
     * @param correlations slopes of the loss, length p
     * @param meanSlope of the rows with an intercept, otherwise 0
     * @param meanCurvature of the rows
     * @param power mean square of each column
     */
    record Slopes(double[] correlations, double meanSlope, double meanCurvature, IntToDoubleFunction power) {}

    /**
     * The largest.
     *
     * @param net of columns that are blocks of their own
     * @param scale of gaps
     */
    static double largest(Penalty penalty, ElasticNet net, double[] w, Slopes slopes, double scale) {
        double largest = 0;
        if (slopes.meanSlope() != 0) {
            largest = Math.abs(slopes.meanSlope()) / Math.sqrt(2 * slopes.meanCurvature() * scale);
        }
        double[] violations = penalty.violations(w, slopes.correlations());
        for (int j = 0; j < violations.length; j++) {
            double power = slopes.meanCurvature() * slopes.power().applyAsDouble(j);
            double curvature = power + net.l2(j);
            double violation = violations[j];
            if (violation > 0 && curvature > 0 && penalty.isAlone(j)) {
                double best = net.minimizer(j, power, slopes.correlations()[j] + power * w[j]);
                violation = Math.min(violation, curvature * Math.abs(best - w[j]));
            }
            if (violation > 0 && curvature > 0) {
                largest = Math.max(largest, violation / unit(curvature, scale));
            }
        }
        return largest;
    }

    /** Of violations: √(2aS) for the curvature a of a weight and the scale S of gaps, as of the squared loss. */
    static double unit(double curvature, double scale) {
        return Math.sqrt(2 * curvature * scale);
    }
}
