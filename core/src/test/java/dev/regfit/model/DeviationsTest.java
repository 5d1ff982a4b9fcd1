package dev.regfit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Standardised weights by hand. */
class DeviationsTest {

    @Test
    void ofTwoRows() {
        Deviations deviations = new Deviations(new double[] {1, 10}, 2);
        assertEquals(1.5, deviations.standardized(0, 3));
        assertEquals(-5, deviations.standardized(1, -1));
        assertEquals(-10, deviations.contribution(1, -1));
    }

    @Test
    void aConstantTargetHasNone() {
        Deviations deviations = new Deviations(new double[] {4}, 0);
        assertTrue(Double.isNaN(deviations.standardized(0, 3)));
        assertEquals(12, deviations.contribution(0, 3), "but how much a column counts is known");
    }
}
