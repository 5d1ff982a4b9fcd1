package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CholeskyTest {
    /** Above two blocks, so that the blocked part runs. */
    private static final int LARGEST = 150;

    @Property(tries = 100, seed = "20261121")
    void solveLeavesAResidualAtRoundingLevel(@ForAll @IntRange(min = 1, max = LARGEST) int p, @ForAll long seed) {
        Random random = new Random(seed);
        double[] a = Matrices.positiveDefinite(p, 0, random);
        double[] b = Matrices.gaussian(p, random);
        double[] aBefore = a.clone();
        double[] bBefore = b.clone();
        double[] x = Cholesky.of(a, p).orElseThrow().solve(b);
        double[] back = Matrices.timesSymmetric(a, x);
        double bound = 1e-14 * p * (Matrices.oneNorm(a, p) * Matrices.norm(x) + Matrices.norm(b));
        assertTrue(Matrices.distance(back, b) <= bound);
        assertArrayEquals(aBefore, a);
        assertArrayEquals(bBefore, b);
    }

    @Property(tries = 60, seed = "20261121")
    void inverseTimesMatrixIsIdentity(@ForAll @IntRange(min = 1, max = LARGEST) int p, @ForAll long seed) {
        double[] a = Matrices.positiveDefinite(p, 1, new Random(seed));
        double[] inverse = Cholesky.of(a, p).orElseThrow().inverse();
        for (int j = 0; j < p; j++) {
            double[] unit = new double[p];
            unit[j] = 1;
            double[] column = new double[p];
            System.arraycopy(inverse, j * p, column, 0, p);
            assertTrue(Matrices.distance(unit, Matrices.timesSymmetric(a, column)) < 1e-9);
        }
    }

    @Property(tries = 60, seed = "20261121")
    void scalingByPowersOfTwoScalesTheSolutionToTheBit(@ForAll @IntRange(min = 1, max = 80) int p, @ForAll long seed) {
        Random random = new Random(seed);
        double[] a = Matrices.positiveDefinite(p, 0, random);
        double[] b = Matrices.gaussian(p, random);
        double[] expected = Cholesky.of(a, p).orElseThrow().solve(b);
        double[] s = new double[p];
        for (int i = 0; i < p; i++) {
            s[i] = Math.scalb(1.0, random.nextInt(121) - 60);
        }
        for (int i = 0; i < p; i++) {
            b[i] *= s[i];
            expected[i] /= s[i];
            for (int j = 0; j < p; j++) {
                a[i * p + j] *= s[i] * s[j];
            }
        }
        Cholesky scaled = Cholesky.of(a, p).orElseThrow();
        assertArrayEquals(expected, scaled.solve(b));
    }

    @Property(tries = 100, seed = "20261121")
    void reciprocalConditionIsTheOneNormConditionWithinAFactor(
            @ForAll @IntRange(min = 1, max = 60) int p, @ForAll @IntRange(max = 9) int digits, @ForAll long seed) {
        double[] a = withUnitDiagonal(p, Math.pow(10, -digits), new Random(seed));
        Cholesky cholesky = Cholesky.of(a, p).orElseThrow();
        double exact = 1 / (Matrices.oneNorm(a, p) * Matrices.oneNorm(cholesky.inverse(), p));
        double estimate = cholesky.reciprocalCondition();
        assertTrue(estimate >= 0.999 * exact && estimate <= 10 * exact, estimate + " for " + exact);
        SymmetricEigen eigen = SymmetricEigen.of(a, p);
        double spectral = eigen.values()[0] / eigen.values()[p - 1];
        assertTrue(estimate >= 0.99 * spectral / p && estimate <= 10.1 * p * spectral, estimate + " for " + spectral);
    }

    /** A correlation matrix (1 − t)·C + t·I, where C is singular for t → 0 and of unit diagonal. */
    private static double[] withUnitDiagonal(int p, double t, Random random) {
        int m = Math.max(1, p / 2);
        double[] x = Matrices.gaussian(m * p, random);
        double[] c = Matrices.gramOfRows(x, m, p);
        double[] a = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                double correlation = c[i * p + j] / Math.sqrt(c[i * p + i] * c[j * p + j]);
                a[i * p + j] = i == j ? 1 : (1 - t) * correlation;
            }
        }
        return a;
    }

    /** Its upper left part has the factor of a matrix of that size, which one thread computes in another order of columns. */
    @Test
    void aLargeMatrixHasTheBitsOfASmallOne() {
        int p = 700;
        int part = 300;
        double[] large = Matrices.positiveDefinite(p, 1, new Random(20261201));
        double[] small = new double[part * part];
        for (int i = 0; i < part; i++) {
            System.arraycopy(large, i * p, small, i * part, part);
        }
        assertTrue(Cholesky.factor(large, p));
        assertTrue(Cholesky.factor(small, part));
        for (int i = 0; i < part; i++) {
            assertArrayEquals(
                    Arrays.copyOfRange(small, i * part + i, (i + 1) * part),
                    Arrays.copyOfRange(large, i * p + i, i * p + part));
        }
    }

    @Test
    void onlyTheUpperTriangleIsRead() {
        Cholesky cholesky = Cholesky.of(new double[] {4, 2, Double.NaN, 5}, 2).orElseThrow();
        assertArrayEquals(new double[] {1, 1}, cholesky.solve(new double[] {6, 7}), 1e-15);
    }

    @Test
    void matricesThatAreNotPositiveDefiniteHaveNoFactor() {
        assertTrue(Cholesky.of(new double[] {1, 2, 2, 1}, 2).isEmpty(), "indefinite");
        assertTrue(Cholesky.of(new double[] {1, 1, 1, 1}, 2).isEmpty(), "singular");
        assertTrue(Cholesky.of(new double[] {-1}, 1).isEmpty(), "negative");
        assertTrue(Cholesky.of(new double[] {0}, 1).isEmpty(), "zero");
        assertTrue(Cholesky.of(new double[] {Double.NaN}, 1).isEmpty(), "NaN");
        assertTrue(Cholesky.of(new double[] {Double.POSITIVE_INFINITY}, 1).isEmpty(), "infinite");
    }

    @Test
    void theEmptyMatrixSolvesNothing() {
        Cholesky cholesky = Cholesky.of(new double[0], 0).orElseThrow();
        assertEquals(0, cholesky.solve(new double[0]).length);
        assertEquals(1, cholesky.reciprocalCondition());
    }

    @Test
    void wrongLengthsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Cholesky.of(new double[3], 2));
        Cholesky cholesky = Cholesky.of(new double[] {1}, 1).orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> cholesky.solve(new double[2]));
    }
}
