package dev.regfit.solver;

import dev.regfit.linalg.PenalizedEquations;
import dev.regfit.linalg.RefinedLeastSquares;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowLoss;
import java.util.Optional;

/** Solves the active set's linear system from the original rows, to the last digit, where a Gram matrix loses some. */
final class RefinedRows {
    private RefinedRows() {}

    /**
     * The optimum for the signs and the bounded weights of {@code w} (on the working columns, not modified).
     *
     * @return empty when the active columns are collinear, or the optimum has other signs or leaves the bounds, or the
     *     target is constant: its weights of zero would come out as rounding errors
     */
    static Optional<Solution> solve(RowLoss loss, Penalty penalty, double[] w, int iterations) {
        if (loss.targetPower() == 0) {
            return Optional.empty();
        }
        int[] active = ActiveSetStep.active(new Problem(loss, penalty), w);
        double[] scales = loss.standardization().scales();
        double n = loss.rows();
        double[] ridge = new double[active.length];
        double[] linear = new double[active.length];
        for (int k = 0; k < active.length; k++) {
            int j = active[k];
            ridge[k] = n * penalty.l2(j) * scales[j] * scales[j];
            linear[k] = n * penalty.l1(j) * scales[j] * Math.signum(w[j]);
        }
        PenalizedEquations equations = new PenalizedEquations(
                loss.data().x().select(active).values(),
                PowerRests.of(loss.data(), active),
                withoutFixed(loss, active, w),
                active.length,
                loss.data().weights(),
                loss.standardization().intercept(),
                ridge,
                linear);
        return RefinedLeastSquares.solve(equations)
                .filter(RefinedLeastSquares.Solution::converged)
                .flatMap(exact -> accept(exact, active, penalty, scales, w, iterations));
    }

    /** The target less what the weights held fixed explain. */
    private static double[] withoutFixed(RowLoss loss, int[] active, double[] w) {
        double[] fixed = w.clone();
        for (int j : active) {
            fixed[j] = 0;
        }
        double[] original = loss.standardization().toOriginal(fixed);
        double[] target = loss.data().y().clone();
        for (int j = 0; j < original.length; j++) {
            if (original[j] != 0) {
                loss.data().x().axpy(j, -original[j], target);
            }
        }
        return target;
    }

    private static Optional<Solution> accept(
            RefinedLeastSquares.Solution exact,
            int[] active,
            Penalty penalty,
            double[] scales,
            double[] w,
            int iterations) {
        double[] refined = w.clone();
        for (int k = 0; k < active.length; k++) {
            int j = active[k];
            refined[j] = exact.x()[k] * scales[j];
            boolean flipped = penalty.l1(j) > 0 && refined[j] * w[j] <= 0;
            if (flipped || penalty.clamp(j, refined[j]) != refined[j]) {
                return Optional.empty();
            }
        }
        return Optional.of(Solution.withIntercept(refined, exact.intercept(), iterations));
    }
}
