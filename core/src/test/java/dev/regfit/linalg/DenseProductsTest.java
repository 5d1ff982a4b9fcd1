package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DenseProductsTest {
    /** Small integers, of which sums are exact in any order. */
    @Property(tries = 60, seed = "20261121")
    void bothProductsAreWhatTheirDefinitionsSay(
            @ForAll @IntRange(min = 1, max = 40) int n,
            @ForAll @IntRange(min = 1, max = 40) int p,
            @ForAll @IntRange(min = 1, max = 20) int m,
            @ForAll @IntRange(max = 3) int gap,
            @ForAll long seed) {
        check(n, p, m, n + gap, new Random(seed));
    }

    /** More rows, columns and terms than are taken together. */
    @Test
    void manyTiles() {
        check(600, 530, 17, 601, new Random(1));
    }

    private static void check(int n, int p, int m, int lda, Random random) {
        double[] a = Matrices.integers(lda * p, random);
        double[] b = Matrices.integers(p * m, random);
        double[] c = Matrices.integers(n * m, random);
        double[] expected = c.clone();
        double[] v = Matrices.integers(n * m, random);
        double[] w = Matrices.integers(p * m, random);
        double[] transposed = w.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < m; k++) {
                    expected[i * m + k] += a[i + j * lda] * b[j * m + k];
                    transposed[j * m + k] += a[i + j * lda] * v[i * m + k];
                }
            }
        }
        DenseProducts.multiply(a, lda, n, p, b, m, c);
        assertArrayEquals(expected, c);
        DenseProducts.multiplyTransposed(a, lda, n, p, v, m, w);
        assertArrayEquals(transposed, w);
    }
}
