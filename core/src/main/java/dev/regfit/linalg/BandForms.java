package dev.regfit.linalg;

/**
 * The kernel {@link KernelProvider#bandForms} of {@link ScalarKernels}.
 *
 * <p><strong>Hot code: many arguments, no checks.</strong>
 */
final class BandForms {
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
            double[] products,
            int off) {
        for (int k = 0; k < width * WIDTH; k++) {
            z[k] = 0;
        }
        int size = ROWS * width + 10;
        double[] c = new double[ROWS * WIDTH];
        for (int i = 0; i < columns; i += WIDTH) {
            for (int g = 0; g < groups; g++) {
                int at = g * ROWS;
                for (int q = 0; q < ROWS; q++) {
                    System.arraycopy(t, (at + q) * columns + i, c, q * WIDTH, WIDTH);
                }
                SymmetricUpdate.multiply(packed, g * size, z, at * WIDTH, width, c);
                int x = g * size + ROWS * width;
                for (int q = 0; q < ROWS; q++) {
                    double inverse = packed[x + 6 + q];
                    double target = u[at + q];
                    for (int k = 0; k < WIDTH; k++) {
                        double v = c[q * WIDTH + k];
                        for (int s = 0; s < q; s++) {
                            v = Math.fma(packed[x + q * (q - 1) / 2 + s], c[s * WIDTH + k], v);
                        }
                        v *= inverse;
                        c[q * WIDTH + k] = v;
                        z[(at + width + q) * WIDTH + k] = v;
                        squares[off + i + k] = Math.fma(v, v, squares[off + i + k]);
                        products[off + i + k] = Math.fma(v, target, products[off + i + k]);
                    }
                }
            }
        }
    }
}
