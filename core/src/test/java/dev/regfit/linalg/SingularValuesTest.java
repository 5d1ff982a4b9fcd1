package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SingularValuesTest {

    /** With every unit vector z: A·Vz has length σ, and Uᵀ(A·Vz) is σ there and zero elsewhere. */
    @Property(tries = 60, seed = "20261129")
    void takesTheMatrixApart(
            @ForAll @IntRange(min = 1, max = 25) int n, @ForAll @IntRange(min = 1, max = 25) int k, @ForAll long seed) {
        double[] a = Matrices.gaussian(n * k, new Random(seed));
        SingularValues decomposition = SingularValues.of(a, n, k);
        double[] sigma = decomposition.values();
        assertEquals(Math.min(n, k), sigma.length);
        double largest = Arrays.stream(sigma).max().orElseThrow();
        double squares = 0;
        for (int i = 0; i < sigma.length; i++) {
            double[] unit = new double[sigma.length];
            unit[i] = 1;
            double[] v = decomposition.combine(unit);
            assertEquals(1, Matrices.norm(v), 1e-13);
            unit[i] = sigma[i];
            assertArrayEquals(unit, decomposition.project(Matrices.times(a, n, v)), 1e-12 * largest);
            squares += sigma[i] * sigma[i];
        }
        assertEquals(Matrices.norm(a), Math.sqrt(squares), 1e-13 * Matrices.norm(a));
    }

    @Test
    void ofHugeAndTinyNumbers() {
        for (double factor : new double[] {1e300, 1e-300}) {
            double[] sigma = SingularValues.of(new double[] {3 * factor, 0, 0, 0, 4 * factor, 0}, 3, 2)
                    .values();
            Arrays.sort(sigma);
            assertArrayEquals(new double[] {3 * factor, 4 * factor}, sigma, 1e-14 * factor);
        }
    }

    @Test
    void ofZeros() {
        SingularValues zero = SingularValues.of(new double[6], 2, 3);
        assertArrayEquals(new double[2], zero.values());
    }

    @Test
    void refusesWhatIsNoMatrix() {
        assertThrows(IllegalArgumentException.class, () -> SingularValues.of(new double[5], 2, 3));
        assertThrows(IllegalArgumentException.class, () -> SingularValues.of(new double[] {Double.NaN}, 1, 1));
    }
}
