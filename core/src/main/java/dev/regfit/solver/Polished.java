package dev.regfit.solver;

import dev.regfit.problem.Problem;
import dev.regfit.problem.RowLoss;

/** A solver whose last step is repeated on the original rows when the active columns are nearly collinear. */
final class Polished implements Solver {
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
        if (active.length == 0 || !Conditioning.losesDigits(problem, active, rows.rows())) {
            return solution;
        }
        return RefinedRows.solve(rows, problem.penalty(), w, solution.iterations())
                .orElse(solution);
    }
}
