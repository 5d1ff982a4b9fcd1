package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DoubledVectorTest {
    private static final double[] A = {1e8 + 0.5, 1e8 - 0.25, 1e8 + 0.125};
    private static final double[] W = {0.1};
    private static final double OFFSET = -1e7;

    @Test
    void combinationsAreRoundedOnce() {
        double[] sums = DoubledVector.combination(A, W, OFFSET, 3);
        for (int i = 0; i < 3; i++) {
            double exact = new BigDecimal(A[i])
                    .multiply(new BigDecimal(W[0]))
                    .add(new BigDecimal(OFFSET))
                    .doubleValue();
            assertEquals(exact, sums[i]);
        }
        assertNotEquals(A[1] * W[0] + OFFSET, sums[1], "twice rounded");
    }

    @Test
    void productsAreThoseOfCentredColumns() {
        double[] weights = {1, 2, 0.5};
        DoubledVector v = new DoubledVector(new double[] {1, -3, 0.1}, new double[] {1e-20, 0, -1e-19});
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < 3; i++) {
            exact = exact.add(new BigDecimal(weights[i])
                    .multiply(new BigDecimal(v.high()[i]).add(new BigDecimal(v.low()[i])))
                    .multiply(new BigDecimal(A[i]).subtract(new BigDecimal(1e8 + 0.1))));
        }
        assertEquals(exact.doubleValue(), v.centredDot(weights, A, 0, 1e8 + 0.1));
    }

    @Test
    void differencesKeepLowParts() {
        DoubledVector one = new DoubledVector(new double[] {1}, new double[] {1e-20});
        DoubledVector other = new DoubledVector(new double[] {1}, new double[] {-1e-20});
        assertEquals(2e-20, one.minus(other)[0]);
        assertEquals(1, one.rounded()[0]);
    }
}
