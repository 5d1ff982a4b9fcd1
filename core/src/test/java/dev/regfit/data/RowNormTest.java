package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowNormTest {
    private static final int[] ALL = {0, 1, 2};

    private static double[] normalized(RowNorm norm, double... row) {
        norm.normalize(row, ALL);
        return row;
    }

    /** The worked matrix of many a textbook. */
    @Test
    void dividesByTheNorm() {
        assertArrayEquals(new double[] {-0.5, 0, 0.5}, normalized(RowNorm.L1, -1, 0, 1));
        assertArrayEquals(new double[] {0, 1 / 3.0, 2 / 3.0}, normalized(RowNorm.L1, 0, 1, 2));
        assertArrayEquals(new double[] {-0.70710678, 0, 0.70710678}, normalized(RowNorm.L2, -1, 0, 1), 1e-8);
        assertArrayEquals(new double[] {0, 0.4472136, 0.89442719}, normalized(RowNorm.L2, 0, 1, 2), 1e-8);
        assertArrayEquals(new double[] {0, -0.5, 1}, normalized(RowNorm.MAX, 0, -2, 4));
    }

    @ParameterizedTest
    @EnumSource
    void leavesZerosAndMissingValues(RowNorm norm) {
        assertArrayEquals(new double[] {0, -0.0, 0}, normalized(norm, 0, -0.0, 0));
        assertArrayEquals(new double[] {Double.NaN, 0, 0}, normalized(norm, Double.NaN, 0, 0));
        assertArrayEquals(new double[] {Double.NaN, 0, -1}, normalized(norm, Double.NaN, 0, -7));
    }

    @Test
    void losesNothingWhereSquaresDo() {
        assertArrayEquals(new double[] {0.6, 0.8, 0}, normalized(RowNorm.L2, 3e-200, 4e-200, 0), 1e-15);
        assertArrayEquals(new double[] {0.6, Double.NaN, 0.8}, normalized(RowNorm.L2, 3e200, Double.NaN, 4e200), 1e-15);
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingTheSecondTime(RowNorm norm) {
        Random random = new Random(3);
        int[] all = IntStream.range(0, 40).toArray();
        for (int i = 0; i < 1000; i++) {
            double[] row = random.doubles(all.length, -1, 1).toArray();
            norm.normalize(row, all);
            double[] again = row.clone();
            norm.normalize(again, all);
            assertArrayEquals(row, again);
        }
    }

    @Test
    void isOfTheChosenAlone() {
        double[] row = {3, 100, 4};
        RowNorm.L2.normalize(row, new int[] {0, 2});
        assertArrayEquals(new double[] {0.6, 100, 0.8}, row, 1e-15);
    }
}
