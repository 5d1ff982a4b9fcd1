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
        SymmetricUpdate.multiply(packed, g * size, z, before, width, c);
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
}
