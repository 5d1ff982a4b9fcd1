package dev.regfit.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The singular value decomposition A = UΣVᵀ of an n×k matrix, with r = min(n, k) singular values.
 *
 * <p>The longer side is first reduced by {@link HouseholderQr}, so that EJML's decomposition sees a square matrix of order
 * r only (Chan, "An improved algorithm for computing the singular value decomposition", ACM TOMS 8, 1982). Q stays in the
 * form of its reflections, so that U or V, whichever is the longer, is never made.
 */
public final class SingularValues {
    private final int n;
    private final int k;
    private final HouseholderQr qr;
    private final double[] values;
    /** The square matrix's singular vectors, one row after the other, in the order of its values. */
    private final double[] left;

    private final double[] right;

    private SingularValues(int n, int k, HouseholderQr qr, double scale) {
        this.n = n;
        this.k = k;
        this.qr = qr;
        int order = Math.min(n, k);
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(order, order, true, true, true);
        if (!svd.decompose(triangle(qr, order, n < k))) {
            throw new ArithmeticException("the singular values of a matrix of order " + order + " do not converge");
        }
        this.values = svd.getSingularValues().clone();
        for (int i = 0; i < order; i++) {
            values[i] /= scale;
        }
        this.left = svd.getU(null, true).data;
        this.right = svd.getV(null, true).data;
    }

    /**
     * Decomposes a matrix.
     *
     * @param a n×k, column-major; not modified
     * @param n number of rows, at least 1
     * @param k number of columns, at least 1
     * @throws IllegalArgumentException if a does not hold n·k numbers, or a number is not finite
     * @throws ArithmeticException if the singular values do not converge
     */
    public static SingularValues of(double[] a, int n, int k) {
        Shapes.requireMatrix("a", a, n, k);
        Shapes.requireFinite("a", a);
        double largest = 0;
        for (double entry : a) {
            largest = Math.max(largest, Math.abs(entry));
        }
        double scale = largest == 0 ? 1 : PowerOfTwo.reciprocal(largest);
        double[] rows = new double[a.length];
        if (n >= k) {
            for (int j = 0; j < k; j++) {
                for (int i = 0; i < n; i++) {
                    rows[i * k + j] = a[i + j * n] * scale;
                }
            }
        } else {
            // AᵀP = QR gives A = P·RᵀQᵀ; a stored by columns is Aᵀ stored by rows.
            for (int i = 0; i < a.length; i++) {
                rows[i] = a[i] * scale;
            }
        }
        return new SingularValues(n, k, HouseholderQr.ofRows(rows, Math.max(n, k), Math.min(n, k)), scale);
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

    /** The r singular values, in no order; a new array. */
    public double[] values() {
        return values.clone();
    }

    /**
     * Returns Uᵀb, the r coordinates of b along the left singular vectors.
     *
     * @param b n numbers; not modified
     */
    public double[] project(double[] b) {
        Shapes.requireLength("b", b, n);
        double[] v = b.clone();
        if (n >= k) {
            qr.applyTransposedQ(v);
        } else {
            v = qr.permute(b);
        }
        int order = values.length;
        double[] coordinates = new double[order];
        for (int i = 0; i < order; i++) {
            coordinates[i] = Kernels.dot(left, i * order, v, 0, order);
        }
        return coordinates;
    }

    /**
     * Returns Vz, the vector with coordinates z along the right singular vectors.
     *
     * @param z r numbers; those that are zero cost nothing
     */
    public double[] combine(double[] z) {
        int order = values.length;
        Shapes.requireLength("z", z, order);
        double[] inner = new double[order];
        for (int i = 0; i < order; i++) {
            if (z[i] != 0) {
                Kernels.axpy(z[i], right, i * order, inner, 0, order);
            }
        }
        if (n >= k) {
            return qr.unpermute(inner);
        }
        double[] x = new double[k];
        System.arraycopy(inner, 0, x, 0, n);
        qr.applyQ(x);
        return x;
    }
}
