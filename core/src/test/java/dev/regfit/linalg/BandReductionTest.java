package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandReductionTest {

    /** In orders above 256 there are several tiles, groups of reflections and stripes of Q. */
    @ParameterizedTest
    @CsvSource({"1, 8", "8, 8", "9, 8", "2, 1", "70, 1", "70, 3", "301, 1", "65, 32", "300, 32", "301, 16"})
    void theMatrixIsTheBandTurned(int p, int width) {
        Random random = new Random(p + width);
        double[] a = Matrices.positiveDefinite(p, 0, random);
        BandReduction reduction = new BandReduction(a.clone(), p, width);
        double[] q = reduction.orthogonal();
        double[] dense = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int j = Math.max(0, i - width); j <= i; j++) {
                dense[i * p + j] = reduction.band()[i * (width + 1) + j - i + width];
                dense[j * p + i] = dense[i * p + j];
            }
        }
        double tolerance = 1e-14 * p * Matrices.oneNorm(a, p);
        assertArrayEquals(a, times(times(q, dense, p), transposed(q, p), p), tolerance);
        double[] identity = times(transposed(q, p), q, p);
        for (int i = 0; i < p; i++) {
            identity[i * p + i] -= 1;
        }
        assertArrayEquals(new double[p * p], identity, 1e-14 * p);
        for (int columns : new int[] {1, 3}) {
            double[] b = Matrices.gaussian(p * columns, random);
            double[] turned = b.clone();
            reduction.apply(turned, 0, columns, columns);
            assertArrayEquals(times(q, b, p), turned, 1e-13 * p);
            reduction.applyTransposed(turned, 0, columns, columns);
            assertArrayEquals(b, turned, 1e-13 * p);
        }
    }

    /** Columns that are zero below the band already, and a matrix of zeros, need no reflection. */
    @ParameterizedTest
    @CsvSource({"0", "1"})
    void whatIsABandAlreadyStays(double diagonal) {
        int p = 20;
        double[] a = new double[p * p];
        for (int i = 0; i < p; i++) {
            a[i * p + i] = diagonal * (i + 1);
        }
        BandReduction reduction = new BandReduction(a, p, 3);
        for (int i = 0; i < p; i++) {
            double[] row = new double[4];
            row[3] = diagonal * (i + 1);
            double[] found = new double[4];
            System.arraycopy(reduction.band(), i * 4, found, 0, 4);
            assertArrayEquals(row, found);
        }
    }

    /** A p×p matrix times one of p rows. */
    private static double[] times(double[] a, double[] b, int p) {
        int columns = b.length / p;
        double[] product = new double[b.length];
        for (int i = 0; i < p; i++) {
            for (int r = 0; r < p; r++) {
                for (int j = 0; j < columns; j++) {
                    product[i * columns + j] += a[i * p + r] * b[r * columns + j];
                }
            }
        }
        return product;
    }

    private static double[] transposed(double[] a, int p) {
        double[] t = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                t[j * p + i] = a[i * p + j];
            }
        }
        return t;
    }
}
