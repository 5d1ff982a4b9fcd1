package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DoubleDoubleTest {
    @Property(seed = "20261121")
    void errorsOfSumAndProductAreExact(@ForAll long seed) {
        Random random = new Random(seed);
        double a = Math.scalb(random.nextGaussian(), random.nextInt(100) - 50);
        double b = Math.scalb(random.nextGaussian(), random.nextInt(100) - 50);
        double sum = a + b;
        assertEquals(0, exact(a).add(exact(b)).compareTo(exact(sum).add(exact(DoubleDouble.sumError(a, b, sum)))));
        double product = a * b;
        BigDecimal both = exact(product).add(exact(DoubleDouble.productError(a, b, product)));
        assertEquals(0, exact(a).multiply(exact(b)).compareTo(both));
    }

    /** The start cancels all but the last digits of the sum, so that a plain dot product has no correct digit. */
    @Property(tries = 200, seed = "20261121")
    void minusDotKeepsDoubledPrecision(@ForAll @IntRange(min = 1, max = 100) int n, @ForAll long seed) {
        Random random = new Random(seed);
        double[] a = Matrices.gaussian(n, random);
        double[] v = Matrices.gaussian(n, random);
        double[] low = new double[n];
        BigDecimal total = BigDecimal.ZERO;
        double size = 0;
        for (int i = 0; i < n; i++) {
            low[i] = v[i] * 0x1p-54 * random.nextDouble();
            total = total.add(exact(a[i]).multiply(exact(v[i]).add(exact(low[i]))));
            size += Math.abs(a[i] * v[i]);
        }
        double start = total.doubleValue();
        double startLow = total.subtract(exact(start)).doubleValue() + 1e-25;
        BigDecimal expected = exact(start).add(exact(startLow)).subtract(total);
        double computed = DoubleDouble.minusDot(new double[] {start, startLow}, v, low, a, 0);
        double error = expected.subtract(exact(computed)).abs().doubleValue();
        assertTrue(error <= 1e-31 * n * (1 + size), "error " + error);
    }

    @Property(tries = 200, seed = "20261121")
    void addingManySmallNumbersLosesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        double[] high = {random.nextGaussian()};
        double[] low = {0};
        BigDecimal total = exact(high[0]);
        for (int i = 0; i < 50; i++) {
            double delta = random.nextGaussian() * Math.scalb(1.0, -i);
            total = total.add(exact(delta));
            DoubleDouble.add(high, low, new double[] {delta});
        }
        double error =
                total.subtract(exact(high[0])).subtract(exact(low[0])).abs().doubleValue();
        assertTrue(error <= 1e-30, "error " + error);
        assertEquals(high[0], high[0] + low[0]);
    }

    private static BigDecimal exact(double x) {
        return new BigDecimal(x);
    }
}
