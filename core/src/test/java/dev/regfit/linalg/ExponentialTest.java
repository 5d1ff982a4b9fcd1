package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Beside the functions of the platform, which are within one unit of the last place. */
class ExponentialTest {
    private static final int DRAWS = 100_000;

    @Test
    void exponentialsHaveAllTheirDigits() {
        Random random = new Random(1);
        for (int draw = 0; draw < DRAWS; draw++) {
            double x = random.nextGaussian() * Math.pow(10, 4 * random.nextDouble() - 2);
            double expected = StrictMath.exp(x);
            assertEquals(expected, Exponential.exp(x), 2 * Math.ulp(expected), "x = " + x);
        }
        assertEquals(1, Exponential.exp(0));
        assertEquals(0, Exponential.exp(-1000));
        assertEquals(Double.POSITIVE_INFINITY, Exponential.exp(1000));
        assertEquals(Double.NaN, Exponential.exp(Double.NaN));
    }

    @Test
    void logarithmsHaveAllTheirDigits() {
        Random random = new Random(2);
        for (int draw = 0; draw < DRAWS; draw++) {
            double x = random.nextBoolean() ? random.nextDouble() : Math.pow(10, -20 * random.nextDouble());
            double expected = StrictMath.log1p(x);
            assertEquals(expected, Exponential.log1p(x), 3 * Math.ulp(expected), "x = " + x);
        }
        assertEquals(0, Exponential.log1p(0));
        assertEquals(Math.log(2), Exponential.log1p(1), 1e-16);
    }
}
