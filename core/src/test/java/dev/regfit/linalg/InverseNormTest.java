package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InverseNormTest {
    /** Neither of the fixed start vectors sees more than a few hundredths of this norm. */
    @Test
    void theSearchFindsOneLargeColumn() {
        int p = 50;
        double estimate = InverseNorm.estimate(p, b -> {
            double[] x = b.clone();
            x[7] *= 1e6;
            return x;
        });
        assertEquals(1e6, estimate, 1e-3);
    }

    @Test
    void ordersZeroAndOne() {
        assertEquals(0, InverseNorm.estimate(0, b -> b));
        assertEquals(4, InverseNorm.estimate(1, b -> new double[] {-4 * b[0]}));
    }
}
