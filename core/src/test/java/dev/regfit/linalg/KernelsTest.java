package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Integer data, so that every order of additions gives the same number and equality is exact. */
class KernelsTest {
    @Property(tries = 200, seed = "20261121")
    void dotAndSumAreTheirDefinitionsAtAnyOffset(
            @ForAll @IntRange(max = 70) int n,
            @ForAll @IntRange(max = 5) int aOff,
            @ForAll @IntRange(max = 5) int bOff,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[] a = Matrices.integers(aOff + n + 3, random);
        double[] b = Matrices.integers(bOff + n + 3, random);
        double dot = 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            dot += a[aOff + i] * b[bOff + i];
            sum += a[aOff + i];
        }
        assertEquals(dot, Kernels.dot(a, aOff, b, bOff, n));
        assertEquals(sum, Kernels.sum(a, aOff, n));
    }

    @Property(tries = 200, seed = "20261121")
    void axpyChangesItsRangeOnly(
            @ForAll @IntRange(max = 70) int n,
            @ForAll @IntRange(max = 5) int xOff,
            @ForAll @IntRange(max = 5) int yOff,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[] x = Matrices.integers(xOff + n + 3, random);
        double[] y = Matrices.integers(yOff + n + 3, random);
        double[] expected = y.clone();
        for (int i = 0; i < n; i++) {
            expected[yOff + i] += 7 * x[xOff + i];
        }
        Kernels.axpy(7, x, xOff, y, yOff, n);
        assertArrayEquals(expected, y);
    }

    @Property(tries = 300, seed = "20261121")
    void rankUpdateAddsTheGramMatrixToTheUpperTriangleOnly(
            @ForAll @IntRange(min = 1, max = 70) int p, @ForAll @IntRange(max = 300) int m, @ForAll long seed) {
        Random random = new Random(seed);
        int offset = random.nextInt(4);
        double[] a = Matrices.integers(offset + m * p, random);
        double[] g = Matrices.integers(p * p, random);
        double[] expected = plusUpper(g, Matrices.gramOfRows(Arrays.copyOfRange(a, offset, a.length), m, p), p);
        Kernels.rankUpdate(a, offset, m, p, g);
        assertArrayEquals(expected, g);
    }

    @Property(tries = 200, seed = "20261121")
    void weightedRankUpdateTakesARowAsOftenAsItsWeightSays(
            @ForAll @IntRange(min = 1, max = 40) int p, @ForAll @IntRange(max = 200) int m, @ForAll long seed) {
        Random random = new Random(seed);
        double[] a = Matrices.integers(m * p, random);
        double[] weights = new double[m + 2];
        double[] repeated = new double[3 * m * p];
        int rows = 0;
        for (int r = 0; r < m; r++) {
            int times = random.nextInt(4);
            weights[2 + r] = times;
            for (int t = 0; t < times; t++, rows++) {
                System.arraycopy(a, r * p, repeated, rows * p, p);
            }
        }
        double[] weighted = new double[p * p];
        double[] unweighted = new double[p * p];
        Kernels.weightedRankUpdate(a, 0, m, p, weights, 2, weighted);
        Kernels.rankUpdate(repeated, 0, rows, p, unweighted);
        assertArrayEquals(unweighted, weighted);
    }

    @Property(tries = 100, seed = "20261121")
    void cuttingTheRowsAnywhereGivesTheSameBits(
            @ForAll @IntRange(min = 1, max = 30) int p,
            @ForAll @IntRange(min = 1, max = 400) int m,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[] a = Matrices.gaussian(m * p, random);
        int cut = random.nextInt(m + 1);
        double[] once = new double[p * p];
        double[] twice = new double[p * p];
        Kernels.rankUpdate(a, 0, m, p, once);
        Kernels.rankUpdate(a, 0, cut, p, twice);
        Kernels.rankUpdate(a, cut * p, m - cut, p, twice);
        assertArrayEquals(once, twice);
    }

    @Test
    void mirrorCopiesUpperToLower() {
        double[] g = {1, 2, 3, 0, 4, 5, 0, 0, 6};
        Kernels.mirror(g, 3);
        assertArrayEquals(new double[] {1, 2, 3, 2, 4, 5, 3, 5, 6}, g);
    }

    private static double[] plusUpper(double[] g, double[] addend, int p) {
        double[] sum = g.clone();
        for (int i = 0; i < p; i++) {
            for (int j = i; j < p; j++) {
                sum[i * p + j] += addend[i * p + j];
            }
        }
        return sum;
    }
}
