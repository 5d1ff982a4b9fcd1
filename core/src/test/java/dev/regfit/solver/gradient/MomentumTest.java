package dev.regfit.solver.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.problem.Problem;
import dev.regfit.problem.SampleProblem;
import dev.regfit.solver.Solution;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentumTest {
    private final Problem simple =
            SampleProblem.orthonormal(2).withLambdas(0, 0).problem(SampleProblem.Form.MOMENTS);

    private double weight(GradientSettings settings, int epoch) {
        Trace trace = new Trace();
        Solution solution =
                new GradientSolver(SolverName.GD, settings, trace).solve(simple, new Stopping(1e-15, epoch));
        return trace.weights(solution.iterations())[0];
    }

    /** Power 1, correlation 2, ε = ¼: w₁ = ½, w₂ = ½ + ¼·1½ + ½·½. */
    @Test
    void the_heavy_ball_goes_on_by_a_share_of_the_last_step() {
        GradientSettings heavy = Rates.rate(0.25).with(new Momentum(0.5, false));
        assertEquals(0.5, weight(heavy, 1), 1e-15);
        assertEquals(0.5 + 0.375 + 0.25, weight(heavy, 2), 1e-15);
    }

    /** The gradient is taken at z = ½ + ½·½: w₂ = ¾ + ¼·1¼. */
    @Test
    void nesterov_takes_the_gradient_ahead() {
        GradientSettings ahead = Rates.rate(0.25).with(new Momentum(0.5, true));
        assertEquals(0.75 + 0.25 * 1.25, weight(ahead, 2), 1e-15);
    }

    /** Of a quadratic the limits are exact: just below it descends, just above it does not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void knows_the_largest_stable_rate(boolean nesterov) {
        Momentum momentum = new Momentum(0.6, nesterov);
        double limit = momentum.largestStableStep();
        double below = weight(Rates.rate(0.99 * limit).with(momentum), 2000);
        assertEquals(2, below, 1e-6);
        Solution above = new GradientSolver(
                        SolverName.GD, Rates.rate(1.01 * limit).with(momentum), EpochListener.NONE)
                .solve(simple, new Stopping(1e-15, 3000));
        assertEquals(limit, above.divergence().orElseThrow().largestStableRate(), 1e-4);
    }

    @Test
    void averages_the_later_iterates_more() {
        double[] iterates = new double[6];
        Arrays.setAll(iterates, k -> weight(Rates.rate(0.25), k + 1));
        double mean = iterates[0];
        for (int t = 2; t <= iterates.length; t++) {
            mean += 4.0 / (t + 3) * (iterates[t - 1] - mean);
        }
        assertEquals(mean, weight(Rates.rate(0.25).averaging(true), iterates.length), 1e-15);
    }

    @Test
    void the_proximal_solver_keeps_its_own() {
        Trace own = new Trace();
        Trace told = new Trace();
        new GradientSolver(SolverName.PROXIMAL, Rates.rate(0.25), own).solve(simple, new Stopping(1e-15, 5));
        new GradientSolver(
                        SolverName.PROXIMAL,
                        Rates.rate(0.25).with(new Momentum(0.9, false)).averaging(true),
                        told)
                .solve(simple, new Stopping(1e-15, 5));
        assertEquals(own.objectives(), told.objectives());
    }

    @Test
    void refuses_a_momentum_that_never_ends() {
        assertThrows(IllegalArgumentException.class, () -> new Momentum(1, false));
        assertThrows(IllegalArgumentException.class, () -> new Momentum(-0.1, false));
    }

    @Test
    void a_random_start_is_the_same_for_a_seed() {
        GradientSettings seven = GradientSettings.AUTOMATIC.with(new Sampling(OptionalInt.empty(), true, 0, 7));
        Trace one = new Trace();
        Trace other = new Trace();
        new GradientSolver(SolverName.GD, seven, one).solve(simple, new Stopping(1e-12, 5));
        new GradientSolver(SolverName.GD, seven, other).solve(simple, new Stopping(1e-12, 5));
        assertTrue(one.weights(0)[0] != 0);
        assertEquals(one.weights(0)[0], other.weights(0)[0]);
    }
}
