package dev.regfit.solver.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.RowSource;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.Problem;
import dev.regfit.problem.SampleProblem;
import dev.regfit.problem.SampleProblem.Form;
import dev.regfit.problem.Squared;
import dev.regfit.solver.ClosedForm;
import dev.regfit.solver.Solution;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StochasticDescentTest {
    /** Correlated columns whose scales go from a thousandth to ten thousand. */
    private static final SampleProblem MANY = SampleProblem.random("many", 20_000, 7, 3)
            .withColumnTimes(1, 1e4)
            .withColumnTimes(3, 1e-3)
            .withColumnTimes(4, 50);

    private static StochasticRows rows(SampleProblem sample, long seed) {
        return new StochasticRows(RowSource.shuffled(sample.data(), seed), new Squared(), sample.standardization());
    }

    private static Solution solve(SampleProblem sample, GradientSettings settings, int epochs) {
        Problem problem = sample.problem(Form.MOMENTS);
        return new GradientSolver(
                        settings,
                        EpochListener.NONE,
                        rows(sample, settings.sampling().seed()))
                .solve(problem, new Stopping(1e-15, epochs));
    }

    /** Four passes leave a ten-thousandth of what there was to gain. */
    @ParameterizedTest
    @ValueSource(ints = {1, 16, 64})
    void learns_columns_of_any_scale_in_a_few_passes(int batch) {
        SampleProblem sample = MANY.withStrengths(0, 1e-3);
        Problem problem = sample.problem(Form.MOMENTS);
        double[] best = new ClosedForm().solve(problem, new Stopping(1e-12, 1)).weights();
        double least = new Certifier(problem).certify(best).objective();
        GradientSettings settings = GradientSettings.AUTOMATIC.with(new Sampling(OptionalInt.of(batch), false, 0, 1));
        double reached = new Certifier(problem)
                .certify(solve(sample, settings, 4).weights())
                .objective();
        double share = (reached - least) / (problem.nullObjective() - least);
        assertTrue(share < 1e-3, "left: " + share);
    }

    /** Outliers of a thousand deviations end in no number, where steps are not held back. */
    @Test
    void outliers_do_not_blow_it_up() {
        double[][] x = MANY.x().clone();
        for (int i = 0; i < x.length; i += 500) {
            x[i] = Arrays.stream(x[i]).map(v -> 1000 * v).toArray();
        }
        SampleProblem wild =
                new SampleProblem("wild", x, MANY.y(), MANY.rowWeights(), MANY.scaling(), true, MANY.penalty());
        Problem problem = wild.problem(Form.MOMENTS);
        Trace trace = new Trace();
        new GradientSolver(GradientSettings.AUTOMATIC, trace, rows(wild, 1)).solve(problem, new Stopping(1e-15, 4));
        for (double objective : trace.objectives()) {
            assertTrue(objective < 2 * problem.nullObjective(), objective + " of " + problem.nullObjective());
        }
    }

    @Test
    void makes_exact_zeros() {
        SampleProblem sample = MANY.withStrengths(0.3, 0);
        double[] w =
                solve(sample, GradientSettings.AUTOMATIC.averaging(false), 4).weights();
        assertTrue(Arrays.stream(w).anyMatch(v -> v == 0));
    }

    @Test
    void the_seed_decides() {
        GradientSettings one = GradientSettings.AUTOMATIC.with(new Sampling(OptionalInt.of(8), false, 0, 1));
        GradientSettings two = GradientSettings.AUTOMATIC.with(new Sampling(OptionalInt.of(8), false, 0, 2));
        double[] first = solve(MANY, one, 2).weights();
        assertArrayEquals(first, solve(MANY, one, 2).weights());
        assertTrue(!Arrays.equals(first, solve(MANY, two, 2).weights()));
    }

    /** One row of power 1 a batch, ε = ½: the steps can be worked out. */
    @Test
    void follows_the_gradient_of_each_batch() {
        SampleProblem sample = SampleProblem.orthonormal(2).withLambdas(0, 0.5);
        List<double[]> seen = new ArrayList<>();
        GradientSettings settings = GradientSettings.AUTOMATIC
                .with(LearningRate.of(0.125).falling(Schedule.CONSTANT))
                .with(new Sampling(OptionalInt.of(2), false, 0, 1))
                .averaging(false);
        new GradientSolver(settings, at -> seen.add(at.weights()), rows(sample, 1))
                .solve(sample.problem(Form.MOMENTS), new Stopping(1e-15, 1));
        // Both rows are the batch: the proximal step from 0 along the whole gradient, 2.
        assertEquals(0.125 * 2 / (1 + 0.125 * 0.5), seen.get(1)[0], 1e-15);
    }
}
