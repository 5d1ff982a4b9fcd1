package dev.regfit.linalg;

import java.util.Arrays;

/**
 * The kernel {@link KernelProvider#bandForms} of {@link ScalarKernels}.
 *
 * <p><strong>Hot code: many arguments, no checks.</strong>
 */
final class BandForms {
    /** Groups of rows for which all columns are taken before the next: as much of L as the first-level cache holds. */
    static final int BLOCK = 8;

    private static final int ROWS = BandCholesky.ROWS;
    private static final int WIDTH = 4;

    private BandForms() {}

    /** {@link KernelProvider#bandForms}. */
    static void apply(
            double[] packed,
            int groups,
            int width,
            double[] t,
            int columns,
            double[] u,
            double[] z,
            double[] squares,
            double[] products) {
        int block = (width + BLOCK * ROWS) * WIDTH;
        for (int i = 0; i < columns; i += WIDTH) {
            Arrays.fill(z, i / WIDTH * block, i / WIDTH * block + width * WIDTH, 0);
        }
        for (int first = 0; first < groups; first += BLOCK) {
            int last = Math.min(groups, first + BLOCK);
            for (int i = 0; i < columns; i += WIDTH) {
                int window = i / WIDTH * block;
                for (int g = first; g < last; g++) {
                    int at = window + (g - first) * ROWS * WIDTH;
                    solve(packed, g, width, t, columns, i, u, z, at, squares, products);
                }
                System.arraycopy(z, window + (last - first) * ROWS * WIDTH, z, window, width * WIDTH);
            }
        }
    }

    /** For four columns from i on; z holds the {@code width} rows before those of this group, from {@code before} on. */
    private static void solve(
            double[] packed,
            int g,
            int width,
            double[] t,
            int columns,
            int i,
            double[] u,
            double[] z,
            int before,
            double[] squares,
            double[] products) {
        double[] c = new double[ROWS * WIDTH];
        for (int q = 0; q < ROWS; q++) {
            System.arraycopy(t, (g * ROWS + q) * columns + i, c, q * WIDTH, WIDTH);
        }
        int size = ROWS * width + 10;
        multiply(packed, g * size, z, before, width, c);
        int x = g * size + ROWS * width;
        for (int q = 0; q < ROWS; q++) {
            double inverse = packed[x + 6 + q];
            double target = u[g * ROWS + q];
            for (int k = 0; k < WIDTH; k++) {
                double v = c[q * WIDTH + k];
                for (int s = 0; s < q; s++) {
                    v = Math.fma(packed[x + q * (q - 1) / 2 + s], c[s * WIDTH + k], v);
                }
                v *= inverse;
                c[q * WIDTH + k] = v;
                z[before + (width + q) * WIDTH + k] = v;
                squares[i + k] = Math.fma(v, v, squares[i + k]);
                products[i + k] = Math.fma(v, target, products[i + k]);
            }
        }
    }

    /** tile += XᵀY for two packed panels of four columns. */
    private static void multiply(double[] left, int lOff, double[] right, int rOff, int rows, double[] tile) {
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
            x += WIDTH;
            y += WIDTH;
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
