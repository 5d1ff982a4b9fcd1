package dev.regfit.solver;

import dev.regfit.data.Standardization;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowLoss;

/**
 * A solver whose last step is repeated on the original rows where it has lost digits: because the active columns are
 * nearly collinear, or because the intercept is the small difference of large terms.
 */
final class Polished implements Solver {
    /** An intercept this many times smaller than its largest term has two or three of its sixteen digits wrong. */
    private static final double TOO_MUCH_CANCELLATION = 100;

    private final Solver solver;
    private final RowLoss rows;

    Polished(Solver solver, RowLoss rows) {
        this.solver = solver;
        this.rows = rows;
    }

    @Override
    public Solution solve(Problem problem, Stopping stopping) {
        Solution solution = solver.solve(problem, stopping);
        double[] w = solution.weights();
        int[] active = ActiveSetStep.active(problem, w);
        if (active.length == 0 || !(Conditioning.losesDigits(problem, active, rows.rows()) || cancels(active, w))) {
            return solution;
        }
        return RefinedRows.solve(rows, problem.penalty(), w, solution.iterations())
                .orElse(solution);
    }

    private boolean cancels(int[] active, double[] w) {
        Standardization standardization = rows.standardization();
        double cancellation = standardization.interceptCancellation(standardization.toOriginal(w));
        return standardization.intercept()
                && cancellation > TOO_MUCH_CANCELLATION
                && Conditioning.isAffordable(rows.rows(), active.length);
    }
}
