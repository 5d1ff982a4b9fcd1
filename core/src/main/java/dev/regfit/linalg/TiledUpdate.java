package dev.regfit.linalg;

/**
 * G ← G + AᵀFA (upper triangle) of {@link KernelProvider#symmetricUpdate}, tile by tile on several threads. To the same bits:
 * an entry of G is one chain over the rows of A, whichever tile it is in.
 *
 * <p><strong>Hot code: many arguments, no checks.</strong>
 */
final class TiledUpdate {
    /** Rows and columns of G that are computed together. */
    private static final int TILE = 256;

    /** Rows of A that are scaled at a time. */
    private static final int DEPTH = 512;

    private TiledUpdate() {}

    /** {@link KernelProvider#symmetricUpdate}. */
    static void apply(
            double[] a, int aOff, int lda, int m, int p, double[] factors, int fOff, double[] g, int gOff, int ldg) {
        int pieces = (p + TILE - 1) / TILE;
        int tiles = pieces * (pieces + 1) / 2;
        Parallel.loop(tiles, (long) TILE * TILE * m, (from, to) -> {
            for (int tile = from; tile < to; tile++) {
                int column = (int) ((Math.sqrt(8.0 * tile + 1) - 1) / 2);
                int row = tile - column * (column + 1) / 2;
                update(a, aOff, lda, m, p, factors, fOff, g, gOff, ldg, row * TILE, column * TILE);
            }
        });
    }

    /** Rows from i0 on and columns from j0 on. */
    private static void update(
            double[] a,
            int aOff,
            int lda,
            int m,
            int p,
            double[] factors,
            int fOff,
            double[] g,
            int gOff,
            int ldg,
            int i0,
            int j0) {
        int height = Math.min(TILE, p - i0);
        int at = gOff + i0 * ldg + j0;
        if (i0 == j0) {
            Kernels.symmetricUpdate(a, aOff + i0, lda, m, height, factors, fOff, g, at, ldg);
            return;
        }
        int breadth = Math.min(TILE, p - j0);
        double[] left = new double[Math.min(m, DEPTH) * height];
        for (int r0 = 0; r0 < m; r0 += DEPTH) {
            int depth = Math.min(DEPTH, m - r0);
            for (int r = 0; r < depth; r++) {
                double factor = factors.length == 0 ? 1 : factors[fOff + r0 + r];
                int row = aOff + (r0 + r) * lda + i0;
                for (int i = 0; i < height; i++) {
                    left[r * height + i] = factor * a[row + i];
                }
            }
            Kernels.multiply(left, 0, 1, height, a, aOff + r0 * lda + j0, lda, g, at, ldg, height, depth, breadth);
        }
    }
}
