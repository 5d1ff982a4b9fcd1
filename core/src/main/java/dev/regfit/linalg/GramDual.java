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
    /** Rows and columns of K that are computed together. */
    private static final int TILE = 256;

    /** Columns of A that are scaled at a time. */
    private static final int DEPTH = 512;

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
        int pieces = (n + TILE - 1) / TILE;
        Parallel.loop(pieces * (pieces + 1) / 2, (long) TILE * TILE * p, (from, to) -> {
            for (int tile = from; tile < to; tile++) {
                int j = (int) ((Math.sqrt(8.0 * tile + 1) - 1) / 2);
                int i = tile - j * (j + 1) / 2;
                update(a, n, inverse, k, i * TILE, j * TILE);
            }
        });
        Kernels.mirror(k, n);
        return k;
    }

    /** A tile on or above the diagonal. A stored by columns is Aᵀ stored by rows, so K is the update by the rows of Aᵀ. */
    private static void update(double[] a, int n, double[] factors, double[] k, int i0, int j0) {
        int p = factors.length;
        int height = Math.min(TILE, n - i0);
        if (i0 == j0) {
            Kernels.symmetricUpdate(a, i0, n, p, height, factors, 0, k, i0 * n + i0, n);
            return;
        }
        int breadth = Math.min(TILE, n - j0);
        double[] left = new double[Math.min(p, DEPTH) * height];
        for (int r0 = 0; r0 < p; r0 += DEPTH) {
            int depth = Math.min(DEPTH, p - r0);
            for (int r = 0; r < depth; r++) {
                for (int i = 0; i < height; i++) {
                    left[r * height + i] = factors[r0 + r] * a[(r0 + r) * n + i0 + i];
                }
            }
            Kernels.multiply(left, 0, 1, height, a, r0 * n + j0, n, k, i0 * n + j0, n, height, depth, breadth);
        }
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
