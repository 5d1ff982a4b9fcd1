package dev.regfit.linalg;

/**
 * The register-blocked kernel G ← G + AᵀFA (upper triangle) of {@link ScalarKernels}.
 *
 * <p><strong>Hot code: unrolled by hand, many arguments, no checks.</strong> Rows are taken {@value #ROWS} at a time
 * and packed into panels of four columns, so that a 4×4 tile of G stays in registers while two panels (4 KiB each) run
 * through the first-level cache: eight loads for sixteen multiply-adds. The blocking idea is that of Goto and van de
 * Geijn, "Anatomy of high-performance matrix multiplication", ACM TOMS 34 (2008). Columns are padded with zeros to a
 * multiple of four; what is computed from padding is not stored.
 */
final class SymmetricUpdate {
    /** Passed as factors when F is the identity. */
    static final double[] NO_FACTORS = {};

    private static final int ROWS = 128;
    private static final int TILE = 4;

    private SymmetricUpdate() {}

    /** {@link KernelProvider#symmetricUpdate}. */
    static void apply(
            double[] a, int aOff, int lda, int m, int p, double[] factors, int fOff, double[] g, int gOff, int ldg) {
        int panels = (p + TILE - 1) / TILE;
        boolean plain = factors.length == 0;
        int rowsPacked = Math.min(m, ROWS);
        double[] right = new double[panels * TILE * rowsPacked];
        double[] left = plain ? right : new double[right.length];
        double[] tile = new double[TILE * TILE];
        for (int r0 = 0; r0 < m; r0 += ROWS) {
            int rows = Math.min(ROWS, m - r0);
            pack(a, aOff + r0 * lda, lda, rows, p, right);
            if (!plain) {
                scaleRows(right, factors, fOff + r0, rows, panels, left);
            }
            for (int i = 0; i < panels; i++) {
                for (int j = i; j < panels; j++) {
                    load(g, gOff, ldg, p, i, j, tile);
                    multiply(left, i * rows * TILE, right, j * rows * TILE, rows, tile);
                    store(g, gOff, ldg, p, i, j, tile);
                }
            }
        }
    }

    /** {@link KernelProvider#columnProducts}. */
    static void columnProducts(double[] x, int m, int[] left, int[] right, double[] g) {
        int p = left.length;
        int q = right.length;
        double[] leftPacked = new double[(p + TILE - 1) / TILE * TILE * ROWS];
        double[] rightPacked = new double[(q + TILE - 1) / TILE * TILE * ROWS];
        double[] tile = new double[TILE * TILE];
        for (int r0 = 0; r0 < m; r0 += ROWS) {
            int rows = Math.min(ROWS, m - r0);
            packColumns(x, r0, rows, left, TILE, leftPacked);
            packColumns(x, r0, rows, right, TILE, rightPacked);
            for (int i = 0; i < p; i += TILE) {
                int height = Math.min(TILE, p - i);
                for (int j = 0; j < q; j += TILE) {
                    int width = Math.min(TILE, q - j);
                    for (int r = 0; r < height; r++) {
                        System.arraycopy(g, (i + r) * q + j, tile, r * TILE, width);
                    }
                    multiply(leftPacked, i * rows, rightPacked, j * rows, rows, tile);
                    for (int r = 0; r < height; r++) {
                        System.arraycopy(tile, r * TILE, g, (i + r) * q + j, width);
                    }
                }
            }
        }
    }

    /**
     * Packs some rows of columns into panels of so many, row after row; what is beyond the last column stays as it is.
     *
     * @param height columns of a panel, a multiple of four
     */
    static void packColumns(double[] x, int r0, int rows, int[] columns, int height, double[] packed) {
        for (int c = 0; c < columns.length; c++) {
            int panel = c / height * height;
            int out = panel * rows + c - panel;
            if (c % TILE == 0 && c + TILE <= columns.length) {
                int in0 = columns[c] + r0;
                int in1 = columns[c + 1] + r0;
                int in2 = columns[c + 2] + r0;
                int in3 = columns[c + 3] + r0;
                for (int r = 0; r < rows; r++, out += height) {
                    packed[out] = x[in0 + r];
                    packed[out + 1] = x[in1 + r];
                    packed[out + 2] = x[in2 + r];
                    packed[out + 3] = x[in3 + r];
                }
                c += TILE - 1;
            } else {
                for (int r = 0; r < rows; r++, out += height) {
                    packed[out] = x[columns[c] + r0 + r];
                }
            }
        }
    }

