package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class QuantilesTest {

    /** R: quantile(c(5, 1, 4, 2), c(0, 0.05, 0.25, 0.5, 1)). */
    @Test
    void interpolatesAsR() {
        double[] sample = {5, 1, 4, 2};
        assertArrayEquals(
                new double[] {1, 1.15, 1.75, 3, 5},
                Quantiles.of(sample, 0, 0.05, 0.25, 0.5, 1).values(),
                1e-15);
        assertArrayEquals(new double[] {5, 1, 4, 2}, sample);
    }

    @Test
    void ofOneValueIsThatValue() {
        assertArrayEquals(
                new double[] {7, 7}, Quantiles.of(new double[] {7}, 0, 0.3).values());
    }
}
