package dev.regfit.solver;

import dev.regfit.data.Standardization;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;
import java.util.Optional;

/**
 * A solver whose answer is found once more on the original rows where digits are lost: because the active columns are
 * nearly collinear, because the intercept is the small difference of large terms, or because the answer is not proven in
 * few iterations, as many as most problems take.
 */
final class Polished implements Solver {
    /** An intercept this many times smaller than its largest term has two or three of its sixteen digits wrong. */
    private static final double TOO_MUCH_CANCELLATION = 100;

    private final Solver solver;
    private final RowSquares rows;

    Polished(Solver solver, RowSquares rows) {
        this.solver = solver;
        this.rows = rows;
    }

    @Override
    public Solution solve(Problem problem, Stopping stopping) {
        Stopping few = stopping.atMost(CoordinateDescent.MANY_SWEEPS);
        Solution solution = solver.solve(problem, few);
        boolean proven = certificate(problem, solution).isWithin(stopping.tolerance());
        if (proven ? !losesDigits(problem, solution.weights()) : few.maxIterations() == stopping.maxIterations()) {
            return solution;
        }
        return RefinedActiveSet.solve(rows, problem.penalty(), solution.weights(), solution.iterations())
                .orElseGet(() -> proven ? solution : solver.solve(problem, stopping));
    }

    /** Of columns whose means are large against their deviations the rows tell more than moments. */
    private Certificate certificate(Problem problem, Solution solution) {
        Optional<Certificate> known = problem.loss() == rows ? solution.certificate() : Optional.empty();
        return known.orElseGet(() -> new Certifier(new Problem(rows, problem.penalty())).certify(solution.weights()));
    }

    private boolean losesDigits(Problem problem, double[] w) {
        int[] active = ActiveSetStep.active(problem, w);
        return active.length > 0 && (Conditioning.losesDigits(problem, active, rows.rows()) || cancels(active, w));
    }

    private boolean cancels(int[] active, double[] w) {
        Standardization standardization = rows.standardization();
        return standardization.intercept()
                && Conditioning.isAffordable(rows.rows(), active.length)
                && standardization.interceptCancellation(standardization.toOriginal(w)) > TOO_MUCH_CANCELLATION;
    }
}
