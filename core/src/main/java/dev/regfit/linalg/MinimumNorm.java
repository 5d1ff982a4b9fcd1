package dev.regfit.linalg;

import java.util.Arrays;

/**
 * The shortest of all least-squares solutions, for collinear columns or more columns than rows.
 *
 * <p>Minimises ‖Ax − b‖₂ and among the minimisers takes the one of smallest ‖x‖₂: x = A⁺b (Golub and Van Loan, Matrix
 * Computations, 5.5), by {@link SingularValues}.
 *
 * <p>The solution and the rank depend on the scale of the columns, and there is no intercept: the caller scales,
 * weights and centres.
 */
public final class MinimumNorm {
    private static final double EPSILON = 0x1p-52;

    private MinimumNorm() {}

    /**
     * A solution.
     *
     * @param x k numbers
     * @param rank the number of singular values taken for non-zero
     */
    public record Solution(double[] x, int rank) {}

    /**
     * Solves with the usual cutoff: singular values of at most max(n, k)·2⁻⁵² times the largest are taken for zero.
     *
     * @param a n×k, column-major
     * @param b n numbers
     * @param k number of columns
     * @throws IllegalArgumentException if a does not hold n·k numbers, or a number is not finite
     * @throws ArithmeticException if the singular values do not converge
     */
    public static Solution solve(double[] a, double[] b, int k) {
        return solve(a, b, k, Math.max(b.length, k) * EPSILON);
    }

    /**
     * Solves with a cutoff of the caller's.
     *
     * @param a n×k, column-major
     * @param b n numbers
     * @param k number of columns
     * @param relativeCutoff singular values of at most this times the largest are taken for zero; at least 0
     * @throws IllegalArgumentException if a does not hold n·k numbers, a number is not finite or the cutoff is negative
     * @throws ArithmeticException if the singular values do not converge
     */
    public static Solution solve(double[] a, double[] b, int k, double relativeCutoff) {
        Shapes.requireFinite("b", b);
        if (!(relativeCutoff >= 0)) {
            throw new IllegalArgumentException("relativeCutoff must be at least 0, it is " + relativeCutoff);
        }
        SingularValues decomposition = SingularValues.of(a, b.length, k);
        double[] sigma = decomposition.values();
        double[] z = decomposition.project(b);
        double cutoff = relativeCutoff * Arrays.stream(sigma).max().orElse(0);
        int rank = 0;
        for (int i = 0; i < z.length; i++) {
            boolean counts = sigma[i] > cutoff;
            z[i] = counts ? z[i] / sigma[i] : 0;
            rank += counts ? 1 : 0;
        }
        return new Solution(decomposition.combine(z), rank);
    }
}
