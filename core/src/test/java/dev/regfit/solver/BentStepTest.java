package dev.regfit.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regfit.problem.ElasticNet;
import org.junit.jupiter.api.Test;

/** H = (2 1; 1 2), and slopes that vanish at (−1, 2) for the signs of the start (0.1, 1). */
class BentStepTest {
    private static final double[] HESSIAN = {2, 1, 1, 2};
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final double[] w = {0.1, 1};
    private final double[] slopes = {-1.2, 0.9};

    @Test
    void goesOnAlongZeroToWhereTheObjectiveIsLeast() {
        BentStep step = newton(INFINITE);
        assertEquals(1, step.take(slopes, w, false));
        assertEquals(0, w[0]);
        assertEquals(1.5, w[1], 1e-15);
        assertArrayEquals(new double[] {-1.5, 0}, slopes, 1e-15);
        assertArrayEquals(new int[] {8}, step.left(new int[] {7, 8}));
        assertArrayEquals(new double[] {8}, step.left(new double[] {7, 8}));
    }

    @Test
    void stopsAtBounds() {
        BentStep step = newton(1.2);
        assertEquals(2, step.take(slopes, w, false));
        assertArrayEquals(new double[] {0, 1.2}, w);
        assertArrayEquals(new int[0], step.left(new int[] {7, 8}));
    }

    @Test
    void reachesTheMinimumWhereNothingIsInTheWay() {
        w[0] = -0.1;
        slopes[0] = -0.8;
        slopes[1] = 1.1;
        BentStep step = step(INFINITE, new double[] {-0.9, 1}, slopes.clone());
        assertEquals(0, step.take(slopes, w, false));
        assertArrayEquals(new double[] {-1, 2}, w, 1e-15);
    }

    @Test
    void takesAFlatDirectionToTheFirstStopOrNotAtAll() {
        double[] none = new double[2];
        assertEquals(0, step(INFINITE, new double[] {0, 1}, new double[2]).take(none, w, true));
        assertArrayEquals(new double[] {0.1, 1}, w);
        assertEquals(1, step(INFINITE, new double[] {0, -1}, new double[2]).take(none, w, true));
        assertArrayEquals(new double[] {0.1, 0}, w);
    }

    private BentStep newton(double upper) {
        return step(upper, new double[] {-1.1, 1}, slopes.clone());
    }

    private static BentStep step(double upper, double[] step, double[] image) {
        ElasticNet penalty = new ElasticNet(
                0.1, 0, new double[] {1, 1}, new double[] {-INFINITE, -INFINITE}, new double[] {INFINITE, upper});
        BentStep.Hessian hessian = (k, a, v) -> {
            v[0] += a * HESSIAN[2 * k];
            v[1] += a * HESSIAN[2 * k + 1];
        };
        return new BentStep(penalty, new int[] {0, 1}, hessian, step, image);
    }
}
