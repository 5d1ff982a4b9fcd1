package dev.regfit.solver;

import dev.regfit.problem.Certifier;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;
import java.util.Optional;

/**
 * A closed form whose answer is certified, and found once more when it misses the tolerance: by QR on the original rows, or
 * if that costs too much by coordinate descent. The dual form needs this: with a weak penalty on columns of very different scales, w = D⁻¹X̃ᵀa loses digits that no
 * refinement of a brings back.
 */
final class Rechecked implements Solver {
    private final Solver solver;
    private final RowSquares rows;

    Rechecked(Solver solver, RowSquares rows) {
        this.solver = solver;
        this.rows = rows;
    }

    @Override
    public Solution solve(Problem problem, Stopping stopping) {
        Solution solution = solver.solve(problem, stopping);
        boolean proven = new Certifier(problem).certify(solution.weights()).isWithin(stopping.tolerance());
        if (proven) {
            return solution;
        }
        return refined(problem).orElseGet(() -> new CoordinateDescent().solve(problem, stopping));
    }

    private Optional<Solution> refined(Problem problem) {
        return Conditioning.isAffordable(rows.rows() + rows.columns(), rows.columns())
                ? RefinedActiveSet.solve(rows, problem.penalty(), problem.start(), 0)
                : Optional.empty();
    }
}
