package dev.regfit.solver.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regfit.problem.Problem;
import dev.regfit.problem.SampleProblem;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import org.junit.jupiter.api.Test;

class ClippingTest {
    private static final double NONE = Double.POSITIVE_INFINITY;

    @Test
    void clips_entries() {
        double[] g = {3, -4, 0.5};
        assertEquals(-1, new Clipping(1, NONE).clip(g, -7));
        assertArrayEquals(new double[] {1, -1, 0.5}, g);
    }

    @Test
    void shortens_to_a_norm_that_counts_the_intercept() {
        double[] g = {2, -4};
        assertEquals(4 / 2.0, new Clipping(NONE, 3).clip(g, 4));
        assertArrayEquals(new double[] {1, -2}, g);
    }

    @Test
    void leaves_short_gradients_alone() {
        double[] g = {2, -4};
        assertEquals(4, new Clipping(4, 6).clip(g, 4));
        assertArrayEquals(new double[] {2, -4}, g);
    }

    @Test
    void refuses_limits_that_leave_nothing() {
        assertThrows(IllegalArgumentException.class, () -> new Clipping(0, NONE));
        assertThrows(IllegalArgumentException.class, () -> new Clipping(NONE, Double.NaN));
    }

    /** Power 1, correlations 3 and 4: the gradient has the norm 5 and is shortened to 1, whatever the solver. */
    @Test
    void bounds_the_step_of_a_solver() {
        Problem problem = SampleProblem.orthonormal(3, 4).withLambdas(0, 0).problem(SampleProblem.Form.MOMENTS);
        for (SolverName name : new SolverName[] {SolverName.GD, SolverName.SUBGRADIENT, SolverName.PROXIMAL}) {
            Trace trace = new Trace();
            new GradientSolver(name, Rates.rate(0.5).with(new Clipping(NONE, 1)), trace)
                    .solve(problem, new Stopping(1e-12, 1));
            assertArrayEquals(new double[] {0.3, 0.4}, trace.weights(1), 1e-15);
        }
    }
}
