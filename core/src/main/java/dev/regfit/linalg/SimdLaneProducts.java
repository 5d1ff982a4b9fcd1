package dev.regfit.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link KernelProvider#laneProducts} on the Vector API.
 *
 * <p><strong>Hot code: unrolled by hand, no checks.</strong> A tile of three by four entries is what the sixteen registers
 * of AVX2 hold beside what they are made of. Registers shorter than {@value LaneSums#LANES} numbers take the sums of an entry
 * one part after the other.
 */
final class SimdLaneProducts {
    private static final VectorSpecies<Double> SPECIES = SimdKernels.SPECIES;
    private static final int LANES = LaneSums.LANES;

    private SimdLaneProducts() {}

    static void apply(double[] left, double[] right, int m, int order, double[] sums) {
        int stride = LaneSums.width(order);
        for (int i = 0; i < order; i += LaneSums.TILE_HEIGHT) {
            for (int j = i / LaneSums.TILE_WIDTH * LaneSums.TILE_WIDTH; j < order; j += LaneSums.TILE_WIDTH) {
                for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                    int at = LANES * (i * stride + j) + lane;
                    tile(left, i * m + lane, right, j * m + lane, m, sums, at, LANES * stride);
                }
            }
        }
    }

    private static void tile(double[] left, int l0, double[] right, int r0, int m, double[] sums, int at0, int stride) {
        int l1 = l0 + m;
        int l2 = l1 + m;
        int r1 = r0 + m;
        int r2 = r1 + m;
        int r3 = r2 + m;
        int at1 = at0 + stride;
        int at2 = at1 + stride;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, sums, at0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, sums, at0 + LANES);
        DoubleVector s02 = DoubleVector.fromArray(SPECIES, sums, at0 + 2 * LANES);
        DoubleVector s03 = DoubleVector.fromArray(SPECIES, sums, at0 + 3 * LANES);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, sums, at1);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, sums, at1 + LANES);
        DoubleVector s12 = DoubleVector.fromArray(SPECIES, sums, at1 + 2 * LANES);
        DoubleVector s13 = DoubleVector.fromArray(SPECIES, sums, at1 + 3 * LANES);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, sums, at2);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, sums, at2 + LANES);
        DoubleVector s22 = DoubleVector.fromArray(SPECIES, sums, at2 + 2 * LANES);
        DoubleVector s23 = DoubleVector.fromArray(SPECIES, sums, at2 + 3 * LANES);
        for (int r = 0; r < m; r += LANES) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, left, l0 + r);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, left, l1 + r);
            DoubleVector x2 = DoubleVector.fromArray(SPECIES, left, l2 + r);
            DoubleVector y = DoubleVector.fromArray(SPECIES, right, r0 + r);
            s00 = x0.fma(y, s00);
            s10 = x1.fma(y, s10);
            s20 = x2.fma(y, s20);
            y = DoubleVector.fromArray(SPECIES, right, r1 + r);
            s01 = x0.fma(y, s01);
            s11 = x1.fma(y, s11);
            s21 = x2.fma(y, s21);
            y = DoubleVector.fromArray(SPECIES, right, r2 + r);
            s02 = x0.fma(y, s02);
            s12 = x1.fma(y, s12);
            s22 = x2.fma(y, s22);
            y = DoubleVector.fromArray(SPECIES, right, r3 + r);
            s03 = x0.fma(y, s03);
            s13 = x1.fma(y, s13);
            s23 = x2.fma(y, s23);
        }
        s00.intoArray(sums, at0);
        s01.intoArray(sums, at0 + LANES);
        s02.intoArray(sums, at0 + 2 * LANES);
        s03.intoArray(sums, at0 + 3 * LANES);
        s10.intoArray(sums, at1);
        s11.intoArray(sums, at1 + LANES);
        s12.intoArray(sums, at1 + 2 * LANES);
        s13.intoArray(sums, at1 + 3 * LANES);
        s20.intoArray(sums, at2);
        s21.intoArray(sums, at2 + LANES);
        s22.intoArray(sums, at2 + 2 * LANES);
        s23.intoArray(sums, at2 + 3 * LANES);
    }
}
