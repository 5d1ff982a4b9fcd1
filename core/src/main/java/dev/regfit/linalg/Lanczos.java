package dev.regfit.linalg;

import java.util.Arrays;

/**
 * The largest eigenvalue of a symmetric positive semidefinite operator known only by its products, as a step size of a
 * gradient method needs it.
 *
 * <p>The Lanczos recurrence without reorthogonalisation: the copies of converged eigenvalues that this lets in do not
 * harm the largest one, and the residual bound stays valid in rounded arithmetic (Paige, "Error analysis of the Lanczos
 * algorithm for tridiagonalizing a symmetric matrix", IMA J. Appl. Math. 18, 1976; Golub and Van Loan, Matrix
 * Computations, 10.1 and 10.3). Memory is three vectors.
 */
public final class Lanczos {
    private static final double ACCURACY = 1e-6;
    private static final int MOST_STEPS = 300;
    private static final int STEPS_BETWEEN_CHECKS = 5;

    private Lanczos() {}

    /** A symmetric linear operator. */
    @FunctionalInterface
    public interface Operator {
        /**
         * y ← Ax.
         *
         * @param x p numbers; must not be modified
         * @param y p numbers; overwritten
         */
        void apply(double[] x, double[] y);
    }

    /**
     * Returns a number that is at least the largest eigenvalue and, unless the spectrum is so crowded at its upper end
     * that {@value #MOST_STEPS} products do not resolve it, at most a few 10⁻⁶ above it in relative terms.
     *
     * <p>The start vector is fixed and pseudo-random, so the result is the same on every run. That it is a bound holds
     * unless that vector happens to be orthogonal, to many digits, to the leading eigenvector: certain enough for a
     * step size, but not a proof.
     *
     * @param p order of the operator
     * @param operator symmetric positive semidefinite
     * @throws ArithmeticException if a product is not finite
     */
    public static double largestEigenvalue(int p, Operator operator) {
        if (p == 0) {
            return 0;
        }
        double[] before = new double[p];
        double[] q = start(p);
        double[] next = new double[p];
        double[] diagonal = new double[MOST_STEPS];
        double[] offDiagonal = new double[MOST_STEPS];
        for (int step = 0; step < MOST_STEPS; step++) {
            operator.apply(q, next);
            diagonal[step] = Kernels.dot(q, 0, next, 0, p);
            Kernels.axpy(-diagonal[step], q, 0, next, 0, p);
            Kernels.axpy(step == 0 ? 0 : -offDiagonal[step - 1], before, 0, next, 0, p);
            double beta = Math.sqrt(Kernels.dot(next, 0, next, 0, p));
            if (!Double.isFinite(beta)) {
                throw new ArithmeticException("a product with the operator is not finite");
            }
            offDiagonal[step] = beta;
            boolean last = step == MOST_STEPS - 1;
            if (last || step % STEPS_BETWEEN_CHECKS == 0 || beta <= ACCURACY * Math.abs(diagonal[0])) {
                double[] ritz = largestRitz(diagonal, offDiagonal, step + 1);
                if (last || ritz[1] <= ACCURACY * ritz[0]) {
                    return (ritz[0] + ritz[1]) * (1 + ACCURACY);
                }
            }
            double[] free = before;
            before = q;
            q = next;
            next = free;
            for (int i = 0; i < p; i++) {
                q[i] /= beta;
            }
        }
        throw new IllegalStateException("the last step returns");
    }

    /** The largest eigenvalue of the tridiagonal matrix of order m, and the length of its residual in the operator. */
    private static double[] largestRitz(double[] diagonal, double[] offDiagonal, int m) {
        double[] t = new double[m * m];
        for (int i = 0; i < m; i++) {
            t[i * m + i] = diagonal[i];
            if (i + 1 < m) {
                t[i * m + i + 1] = offDiagonal[i];
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(t, m);
        double lastEntry = eigen.vectors()[(m - 1) * m + m - 1];
        return new double[] {eigen.values()[m - 1], offDiagonal[m - 1] * Math.abs(lastEntry)};
    }

    /** A unit vector of entries of equal size, the signs from Steele's SplitMix64 generator. */
    private static double[] start(int p) {
        double[] q = new double[p];
        Arrays.fill(q, 1 / Math.sqrt(p));
        long state = 0;
        for (int i = 0; i < p; i++) {
            state += 0x9E3779B97F4A7C15L;
            long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            if ((z ^ (z >>> 31)) < 0) {
                q[i] = -q[i];
            }
        }
        return q;
    }
}
