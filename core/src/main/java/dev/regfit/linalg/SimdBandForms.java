package dev.regfit.linalg;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel {@link KernelProvider#bandForms} of {@link SimdKernels}: a lane is a column of T.
 *
 * <p><strong>Hot code: unrolled by hand, many arguments, no checks.</strong>
 */
final class SimdBandForms {
    private static final VectorSpecies<Double> SPECIES = SimdKernels.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final int WIDTH = 2 * LANES;
    private static final int ROWS = BandCholesky.ROWS;

    private SimdBandForms() {}

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
        int block = (width + BandForms.BLOCK * ROWS) * WIDTH;
        for (int i = 0; i < columns; i += WIDTH) {
            Arrays.fill(z, i / WIDTH * block, i / WIDTH * block + width * WIDTH, 0);
        }
        for (int first = 0; first < groups; first += BandForms.BLOCK) {
            int last = Math.min(groups, first + BandForms.BLOCK);
            for (int g = first; g < last; g++) {
                // The registers of one turn do not wait for those of the turn before.
                for (int i = 0; i < columns; i += WIDTH) {
                    int before = i / WIDTH * block + (g - first) * ROWS * WIDTH;
                    solve(packed, g, width, t, columns, i, z, before);
                }
            }
            for (int i = 0; i < columns; i += WIDTH) {
                int window = i / WIDTH * block;
                int rows = (last - first) * ROWS;
                sum(z, window + width * WIDTH, rows, u, first * ROWS, squares, products, i);
                System.arraycopy(z, window + rows * WIDTH, z, window, width * WIDTH);
            }
        }
    }

    /** For two registers of columns; z holds the {@code width} rows before those of this group, from {@code before} on. */
    private static void solve(
            double[] packed, int g, int width, double[] t, int columns, int i, double[] z, int before) {
        int size = ROWS * width + 10;
        int row = g * ROWS;
        int at = row * columns + i;
        int out = before + width * WIDTH;
        for (int q = 0; q < ROWS; q++) {
            DoubleVector.fromArray(SPECIES, t, at + q * columns).intoArray(z, out + q * WIDTH);
            DoubleVector.fromArray(SPECIES, t, at + q * columns + LANES).intoArray(z, out + q * WIDTH + LANES);
        }
        SimdKernels.multiply(packed, g * size, z, before, width, z, out, WIDTH);
        int x = g * size + ROWS * width;
        DoubleVector inverse = DoubleVector.broadcast(SPECIES, packed[x + 6]);
        DoubleVector c00 = DoubleVector.fromArray(SPECIES, z, out).mul(inverse);
        DoubleVector c01 = DoubleVector.fromArray(SPECIES, z, out + LANES).mul(inverse);
        c00.intoArray(z, out);
        c01.intoArray(z, out + LANES);

        DoubleVector f = DoubleVector.broadcast(SPECIES, packed[x]);
        inverse = DoubleVector.broadcast(SPECIES, packed[x + 7]);
        DoubleVector c10 =
                c00.fma(f, DoubleVector.fromArray(SPECIES, z, out + WIDTH)).mul(inverse);
        DoubleVector c11 = c01.fma(f, DoubleVector.fromArray(SPECIES, z, out + WIDTH + LANES))
                .mul(inverse);
        c10.intoArray(z, out + WIDTH);
        c11.intoArray(z, out + WIDTH + LANES);

        f = DoubleVector.broadcast(SPECIES, packed[x + 1]);
        DoubleVector e = DoubleVector.broadcast(SPECIES, packed[x + 2]);
        inverse = DoubleVector.broadcast(SPECIES, packed[x + 8]);
        DoubleVector c20 = c10.fma(e, c00.fma(f, DoubleVector.fromArray(SPECIES, z, out + 2 * WIDTH)))
                .mul(inverse);
        DoubleVector c21 = c11.fma(e, c01.fma(f, DoubleVector.fromArray(SPECIES, z, out + 2 * WIDTH + LANES)))
                .mul(inverse);
        c20.intoArray(z, out + 2 * WIDTH);
        c21.intoArray(z, out + 2 * WIDTH + LANES);

        f = DoubleVector.broadcast(SPECIES, packed[x + 3]);
        e = DoubleVector.broadcast(SPECIES, packed[x + 4]);
        DoubleVector d = DoubleVector.broadcast(SPECIES, packed[x + 5]);
        inverse = DoubleVector.broadcast(SPECIES, packed[x + 9]);
        DoubleVector c30 = c20.fma(d, c10.fma(e, c00.fma(f, DoubleVector.fromArray(SPECIES, z, out + 3 * WIDTH))))
                .mul(inverse);
        DoubleVector c31 = c21.fma(
                        d, c11.fma(e, c01.fma(f, DoubleVector.fromArray(SPECIES, z, out + 3 * WIDTH + LANES))))
                .mul(inverse);
        c30.intoArray(z, out + 3 * WIDTH);
        c31.intoArray(z, out + 3 * WIDTH + LANES);
    }

    /** Adds what rows of z, from {@code at} on, give to the sums of two registers of columns. */
    private static void sum(
            double[] z, int at, int rows, double[] u, int row, double[] squares, double[] products, int i) {
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, squares, i);
        DoubleVector s1 = DoubleVector.fromArray(SPECIES, squares, i + LANES);
        DoubleVector p0 = DoubleVector.fromArray(SPECIES, products, i);
        DoubleVector p1 = DoubleVector.fromArray(SPECIES, products, i + LANES);
        for (int r = 0; r < rows; r++) {
            DoubleVector z0 = DoubleVector.fromArray(SPECIES, z, at + r * WIDTH);
            DoubleVector z1 = DoubleVector.fromArray(SPECIES, z, at + r * WIDTH + LANES);
            DoubleVector target = DoubleVector.broadcast(SPECIES, u[row + r]);
            s0 = z0.fma(z0, s0);
            s1 = z1.fma(z1, s1);
            p0 = z0.fma(target, p0);
            p1 = z1.fma(target, p1);
        }
        s0.intoArray(squares, i);
        s1.intoArray(squares, i + LANES);
        p0.intoArray(products, i);
        p1.intoArray(products, i + LANES);
    }
}
