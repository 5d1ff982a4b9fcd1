package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TridiagonalEigenTest {

    /** The eigenvalues of the second difference are 2 − 2cos(πk/(p + 1)). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 48, 49, 97, 200, 401})
    void knowsTheSecondDifference(int p) {
        double[] diagonal = new double[p];
        double[] beside = new double[p - 1];
        Arrays.fill(diagonal, 2);
        Arrays.fill(beside, -1);
        double[] expected = IntStream.rangeClosed(1, p)
                .mapToDouble(k -> 2 - 2 * Math.cos(Math.PI * k / (p + 1)))
                .toArray();
        assertArrayEquals(expected, sorted(decomposed(diagonal, beside)), 1e-14 * p);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 150, 333})
    void vectorsOfRandomMatricesAreOrthonormal(int p) {
        Random random = new Random(p);
        decomposed(Matrices.gaussian(p, random), Matrices.gaussian(p - 1, random));
    }

    /** Couplings of zero and next to none, which leave blocks as they are, and sizes that are far apart. */
    @Test
    void ofBlocksAndOfFarSizes() {
        int p = 160;
        Random random = new Random(5);
        double[] beside = Matrices.gaussian(p - 1, random);
        beside[79] = 0;
        beside[39] = 1e-300;
        beside[119] = 1e-17;
        decomposed(Matrices.gaussian(p, random), beside.clone());
        double[] far = random.doubles(p, -12, 12)
                .map(exponent -> Math.pow(10, exponent))
                .toArray();
        decomposed(far, beside.clone());
        decomposed(new double[p], new double[p - 1]);
    }

    /** Wilkinson's matrices glued together: their largest eigenvalues agree in pairs, and all do so from one to another. */
    @Test
    void ofClusters() {
        int copies = 9;
        int p = 21 * copies;
        double[] diagonal =
                IntStream.range(0, p).mapToDouble(i -> Math.abs(i % 21 - 10)).toArray();
        double[] beside =
                IntStream.range(1, p).mapToDouble(i -> i % 21 == 0 ? 1e-9 : 1).toArray();
        double[] values = sorted(decomposed(diagonal, beside));
        // Wilkinson, The Algebraic Eigenvalue Problem, 5.45.
        assertEquals(10.746194182903, values[p - 1], 1e-8);
        assertEquals(10.746194182903, values[p - 2 * copies], 1e-8);
    }

    private static double[] sorted(TridiagonalEigen eigen) {
        double[] values = eigen.values().clone();
        Arrays.sort(values);
        return values;
    }

    /** Decomposes and checks that vectors are orthonormal and turned into multiples of themselves. */
    private static TridiagonalEigen decomposed(double[] diagonal, double[] beside) {
        int p = diagonal.length;
        TridiagonalEigen eigen = new TridiagonalEigen(diagonal.clone(), beside);
        double[] rows = eigen.rows();
        double size = Norms.of(diagonal).linf() + 2 * Norms.of(beside).linf();
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double product = Kernels.dot(rows, i * p, rows, j * p, p);
                assertEquals(i == j ? 1 : 0, product, 1e-14 * p);
            }
            for (int k = 0; k < p; k++) {
                double image = diagonal[k] * rows[i * p + k];
                image += k > 0 ? beside[k - 1] * rows[i * p + k - 1] : 0;
                image += k + 1 < p ? beside[k] * rows[i * p + k + 1] : 0;
                double rest = Math.abs(image - eigen.values()[i] * rows[i * p + k]);
                assertTrue(rest <= 1e-14 * p * size, () -> "residual " + rest);
            }
        }
        return eigen;
    }
}
