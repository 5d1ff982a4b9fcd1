package dev.regfit.problem;

import dev.regfit.linalg.Cholesky;
import java.util.Arrays;
import java.util.Optional;

/**
 * Newton's step on some columns and the intercept, after which a dual point has the slopes there that it must have: what the
 * slopes of rows are moved by, and what is left to move.
 *
 * @param changes of the rows' slopes, without their weights, length n
 * @param steps of the chosen weights
 * @param distance how far the exact dual point is at most, in units of the square root of the objective
 */
record DualStep(double[] changes, double[] steps, double distance) {

    /** Reciprocal condition number below which half of what a solution tells may be rounding. */
    private static final double UNRELIABLE = 1e-12;

    /** What the estimate of a condition number may be too small by. */
    private static final double ESTIMATE = 3;

    /** Without columns and intercept. */
    static DualStep none(int rows) {
        return new DualStep(new double[rows], new double[0], 0);
    }

    /**
     * Takes the step.
     *
     * @param curvatures how easily the dual variables of rows move, times their weights
     * @param sums at the same point
     * @param rounding of a sum over the rows, as a share of its size
     * @return empty where it is too long to count on, or the columns depend on each other
     */
    static Optional<DualStep> of(
            RowLoss rows,
            ElasticNet net,
            RowPoint at,
            RowDual dual,
            int[] chosen,
            double[] curvatures,
            RowSums sums,
            double rounding) {
        int k = chosen.length;
        double[] hessian = rows.design().hessian(chosen, curvatures);
        int order = rows.hasIntercept() ? k + 1 : k;
        double[] system = new double[order * order];
        double[] left = new double[order];
        for (int a = 0; a < order; a++) {
            System.arraycopy(hessian, a * (k + 1), system, a * order, order);
            if (a < k) {
                system[a * order + a] += net.l2(chosen[a]);
                left[a] = net.downhill(chosen[a], at.w()[chosen[a]], dual.correlations()[chosen[a]]);
            } else {
                left[a] = sums.meanDual();
            }
        }
        Optional<Cholesky> factor = Cholesky.of(system, order);
        double reciprocal = factor.map(Cholesky::reciprocalCondition).orElse(0.0);
        if (!(reciprocal > UNRELIABLE)) {
            return Optional.empty();
        }
        double[] steps = factor.get().solve(left);
        double[] changes = new double[at.f().length];
        rows.design().direction(order > k ? steps[k] : 0, chosen, Arrays.copyOf(steps, k), changes);
        double longest = 0;
        for (int i = 0; i < changes.length; i++) {
            longest = Math.max(longest, Math.abs(changes[i]));
            changes[i] *= curvatures[i] / rows.data().weights()[i];
        }
        // What a solution leaves, and what rounding hides of the slopes: as shares of the diagonal, which Cholesky
        // scales to one.
        double hidden = 0;
        for (int a = 0; a < order; a++) {
            double curvature = system[a * order + a];
            double power = a < k ? rows.design().power(chosen[a]) : 1;
            double size = Math.sqrt(Math.min(curvature * sums.dualDistance(), power * sums.dualPower()));
            double slopeError =
                    rounding * size + dual.error() * Math.sqrt(power) + rounding / reciprocal * Math.abs(left[a]);
            hidden += slopeError * slopeError / Math.max(curvature, Double.MIN_NORMAL);
        }
        double distance = 2 * Math.sqrt(hidden * ESTIMATE / reciprocal);
        boolean near = longest < 1 && distance < 0.01;
        return near ? Optional.of(new DualStep(changes, Arrays.copyOf(steps, k), distance)) : Optional.empty();
    }
}
