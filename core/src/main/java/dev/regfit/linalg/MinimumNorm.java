package dev.regfit.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The shortest of all least-squares solutions, for collinear columns or more columns than rows.
 *
 * <p>Minimises ‖Ax − b‖₂ and among the minimisers takes the one of smallest ‖x‖₂: x = A⁺b (Golub and Van Loan, Matrix
 * Computations, 5.5). The longer side is first reduced by {@link HouseholderQr}, so that EJML's singular value
 * decomposition sees a square matrix of order min(n, k) only (Chan, "An improved algorithm for computing the singular
 * value decomposition", ACM TOMS 8, 1982).
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
        int n = b.length;
        Shapes.requireMatrix("a", a, n, k);
        Shapes.requireFinite("a", a);
        Shapes.requireFinite("b", b);
        if (!(relativeCutoff >= 0)) {
            throw new IllegalArgumentException("relativeCutoff must be at least 0, it is " + relativeCutoff);
        }
        double largest = 0;
        for (double entry : a) {
            largest = Math.max(largest, Math.abs(entry));
        }
        if (largest == 0) {
            return new Solution(new double[k], 0);
        }
        double scale = PowerOfTwo.reciprocal(largest);
        Solution scaled = n >= k ? tall(a, b, k, scale, relativeCutoff) : wide(a, b, k, scale, relativeCutoff);
        for (int j = 0; j < k; j++) {
            scaled.x[j] *= scale;
        }
        return scaled;
    }

    /** AP = QR gives x = P·R⁺·(the first k of Qᵀb). */
    private static Solution tall(double[] a, double[] b, int k, double scale, double relativeCutoff) {
        int n = b.length;
        double[] rows = new double[a.length];
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < n; i++) {
                rows[i * k + j] = a[i + j * n] * scale;
            }
        }
        HouseholderQr qr = HouseholderQr.ofRows(rows, n, k);
        double[] v = b.clone();
        qr.applyTransposedQ(v);
        Solution inner = applyPseudoInverse(triangle(qr, k, false), k, v, relativeCutoff);
        return new Solution(qr.unpermute(inner.x), inner.rank);
    }

    /** AᵀP = QR gives A = P·RᵀQᵀ and x = Q·(Rᵀ)⁺·Pᵀb; a stored by columns is Aᵀ stored by rows. */
    private static Solution wide(double[] a, double[] b, int k, double scale, double relativeCutoff) {
        int n = b.length;
        double[] rows = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            rows[i] = a[i] * scale;
        }
        HouseholderQr qr = HouseholderQr.ofRows(rows, k, n);
        Solution inner = applyPseudoInverse(triangle(qr, n, true), n, qr.permute(b), relativeCutoff);
        double[] x = new double[k];
        System.arraycopy(inner.x, 0, x, 0, n);
        qr.applyQ(x);
        return new Solution(x, inner.rank);
    }

    private static DMatrixRMaj triangle(HouseholderQr qr, int order, boolean transposed) {
        DMatrixRMaj r = new DMatrixRMaj(order, order);
        for (int i = 0; i < order; i++) {
            for (int j = i; j < order; j++) {
                r.set(transposed ? j : i, transposed ? i : j, qr.r(i, j));
            }
        }
        return r;
    }

    /** Returns T⁺ times the first numbers of v, and the rank of T. */
    private static Solution applyPseudoInverse(DMatrixRMaj t, int order, double[] v, double relativeCutoff) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(order, order, true, true, true);
        if (!svd.decompose(t)) {
            throw new ArithmeticException("the singular values of a matrix of order " + order + " do not converge");
        }
        double[] sigma = svd.getSingularValues();
        double[] ut = svd.getU(null, true).data;
        double[] vt = svd.getV(null, true).data;
        double largest = 0;
        for (int i = 0; i < order; i++) {
            largest = Math.max(largest, sigma[i]);
        }
        double[] x = new double[order];
        int rank = 0;
        for (int i = 0; i < order; i++) {
            if (sigma[i] > relativeCutoff * largest) {
                rank++;
                Kernels.axpy(Kernels.dot(ut, i * order, v, 0, order) / sigma[i], vt, i * order, x, 0, order);
            }
        }
        return new Solution(x, rank);
    }
}
