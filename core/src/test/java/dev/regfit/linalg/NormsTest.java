package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormsTest {
    private static final double CLOSE = 1e-14;
    private static final double LARGEST = Double.POSITIVE_INFINITY;

    @Test
    void ofThreeFourFive() {
        double[] w = {3, 0, -4};
        assertEquals(new Norms(7, 5, 4), Norms.of(w));
        // 27 + 64 = 91; 3√3 + 8 to the power 2/3.
        assertEquals(Math.cbrt(91), Norms.of(w, 3), 5 * CLOSE);
        assertEquals(Math.pow(3 * Math.sqrt(3) + 8, 2.0 / 3), Norms.of(w, 1.5), 6 * CLOSE);
    }

    @Test
    void ofNothingIsZero() {
        assertEquals(new Norms(0, 0, 0), Norms.of(new double[0]));
        assertEquals(0, Norms.of(new double[3], 1.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-320, 1e-200, 1e-20, 1, 1e150, 1e300})
    void growWithTheVector(double factor) {
        double[] w = {3, 0, -4};
        double[] scaled = {3 * factor, 0, -4 * factor};
        for (double p : new double[] {1, 1.5, 2, 7, 1000, LARGEST}) {
            double expected = Norms.of(w, p) * factor;
            double digits = Math.max(1e-13 * expected, 4 * Double.MIN_VALUE);
            assertEquals(expected, Norms.of(scaled, p), digits, "p = " + p);
        }
    }

    /** 0.9^1000 is 1.7e-46: what is not the largest hardly counts, and 1000 equal weights count as 1000^0.001. */
    @Test
    void ofALargePowerIsNearlyTheLargest() {
        assertEquals(10, Norms.of(new double[] {9, -10, 1}, 1000), CLOSE);
        double[] equal = new double[1000];
        Arrays.fill(equal, -2);
        assertEquals(2 * Math.exp(Math.log(1000) / 1000), Norms.of(equal, 1000), CLOSE);
    }

    @Test
    void fallAsTheirPowerGrows() {
        Random random = new Random(3);
        double[] w = random.doubles(50, -1, 1).toArray();
        double before = LARGEST;
        for (double p : new double[] {1, 1.1, 1.5, 2, 3, 10, 100, 1e4, 1e300, LARGEST}) {
            double norm = Norms.of(w, p);
            assertTrue(norm <= before * (1 + CLOSE), p + ": " + norm + " > " + before);
            before = norm;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.999, 0, -1, Double.NaN, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNoNorm(double p) {
        assertThrows(IllegalArgumentException.class, () -> Norms.of(new double[] {1}, p));
    }
}
