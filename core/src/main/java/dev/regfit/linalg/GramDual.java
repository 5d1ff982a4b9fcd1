package dev.regfit.linalg;

import java.util.Arrays;

/**
 * The n×n kernel of dual ridge regression, for more columns than rows.
 *
 * <p>With X n×p, D = diag(d) and n &lt; p, the ridge solution (XᵀX + D)⁻¹Xᵀy equals D⁻¹Xᵀ(XD⁻¹Xᵀ + I)⁻¹y, whose linear
 * system has n unknowns only (Hastie and Tibshirani, "Efficient quadratic regularization for expression arrays",
 * Biostatistics 5, 2004).
 */
public final class GramDual {
    private GramDual() {}

    /**
     * Returns K = A·diag(1/d)·Aᵀ.
     *
     * @param a n×p, column-major
     * @param n number of rows, at least 1
     * @param p number of columns
     * @param d p numbers, each positive
     * @return n×n, symmetric to the bit
     * @throws IllegalArgumentException if a length does not fit, or a d is not positive
     */
    public static double[] outer(double[] a, int n, int p, double[] d) {
        Shapes.requireMatrix("a", a, n, p);
        Shapes.requireLength("d", d, p);
        double[] inverse = new double[p];
        for (int j = 0; j < p; j++) {
            if (!(d[j] > 0)) {
                throw new IllegalArgumentException("d[" + j + "] must be positive, it is " + d[j]);
            }
            inverse[j] = 1 / d[j];
        }
        double[] k = new double[n * n];
        // A stored by columns is Aᵀ stored by rows, so K is the update by the rows of Aᵀ.
        TiledUpdate.apply(a, 0, n, p, n, inverse, 0, k, 0, n);
        Kernels.mirror(k, n);
        return k;
    }

    /**
     * Returns K = A·Aᵀ, symmetric to the bit: {@link #outer(double[], int, int, double[])} with every d equal to 1.
     *
     * @param a n×p, column-major
     * @param n number of rows, at least 1
     * @param p number of columns
     * @throws IllegalArgumentException if the length of a is not n·p
     */
    public static double[] outer(double[] a, int n, int p) {
        double[] ones = new double[p];
        Arrays.fill(ones, 1);
        return outer(a, n, p, ones);
    }
}
