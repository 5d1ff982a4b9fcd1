package dev.regfit.solver;

import dev.regfit.linalg.Cholesky;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;

/** Decides whether a linear system is to be solved from its Gram matrix or, more exactly, from the rows. */
final class Conditioning {
    /**
     * Reciprocal condition number of the scaled Gram matrix below which more than four of a double's sixteen digits
     * would go.
     */
    private static final double WELL_CONDITIONED = 1e-4;

    /**
     * The same where the loss is that of rows: solvers look at these again after each step, which is iterative refinement,
     * so that the digits lost are those of a correlation, not of the Gram matrix.
     */
    private static final double WELL_CONDITIONED_ROWS = 1e-6;

    /** Flops of a QR factorisation, n·k², that are worth spending on exactness: some tenths of a second. */
    private static final double AFFORDABLE = 5e8;

    private Conditioning() {}

    /** Whether a QR factorisation of n×k numbers is worth its price where digits are at stake. */
    static boolean isAffordable(long rows, int columns) {
        return (double) rows * columns * columns <= AFFORDABLE;
    }

    /** Whether the Gram matrix of the active columns loses digits that the rows can still give, at a fair price. */
    static boolean losesDigits(Problem problem, int[] active, long rows) {
        if (!isAffordable(rows, active.length)) {
            return false;
        }
        return isNearlySingular(problem, active);
    }

    /** Whether the Gram matrix of the active columns loses digits. */
    static boolean isNearlySingular(Problem problem, int[] active) {
        double least = problem.loss() instanceof RowSquares ? WELL_CONDITIONED_ROWS : WELL_CONDITIONED;
        return active.length > 0
                && Cholesky.of(problem.hessian(active), active.length)
                        .map(factor -> factor.reciprocalCondition() < least)
                        .orElse(true);
    }
}