    /** Panel t holds columns 4t..4t+3 row after row, with zeros for columns beyond the last. */
    private static void pack(double[] a, int aOff, int lda, int rows, int p, double[] packed) {
        int out = 0;
        for (int column = 0; column < p; column += TILE) {
            int width = Math.min(TILE, p - column);
            for (int r = 0; r < rows; r++) {
                int in = aOff + r * lda + column;
                for (int c = 0; c < width; c++) {
                    packed[out + c] = a[in + c];
                }
                for (int c = width; c < TILE; c++) {
                    packed[out + c] = 0;
                }
                out += TILE;
            }
        }
    }

    private static void scaleRows(double[] packed, double[] factors, int fOff, int rows, int panels, double[] scaled) {
        int k = 0;
        for (int t = 0; t < panels; t++) {
            for (int r = 0; r < rows; r++, k += TILE) {
                double f = factors[fOff + r];
                scaled[k] = f * packed[k];
                scaled[k + 1] = f * packed[k + 1];
                scaled[k + 2] = f * packed[k + 2];
                scaled[k + 3] = f * packed[k + 3];
            }
        }
    }

    private static void load(double[] g, int gOff, int ldg, int p, int i, int j, double[] tile) {
        int height = Math.min(TILE, p - i * TILE);
        int width = Math.min(TILE, p - j * TILE);
        for (int r = 0; r < height; r++) {
            int at = gOff + (i * TILE + r) * ldg + j * TILE;
            for (int c = i == j ? r : 0; c < width; c++) {
                tile[r * TILE + c] = g[at + c];
            }
        }
    }

    private static void store(double[] g, int gOff, int ldg, int p, int i, int j, double[] tile) {
        int height = Math.min(TILE, p - i * TILE);
        int width = Math.min(TILE, p - j * TILE);
        for (int r = 0; r < height; r++) {
            int at = gOff + (i * TILE + r) * ldg + j * TILE;
            for (int c = i == j ? r : 0; c < width; c++) {
                g[at + c] = tile[r * TILE + c];
            }
        }
    }

    /** tile += XᵀY for two packed panels of four columns. */
    static void multiply(double[] left, int lOff, double[] right, int rOff, int rows, double[] tile) {
        double t00 = tile[0];
        double t01 = tile[1];
        double t02 = tile[2];
        double t03 = tile[3];
        double t10 = tile[4];
        double t11 = tile[5];
        double t12 = tile[6];
        double t13 = tile[7];
        double t20 = tile[8];
        double t21 = tile[9];
        double t22 = tile[10];
        double t23 = tile[11];
        double t30 = tile[12];
        double t31 = tile[13];
        double t32 = tile[14];
        double t33 = tile[15];
        int x = lOff;
        int y = rOff;
        for (int r = 0; r < rows; r++) {
            double y0 = right[y];
            double y1 = right[y + 1];
            double y2 = right[y + 2];
            double y3 = right[y + 3];
            double v = left[x];
            t00 = Math.fma(v, y0, t00);
            t01 = Math.fma(v, y1, t01);
            t02 = Math.fma(v, y2, t02);
            t03 = Math.fma(v, y3, t03);
            v = left[x + 1];
            t10 = Math.fma(v, y0, t10);
            t11 = Math.fma(v, y1, t11);
            t12 = Math.fma(v, y2, t12);
            t13 = Math.fma(v, y3, t13);
            v = left[x + 2];
            t20 = Math.fma(v, y0, t20);
            t21 = Math.fma(v, y1, t21);
            t22 = Math.fma(v, y2, t22);
            t23 = Math.fma(v, y3, t23);
            v = left[x + 3];
            t30 = Math.fma(v, y0, t30);
            t31 = Math.fma(v, y1, t31);
            t32 = Math.fma(v, y2, t32);
            t33 = Math.fma(v, y3, t33);
            x += TILE;
            y += TILE;
        }
        tile[0] = t00;
        tile[1] = t01;
        tile[2] = t02;
        tile[3] = t03;
        tile[4] = t10;
        tile[5] = t11;
        tile[6] = t12;
        tile[7] = t13;
        tile[8] = t20;
        tile[9] = t21;
        tile[10] = t22;
        tile[11] = t23;
        tile[12] = t30;
        tile[13] = t31;
        tile[14] = t32;
        tile[15] = t33;
    }
}
