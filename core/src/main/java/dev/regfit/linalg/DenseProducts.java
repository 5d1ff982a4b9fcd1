package dev.regfit.linalg;

/**
 * Products of a column-major matrix and many vectors, which are the columns of a <em>row-major</em> matrix: for all of
 * them it is read once. Each number is a chain of fused multiply-adds in the order of the matrix's columns (of its rows,
 * where it is transposed), whatever the number of threads.
 */
public final class DenseProducts {
    /** Rows of a product that are computed together. */
    private static final int TILE = 256;

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
        inTiles(
                n,
                (long) p * m,
                (from, count) -> Kernels.multiply(a, from, 1, lda, b, 0, m, c, from * m, m, count, p, m));
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
        inTiles(
                p,
                (long) n * m,
                (from, count) -> Kernels.multiply(a, from * lda, lda, 1, b, 0, m, c, from * m, m, count, n, m));
    }

    @FunctionalInterface
    private interface Tile {
        void run(int from, int count);
    }

    private static void inTiles(int rows, long workEach, Tile tile) {
        int tiles = (rows + TILE - 1) / TILE;
        Parallel.loop(tiles, TILE * workEach, (from, to) -> {
            for (int t = from; t < to; t++) {
                tile.run(t * TILE, Math.min(TILE, rows - t * TILE));
            }
        });
    }
}
