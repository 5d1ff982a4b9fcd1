package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiledUpdateTest {
    /** Of one tile, of several with a rest, of more rows than are scaled at a time; A within a wider array. */
    @ParameterizedTest
    @CsvSource({"5, 30", "64, 257", "7, 600", "600, 300"})
    void hasTheBitsOfOneUpdate(int m, int p) {
        Random random = new Random(20261130);
        int lda = p + 3;
        int ldg = p + 1;
        double[] a = Matrices.gaussian(2 + m * lda, random);
        double[] factors = Matrices.gaussian(1 + m, random);
        double[] start = Matrices.gaussian(4 + p * ldg, random);

        double[] plain = start.clone();
        Kernels.symmetricUpdate(a, 2, lda, m, p, factors, 1, plain, 4, ldg);
        double[] tiled = start.clone();
        TiledUpdate.apply(a, 2, lda, m, p, factors, 1, tiled, 4, ldg);
        assertArrayEquals(plain, tiled);

        plain = start.clone();
        Kernels.symmetricUpdate(a, 2, lda, m, p, SymmetricUpdate.NO_FACTORS, 0, plain, 4, ldg);
        tiled = start.clone();
        TiledUpdate.apply(a, 2, lda, m, p, SymmetricUpdate.NO_FACTORS, 0, tiled, 4, ldg);
        assertArrayEquals(plain, tiled);
    }
}
