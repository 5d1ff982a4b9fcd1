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

class GramDualTest {
    @Property(tries = 60, seed = "20261121")
    void dualAndPrimalRidgeAgree(
            @ForAll @IntRange(min = 1, max = 30) int n, @ForAll @IntRange(min = 1, max = 60) int p, @ForAll long seed) {
        Random random = new Random(seed);
        double[] a = Matrices.gaussian(n * p, random);
        double[] b = Matrices.gaussian(n, random);
        double[] d = new double[p];
        for (int j = 0; j < p; j++) {
            d[j] = 0.5 + random.nextDouble();
        }
        double[] kernel = GramDual.outer(a, n, p, d);
        for (int i = 0; i < n; i++) {
            kernel[i * n + i] += 1;
        }
        double[] dual = Matrices.transposedTimes(
                a, p, Cholesky.of(kernel, n).orElseThrow().solve(b));
        double[] primal = new double[p * p];
        for (int i = 0; i < p; i++) {
            dual[i] /= d[i];
            for (int j = 0; j < p; j++) {
                primal[i * p + j] = Kernels.dot(a, i * n, a, j * n, n) + (i == j ? d[i] : 0);
            }
        }
        double[] expected = Cholesky.of(primal, p).orElseThrow().solve(Matrices.transposedTimes(a, p, b));
        assertTrue(Matrices.distance(expected, dual) <= 1e-10 * (1 + Matrices.norm(expected)));
    }

    @Test
    void aSmallKernelByHand() {
        // Rows (1, 2) and (3, 4), d = (1, 2).
        double[] k = GramDual.outer(new double[] {1, 3, 2, 4}, 2, 2, new double[] {1, 2});
        assertArrayEquals(new double[] {3, 7, 7, 17}, k);
        assertArrayEquals(new double[] {5, 11, 11, 25}, GramDual.outer(new double[] {1, 3, 2, 4}, 2, 2));
    }

    @Test
    void dMustBePositive() {
        double[] a = {1, 2};
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> GramDual.outer(a, 1, 2, new double[] {1, 0}));
        assertEquals("d[1] must be positive, it is 0.0", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> GramDual.outer(a, 1, 2, new double[] {1, Double.NaN}));
    }
}
