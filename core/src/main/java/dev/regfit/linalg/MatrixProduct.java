package dev.regfit.linalg;

/**
 * The register-blocked kernel C ← C + A·B of {@link ScalarKernels}.
 *
 * <p><strong>Hot code: unrolled by hand, many arguments, no checks.</strong> Blocked as {@link SymmetricUpdate} is, with
 * panels of four rows of A and four columns of B.
 */
final class MatrixProduct {
    private static final int DEPTH = 128;
    private static final int TILE = 4;

    private MatrixProduct() {}

    /** {@link KernelProvider#multiply}. */
    static void apply(
            double[] a,
            int aOff,
            int aRow,
            int aColumn,
            double[] b,
            int bOff,
            int ldb,
            double[] c,
            int cOff,
            int ldc,
            int m,
            int k,
            int n) {
        int most = Math.min(k, DEPTH);
        double[] left = new double[(m + TILE - 1) / TILE * TILE * most];
        double[] right = new double[(n + TILE - 1) / TILE * TILE * most];
        double[] tile = new double[TILE * TILE];
        for (int r0 = 0; r0 < k; r0 += DEPTH) {
            int depth = Math.min(DEPTH, k - r0);
            pack(a, aOff + r0 * aColumn, aRow, aColumn, m, depth, left);
            pack(b, bOff + r0 * ldb, 1, ldb, n, depth, right);
            for (int j = 0; j < n; j += TILE) {
                int width = Math.min(TILE, n - j);
                for (int i = 0; i < m; i += TILE) {
                    int height = Math.min(TILE, m - i);
                    load(c, cOff + i * ldc + j, ldc, height, width, tile);
                    SymmetricUpdate.multiply(left, i * depth, right, j * depth, depth, tile);
                    store(c, cOff + i * ldc + j, ldc, height, width, tile);
                }
            }
        }
    }

    /** Panel t holds lines 4t to 4t + 3, entry after entry, with zeros for lines beyond the last. */
    private static void pack(double[] a, int aOff, int line, int entry, int lines, int depth, double[] packed) {
        int out = 0;
        for (int t = 0; t < lines; t += TILE) {
            int used = Math.min(TILE, lines - t);
            for (int r = 0; r < depth; r++) {
                int in = aOff + t * line + r * entry;
                for (int q = 0; q < TILE; q++) {
                    packed[out + q] = q < used ? a[in + q * line] : 0;
                }
                out += TILE;
            }
        }
    }

    private static void load(double[] c, int at, int ldc, int height, int width, double[] tile) {
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                tile[i * TILE + j] = c[at + i * ldc + j];
            }
        }
    }

    private static void store(double[] c, int at, int ldc, int height, int width, double[] tile) {
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                c[at + i * ldc + j] = tile[i * TILE + j];
            }
        }
    }
}
