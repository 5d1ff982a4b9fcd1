package dev.regfit.linalg;

import java.util.Arrays;

/**
 * Products of a column-major matrix and many vectors, which are the columns of a <em>row-major</em> matrix: for all of
 * them it is read once.
 *
 * <p>A number is the sum of chains of {@value #DEPTH} fused multiply-adds each, in the order of the matrix's columns (of
 * its rows, where it is transposed), whatever the number of threads. One long chain would collect several times the
 * rounding error.
 */
public final class DenseProducts {
    /** Rows of a product that are computed together. */
    private static final int TILE = 256;

    private static final int DEPTH = 256;

    private DenseProducts() {}

    /**
     * C ← C + A·B.
     *
     * @param a n×p, entry (i, j) at a[i + j·lda]
     * @param lda distance between columns of A
     * @param b p×m, row-major
     * @param c n×m, row-major; modified
     */
    public static void multiply(double[] a, int lda, int n, int p, double[] b, int m, double[] c) {
        add(a, 1, lda, n, p, b, m, c);
    }

    /**
     * C ← C + Aᵀ·B.
     *
     * @param a n×p, entry (i, j) at a[i + j·lda]
     * @param lda distance between columns of A
     * @param b n×m, row-major
     * @param c p×m, row-major; modified
     */
    public static void multiplyTransposed(double[] a, int lda, int n, int p, double[] b, int m, double[] c) {
        add(a, lda, 1, p, n, b, m, c);
    }

    /** With entry (i, r) of A, rows×columns, at a[i·row + r·column]. */
    private static void add(double[] a, int row, int column, int rows, int columns, double[] b, int m, double[] c) {
        int tiles = (rows + TILE - 1) / TILE;
        Parallel.loop(tiles, (long) TILE * columns * m, (first, last) -> {
            double[] part = new double[Math.min(TILE, rows) * m];
            for (int from = first * TILE; from < Math.min(rows, last * TILE); from += TILE) {
                int count = Math.min(TILE, rows - from);
                for (int r = 0; r < columns; r += DEPTH) {
                    int depth = Math.min(DEPTH, columns - r);
                    Arrays.fill(part, 0);
                    Kernels.multiply(a, from * row + r * column, row, column, b, r * m, m, part, 0, m, count, depth, m);
                    Kernels.axpy(1, part, 0, c, from * m, count * m);
                }
            }
        });
    }
}
