package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MinimumNormTest {
    /** A = BC of rank r: the solution must satisfy the normal equations and lie in the row space of C. */
    @Property(tries = 150, seed = "20261121")
    void solutionIsLeastSquaresAndOrthogonalToTheNullSpace(
            @ForAll @IntRange(min = 1, max = 40) int n, @ForAll @IntRange(min = 1, max = 40) int k, @ForAll long seed) {
        Random random = new Random(seed);
        int rank = 1 + random.nextInt(Math.min(n, k));
        double[] left = Matrices.gaussian(n * rank, random);
        double[] right = Matrices.gaussian(rank * k, random);
        double[] a = new double[n * k];
        for (int j = 0; j < k; j++) {
            for (int r = 0; r < rank; r++) {
                Kernels.axpy(right[j * rank + r], left, r * n, a, j * n, n);
            }
        }
        double[] b = Matrices.gaussian(n, random);
        // Rounding in the product is far below this cutoff, and the smallest singular value is far above it.
        MinimumNorm.Solution solution = MinimumNorm.solve(a, b, k, 1e-11);
        assertEquals(rank, solution.rank());

        double[] residual = Matrices.times(a, n, solution.x());
        for (int i = 0; i < n; i++) {
            residual[i] -= b[i];
        }
        double scale = Matrices.norm(a) * (Matrices.norm(b) + Matrices.norm(a) * Matrices.norm(solution.x()));
        assertTrue(Matrices.norm(Matrices.transposedTimes(a, k, residual)) <= 1e-9 * scale);

        double[] z = Matrices.gaussian(k, random);
        double[] inRowSpace =
                MinimumNorm.solve(a, Matrices.times(a, n, z), k, 1e-11).x();
        double alongNull = 0;
        for (int j = 0; j < k; j++) {
            alongNull += (z[j] - inRowSpace[j]) * solution.x()[j];
        }
        assertTrue(Math.abs(alongNull) <= 1e-6 * Matrices.norm(z) * Matrices.norm(solution.x()), "null " + alongNull);
    }

    @Test
    void twoEqualColumnsShareTheirCoefficient() {
        double[] a = {1, 2, 3, 1, 2, 3};
        MinimumNorm.Solution solution = MinimumNorm.solve(a, new double[] {2, 4, 6}, 2);
        assertEquals(1, solution.rank());
        assertArrayEquals(new double[] {1, 1}, solution.x(), 1e-15);
    }

    @Test
    void oneRowGivesTheShortestVector() {
        MinimumNorm.Solution solution = MinimumNorm.solve(new double[] {3, 4}, new double[] {5}, 2);
        assertEquals(1, solution.rank());
        assertArrayEquals(new double[] {0.6, 0.8}, solution.x(), 1e-15);
    }

    @Test
    void aWideMatrixIsFittedExactly() {
        Random random = new Random(5);
        double[] a = Matrices.gaussian(100 * 2000, random);
        double[] b = Matrices.gaussian(100, random);
        MinimumNorm.Solution solution = MinimumNorm.solve(a, b, 2000);
        assertEquals(100, solution.rank());
        assertTrue(Matrices.distance(b, Matrices.times(a, 100, solution.x())) < 1e-13 * Matrices.norm(b));
        // x = Aᵀ(AAᵀ)⁻¹b
        double[] dual =
                Cholesky.of(GramDual.outer(a, 100, 2000), 100).orElseThrow().solve(b);
        double[] expected = Matrices.transposedTimes(a, 2000, dual);
        assertTrue(Matrices.distance(expected, solution.x()) < 1e-12 * Matrices.norm(expected));
    }

    @Test
    void theScaleOfTheWholeMatrixDoesNotMatter() {
        double[] b = {1, 2, 4};
        double[] plain =
                MinimumNorm.solve(new double[] {1, 2, 3, 1, 0, 1}, b, 2).x();
        double[] tiny = MinimumNorm.solve(new double[] {1e-200, 2e-200, 3e-200, 1e-200, 0, 1e-200}, b, 2)
                .x();
        assertEquals(plain[0], tiny[0] * 1e-200, 1e-13);
        assertEquals(plain[1], tiny[1] * 1e-200, 1e-13);
    }

    @Test
    void zerosAndEmptyMatricesHaveRankZero() {
        assertEquals(
                0, MinimumNorm.solve(new double[6], new double[] {1, 2, 3}, 2).rank());
        assertArrayEquals(
                new double[2],
                MinimumNorm.solve(new double[6], new double[] {1, 2, 3}, 2).x());
        assertEquals(0, MinimumNorm.solve(new double[0], new double[] {1}, 0).x().length);
        assertEquals(3, MinimumNorm.solve(new double[0], new double[0], 3).x().length);
    }

    @Test
    void wrongArgumentsAreRefused() {
        double[] b = {1, 2};
        assertThrows(IllegalArgumentException.class, () -> MinimumNorm.solve(new double[3], b, 2));
        assertThrows(IllegalArgumentException.class, () -> MinimumNorm.solve(new double[] {1, Double.NaN}, b, 1));
        assertThrows(IllegalArgumentException.class, () -> MinimumNorm.solve(new double[2], b, 1, -1));
    }
}
