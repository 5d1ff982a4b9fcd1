package dev.regfit.problem;

import dev.regfit.linalg.Cholesky;
import java.util.Arrays;
import java.util.Optional;

/**
 * The slopes of rows that Newton's step promises, as a dual point. Where weights miss the optimum by ε their own slopes
 * violate the conditions of optimality by as much; those that are promised, by ε².
 */
final class PromisedSlopes {
    /** The second step takes away what rounding has left of the first. */
    private static final int STEPS = 2;

    private PromisedSlopes() {}

    /**
     * Takes steps from given weights.
     *
     * @param chosen the columns that move; all but them are left where they are
     * @return empty where the Hessian cannot be factored
     */
    static Optional<RowDual> at(RowPoint at, RowLoss rows, Penalty penalty, int[] chosen) {
        int k = chosen.length;
        int order = rows.hasIntercept() ? k + 1 : k;
        double[] hessian = rows.design().hessian(chosen, at.curvatures());
        double[] ofPenalty = new double[k * k];
        penalty.addCurvature(chosen, at.w(), ofPenalty);
        double[] system = new double[order * order];
        for (int a = 0; a < order; a++) {
            System.arraycopy(hessian, a * (k + 1), system, a * order, order);
            for (int c = 0; c < k && a < k; c++) {
                system[a * order + c] += ofPenalty[a * k + c];
            }
        }
        Optional<Cholesky> factor = Cholesky.nearest(system, order);
        if (factor.isEmpty()) {
            return Optional.empty();
        }
        double[] values = at.slopes().clone();
        double[] correlations = at.correlations().clone();
        double[] total = new double[order];
        for (int step = 0; step < STEPS; step++) {
            double[] solved = factor.get().solve(left(at, penalty, chosen, ofPenalty, values, correlations, total));
            for (int a = 0; a < order; a++) {
                total[a] += solved[a];
            }
            double[] direction = new double[values.length];
            rows.design().direction(order > k ? total[k] : 0, chosen, Arrays.copyOf(total, k), direction);
            for (int i = 0; i < values.length; i++) {
                values[i] = at.slopes()[i] - at.curvatures()[i] * direction[i];
            }
            rows.design().correlate(values, correlations);
        }
        return Optional.of(new RowDual(values, correlations, 0));
    }

    /** What the steps so far have left to do. */
    private static double[] left(
            RowPoint at,
            Penalty penalty,
            int[] chosen,
            double[] ofPenalty,
            double[] values,
            double[] correlations,
            double[] total) {
        int k = chosen.length;
        double[] downhill = penalty.downhill(at.w(), correlations);
        double[] left = new double[total.length];
        for (int a = 0; a < k; a++) {
            left[a] = downhill[chosen[a]];
            for (int c = 0; c < k; c++) {
                left[a] -= ofPenalty[a * k + c] * total[c];
            }
        }
        if (left.length > k) {
            left[k] = RowPoint.mean(values);
        }
        return left;
    }
}
