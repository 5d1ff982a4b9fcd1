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
            double[] products,
            int off) {
        Arrays.fill(z, 0, width * WIDTH, 0);
        for (int i = 0; i < columns; i += WIDTH) {
            column(packed, groups, width, t, columns, i, u, z, squares, products, off + i);
        }
    }

    private static void column(
            double[] packed,
            int groups,
            int width,
            double[] t,
            int columns,
            int i,
            double[] u,
            double[] z,
            double[] squares,
            double[] products,
            int off) {
        int size = ROWS * width + 10;
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, squares, off);
        DoubleVector s1 = DoubleVector.fromArray(SPECIES, squares, off + LANES);
        DoubleVector p0 = DoubleVector.fromArray(SPECIES, products, off);
        DoubleVector p1 = DoubleVector.fromArray(SPECIES, products, off + LANES);
        for (int g = 0; g < groups; g++) {
            int row = g * ROWS;
            int at = row * columns + i;
            int out = (row + width) * WIDTH;
            for (int q = 0; q < ROWS; q++) {
                DoubleVector.fromArray(SPECIES, t, at + q * columns).intoArray(z, out + q * WIDTH);
                DoubleVector.fromArray(SPECIES, t, at + q * columns + LANES).intoArray(z, out + q * WIDTH + LANES);
            }
            SimdKernels.multiply(packed, g * size, z, row * WIDTH, width, z, out, WIDTH);
            int x = g * size + ROWS * width;
            DoubleVector inverse = DoubleVector.broadcast(SPECIES, packed[x + 6]);
            DoubleVector target = DoubleVector.broadcast(SPECIES, u[row]);
            DoubleVector c00 = DoubleVector.fromArray(SPECIES, z, out).mul(inverse);
            DoubleVector c01 = DoubleVector.fromArray(SPECIES, z, out + LANES).mul(inverse);
            c00.intoArray(z, out);
            c01.intoArray(z, out + LANES);
            s0 = c00.fma(c00, s0);
            s1 = c01.fma(c01, s1);
            p0 = c00.fma(target, p0);
            p1 = c01.fma(target, p1);

            DoubleVector f = DoubleVector.broadcast(SPECIES, packed[x]);
            inverse = DoubleVector.broadcast(SPECIES, packed[x + 7]);
            target = DoubleVector.broadcast(SPECIES, u[row + 1]);
            DoubleVector c10 =
                    c00.fma(f, DoubleVector.fromArray(SPECIES, z, out + WIDTH)).mul(inverse);
            DoubleVector c11 = c01.fma(f, DoubleVector.fromArray(SPECIES, z, out + WIDTH + LANES))
                    .mul(inverse);
            c10.intoArray(z, out + WIDTH);
            c11.intoArray(z, out + WIDTH + LANES);
            s0 = c10.fma(c10, s0);
            s1 = c11.fma(c11, s1);
            p0 = c10.fma(target, p0);
            p1 = c11.fma(target, p1);

            f = DoubleVector.broadcast(SPECIES, packed[x + 1]);
            DoubleVector e = DoubleVector.broadcast(SPECIES, packed[x + 2]);
            inverse = DoubleVector.broadcast(SPECIES, packed[x + 8]);
            target = DoubleVector.broadcast(SPECIES, u[row + 2]);
            DoubleVector c20 = c10.fma(e, c00.fma(f, DoubleVector.fromArray(SPECIES, z, out + 2 * WIDTH)))
                    .mul(inverse);
            DoubleVector c21 = c11.fma(e, c01.fma(f, DoubleVector.fromArray(SPECIES, z, out + 2 * WIDTH + LANES)))
                    .mul(inverse);
            c20.intoArray(z, out + 2 * WIDTH);
            c21.intoArray(z, out + 2 * WIDTH + LANES);
            s0 = c20.fma(c20, s0);
            s1 = c21.fma(c21, s1);
            p0 = c20.fma(target, p0);
            p1 = c21.fma(target, p1);

            f = DoubleVector.broadcast(SPECIES, packed[x + 3]);
            e = DoubleVector.broadcast(SPECIES, packed[x + 4]);
            DoubleVector d = DoubleVector.broadcast(SPECIES, packed[x + 5]);
            inverse = DoubleVector.broadcast(SPECIES, packed[x + 9]);
            target = DoubleVector.broadcast(SPECIES, u[row + 3]);
            DoubleVector c30 = c20.fma(d, c10.fma(e, c00.fma(f, DoubleVector.fromArray(SPECIES, z, out + 3 * WIDTH))))
                    .mul(inverse);
            DoubleVector c31 = c21.fma(
                            d, c11.fma(e, c01.fma(f, DoubleVector.fromArray(SPECIES, z, out + 3 * WIDTH + LANES))))
                    .mul(inverse);
            c30.intoArray(z, out + 3 * WIDTH);
            c31.intoArray(z, out + 3 * WIDTH + LANES);
            s0 = c30.fma(c30, s0);
            s1 = c31.fma(c31, s1);
            p0 = c30.fma(target, p0);
            p1 = c31.fma(target, p1);
        }
        s0.intoArray(squares, off);
        s1.intoArray(squares, off + LANES);
        p0.intoArray(products, off);
        p1.intoArray(products, off + LANES);
    }
}
