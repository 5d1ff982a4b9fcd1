package dev.regfit.selection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regfit.path.Grid;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedStrengthTest {
    private static final Grid STRENGTHS = Grid.of(new double[] {1, 0.1, 0.01});

    /** Over 30 and 10 rows the means are (3·4 + 8)/4 = 5, (3·2 + 4)/4 = 2.5 and (3·1 + 9)/4 = 3. */
    private static List<SharedStrength.Errors> errors(double standardError) {
        double[] each = {standardError, standardError, standardError};
        return List.of(
                new SharedStrength.Errors(30, new double[] {4, 2, 1}, each),
                new SharedStrength.Errors(10, new double[] {8, 4, 9}, each));
    }

    @Test
    void theSmallestMeanOverTheRowsOfAllIsTaken() {
        assertEquals(0.1, SharedStrength.chosen(STRENGTHS, errors(0), Rule.MIN));
    }

    @Test
    void standardErrorsAddUpAsThoseOfIndependentSamples() {
        // sqrt(0.75² + 0.25²) = 0.7906 times each; from 2.5 to 5 it takes 2.5
        assertEquals(0.1, SharedStrength.chosen(STRENGTHS, errors(2.5 / 0.7907), Rule.ONE_STANDARD_ERROR));
        assertEquals(1.0, SharedStrength.chosen(STRENGTHS, errors(2.5 / 0.7905), Rule.ONE_STANDARD_ERROR));
    }

    @Test
    void theGridGoesFromTheLargestToTheSmallestOfAll() {
        List<SharedStrength.Range> ranges =
                List.of(new SharedStrength.Range(4, 0.04), new SharedStrength.Range(2, 0.0004));
        assertArrayEquals(
                new double[] {4, 0.04, 0.0004}, SharedStrength.grid(ranges, 3).given(), 1e-15);
        assertArrayEquals(new double[] {4}, SharedStrength.grid(ranges, 1).given());
    }
}
