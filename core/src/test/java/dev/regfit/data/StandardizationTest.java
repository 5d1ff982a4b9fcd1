package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandardizationTest {

    /** Columns 1, 2, 3, 6 and a constant; weights 1, 1, 1, 1. */
    private static Dataset data() {
        DatasetBuilder builder = Builders.ofNumbers(List.of("a", "one"), "y");
        for (double a : new double[] {1, 2, 3, 6}) {
            builder.add(new double[] {a, 0.1}, new String[2], 2 * a - 1, 1);
        }
        return Builders.rows(builder);
    }

    private static Standardization of(Scaling scaling, boolean intercept) {
        return Standardization.of(data().summary(scaling), scaling, intercept);
    }

    @Test
    void dividesByWhatEachScalingSays() {
        assertArrayEquals(new double[] {1, 1}, of(Scaling.NONE, true).scales());
        assertArrayEquals(
                new double[] {Math.sqrt(3.5), 1}, of(Scaling.STANDARD, true).scales(), 1e-15);
        assertArrayEquals(new double[] {5, 1}, of(Scaling.MINMAX, true).scales());
        assertArrayEquals(new double[] {6, 0.1}, of(Scaling.MAXABS, true).scales());
        assertArrayEquals(
                new double[] {3.75 - 1.75, 1}, of(Scaling.ROBUST, true).scales());
    }

    @Test
    void shiftsNothingWithoutAnIntercept() {
        Standardization standardization = of(Scaling.STANDARD, false);
        assertArrayEquals(new double[2], standardization.centers());
        assertEquals(0, standardization.targetCenter());
        assertEquals(0, standardization.interceptFor(new double[] {3, 4}));
    }

    @ParameterizedTest
    @EnumSource
    void goesThereAndBack(Scaling scaling) {
        Standardization standardization = of(scaling, true);
        double[] weights = {2, -3};
        assertArrayEquals(weights, standardization.toOriginal(standardization.toWorking(weights)), 1e-15);
    }

    /** y = 2a − 1 exactly, so that weight 2 has intercept −1. */
    @Test
    void findsTheInterceptOfGivenWeights() {
        assertEquals(-1, of(Scaling.NONE, true).interceptFor(new double[] {2, 0}), 1e-15);
    }

    @Test
    void centresWorkingColumnsAndLeavesNothingOfAConstant() {
        Dataset data = data();
        DenseMatrix working = of(Scaling.MINMAX, true).apply((DenseMatrix) data.x(), data.weights());
        assertArrayEquals(new double[] {-0.4, -0.2, 0, 0.6, 0, 0, 0, 0}, working.values(), 1e-15);
        for (int i = 0; i < 4; i++) {
            assertEquals(0.0, working.get(i, 1));
        }
    }

    @Test
    void knowsWhenAnInterceptIsASmallDifference() {
        assertEquals(6, of(Scaling.NONE, true).interceptCancellation(new double[] {2, 0}), 1e-12);
        assertTrue(of(Scaling.NONE, true).interceptCancellation(new double[] {5.0 / 3, 0}) > 1e14);
    }
}
