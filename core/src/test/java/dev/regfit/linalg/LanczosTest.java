package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LanczosTest {
    @Property(tries = 100, seed = "20261121")
    void theResultIsATightUpperBound(
            @ForAll @IntRange(min = 1, max = 120) int p,
            @ForAll @IntRange(min = 1, max = 120) int rows,
            @ForAll long s) {
        double[] a = Matrices.gramOfRows(Matrices.gaussian(rows * p, new Random(s)), rows, p);
        double exact = SymmetricEigen.of(a, p).values()[p - 1];
        double bound = Lanczos.largestEigenvalue(p, product(a, p));
        assertTrue(bound >= exact && bound <= exact * (1 + 1e-5), bound + " for " + exact);
    }

    @Test
    void aCrowdedSpectrumStillGivesABound() {
        int p = 100_000;
        double bound = Lanczos.largestEigenvalue(p, (x, y) -> {
            for (int i = 0; i < p; i++) {
                y[i] = (1 + (double) i / (p - 1)) * x[i];
            }
        });
        assertTrue(bound >= 2 && bound < 2.001, "bound " + bound);
    }

    @Test
    void zeroAndEmptyOperators() {
        assertEquals(0, Lanczos.largestEigenvalue(3, (x, y) -> Arrays.fill(y, 0)));
        assertEquals(0, Lanczos.largestEigenvalue(0, (x, y) -> {}));
    }

    @Test
    void aProductThatIsNotFiniteIsRefused() {
        assertThrows(
                ArithmeticException.class, () -> Lanczos.largestEigenvalue(2, (x, y) -> Arrays.fill(y, Double.NaN)));
    }

    private static Lanczos.Operator product(double[] a, int p) {
        return (x, y) -> System.arraycopy(Matrices.timesSymmetric(a, x), 0, y, 0, p);
    }
}
