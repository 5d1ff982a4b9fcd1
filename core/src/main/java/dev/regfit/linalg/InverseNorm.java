package dev.regfit.linalg;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Estimates ‖A⁻¹‖₁ of a symmetric matrix from a few solves.
 *
 * <p>Hager, "Condition estimates", SIAM J. Sci. Stat. Comput. 5 (1984), with the modifications of Higham, "FORTRAN
 * codes for estimating the one-norm of a real or complex matrix", ACM TOMS 14 (1988), algorithm 4.1. The estimate is a
 * lower bound and is rarely below a third of the norm.
 */
final class InverseNorm {
    private static final int MOST_STEPS = 5;

    private InverseNorm() {}

    /**
     * Returns the estimate.
     *
     * @param p order of the matrix
     * @param solve b ↦ A⁻¹b, for symmetric A; must return a new array
     */
    static double estimate(int p, UnaryOperator<double[]> solve) {
        if (p == 0) {
            return 0;
        }
        double[] x = new double[p];
        Arrays.fill(x, 1.0 / p);
        double[] y = solve.apply(x);
        double estimate = oneNorm(y);
        int last = -1;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] z = solve.apply(signs(y));
            int j = largest(z);
            if (j == last || (step == 0 && Math.abs(z[j]) <= Kernels.dot(z, 0, x, 0, p))) {
                break;
            }
            double[] unit = new double[p];
            unit[j] = 1;
            double[] signsBefore = signs(y);
            y = solve.apply(unit);
            double next = oneNorm(y);
            if (next <= estimate || Arrays.equals(signsBefore, signs(y))) {
                estimate = Math.max(estimate, next);
                break;
            }
            estimate = next;
            last = j;
        }
        return Math.max(estimate, 2 * oneNorm(solve.apply(alternating(p))) / (3 * p));
    }

    /** (−1)^i (1 + i/(p−1)): catches matrices whose cancellation deceives the search. */
    private static double[] alternating(int p) {
        double[] x = new double[p];
        for (int i = 0; i < p; i++) {
            double size = p == 1 ? 1 : 1 + (double) i / (p - 1);
            x[i] = i % 2 == 0 ? size : -size;
        }
        return x;
    }

    private static double[] signs(double[] v) {
        double[] s = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            s[i] = v[i] >= 0 ? 1 : -1;
        }
        return s;
    }

    private static int largest(double[] v) {
        int j = 0;
        for (int i = 1; i < v.length; i++) {
            if (Math.abs(v[i]) > Math.abs(v[j])) {
                j = i;
            }
        }
        return j;
    }

    private static double oneNorm(double[] v) {
        double sum = 0;
        for (double element : v) {
            sum += Math.abs(element);
        }
        return sum;
    }
}
