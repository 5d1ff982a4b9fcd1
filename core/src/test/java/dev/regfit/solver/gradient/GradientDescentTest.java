package dev.regfit.solver.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.problem.Problem;
import dev.regfit.problem.SampleProblem;
import dev.regfit.problem.SampleProblem.Form;
import dev.regfit.solver.Divergence;
import dev.regfit.solver.Solution;
import dev.regfit.solver.Solver;
import dev.regfit.solver.SolverContract;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GradientDescentTest extends SolverContract {
    private static final Stopping STOPPING = new Stopping(1e-10, 10_000);

    private final SampleProblem ridge = SampleProblem.random("ridge", 40, 7, 11).withStrengths(0, 0.3);

    @Override
    protected Solver solver(Problem problem) {
        return new GradientSolver(SolverName.GD, Rates.automatic(), EpochListener.NONE);
    }

    @Override
    protected boolean supports(Problem problem) {
        return problem.penalty().lambda1() == 0;
    }

    @Test
    void namesTheSolversForOtherPenalties() {
        Problem lasso = ridge.withStrengths(0.1, 0).problem(Form.MOMENTS);
        Solver solver = solver(lasso);
        String message = assertThrows(IllegalArgumentException.class, () -> solver.solve(lasso, STOPPING))
                .getMessage();
        assertTrue(message.contains("subgradient"), message);
        assertTrue(message.contains("proximal"), message);
    }

    /** Power 1 and correlation 2, λ₂ = ½: w₁ = ε·2 and w₂ = (1 − ε/2)w₁ + ε(2 − w₁). */
    @Test
    void decaysTheWeightBeforeItMovesIt() {
        Problem problem = SampleProblem.orthonormal(2).withLambdas(0, 0.5).problem(Form.MOMENTS);
        Trace trace = new Trace();
        new GradientSolver(SolverName.GD, Rates.rate(0.5), trace).solve(problem, new Stopping(1e-12, 2));
        assertEquals(0, trace.weights(0)[0]);
        assertEquals(1, trace.weights(1)[0], 1e-15);
        assertEquals(1.25, trace.weights(2)[0], 1e-15);
    }

    @Test
    void leavesUnpenalisedWeightsUndecayed() {
        Problem problem = SampleProblem.orthonormal(2, 2)
                .withFactors(0, 3)
                .withLambdas(0, 0.5)
                .problem(Form.MOMENTS);
        double[] w = new GradientSolver(SolverName.GD, Rates.rate(0.5), EpochListener.NONE)
                .solve(problem, new Stopping(1e-12, 2))
                .weights();
        assertArrayEquals(new double[] {1 + 0.5 * (2 - 1), 0.25 + 0.5 * (2 - 1)}, w, 1e-15);
    }

    @ParameterizedTest
    @MethodSource("supported")
    void fallsInEveryEpochAtTheAutomaticRate(Case sample) {
        Problem problem = sample.problem();
        Trace trace = new Trace();
        new GradientSolver(SolverName.GD, Rates.automatic(), trace).solve(problem, STOPPING);
        List<Double> objectives = trace.objectives();
        double rounding = 1e-14 * problem.nullObjective();
        for (int epoch = 1; epoch < objectives.size(); epoch++) {
            assertTrue(objectives.get(epoch) <= objectives.get(epoch - 1) + rounding, "epoch " + epoch);
        }
    }

    @Test
    void tellsOfEveryEpochFromTheStart() {
        Problem problem = ridge.problem(Form.MOMENTS);
        Trace trace = new Trace();
        Solution solution = new GradientSolver(SolverName.GD, Rates.automatic(), trace).solve(problem, STOPPING);
        List<Integer> all =
                IntStream.rangeClosed(0, solution.iterations()).boxed().toList();
        assertEquals(all, trace.epochs());
        assertArrayEquals(problem.start(), trace.weights(0));
        assertArrayEquals(solution.weights(), trace.weights(solution.iterations()));
    }

    @ParameterizedTest
    @EnumSource
    void convergesBelowTheLargestStableRate(Form form) {
        Problem problem = ridge.problem(form);
        double rate = 1.9 * Rates.inverseCurvature(problem);
        Solution solution =
                new GradientSolver(SolverName.GD, Rates.rate(rate), EpochListener.NONE).solve(problem, STOPPING);
        assertTrue(solution.divergence().isEmpty());
        assertTrue(solution.iterations() < STOPPING.maxIterations());
    }

    @ParameterizedTest
    @EnumSource
    void namesTheLargestStableRateWhenItDiverges(Form form) {
        Problem problem = ridge.problem(form);
        double unit = Rates.inverseCurvature(problem);
        Solution solution =
                new GradientSolver(SolverName.GD, Rates.rate(2.2 * unit), EpochListener.NONE).solve(problem, STOPPING);
        Divergence divergence = solution.divergence().orElseThrow();
        assertEquals(2.2 * unit, divergence.learningRate());
        assertEquals(2 * unit, divergence.largestStableRate(), 0.01 * unit);
        assertTrue(solution.iterations() < 100, "stopped after " + solution.iterations());
    }

    @Test
    void keepsTheBestIterateWhenItDiverges() {
        Problem problem = ridge.problem(Form.MOMENTS);
        Trace trace = new Trace();
        double rate = 2.2 * Rates.inverseCurvature(problem);
        Solution solution = new GradientSolver(SolverName.GD, Rates.rate(rate), trace).solve(problem, STOPPING);
        List<Double> objectives = trace.objectives();
        int best = IntStream.range(0, objectives.size())
                .boxed()
                .min((a, b) -> Double.compare(objectives.get(a), objectives.get(b)))
                .orElseThrow();
        assertTrue(best < solution.iterations());
        assertArrayEquals(trace.weights(best), solution.weights());
    }

    @Test
    void noticesAtTheEndThatItWasDivergingSlowly() {
        Problem problem = ridge.problem(Form.MOMENTS);
        double rate = 2.01 * Rates.inverseCurvature(problem);
        Solution solution = new GradientSolver(SolverName.GD, Rates.rate(rate), EpochListener.NONE)
                .solve(problem, new Stopping(1e-10, 20));
        assertEquals(20, solution.iterations());
        assertTrue(solution.divergence().isPresent());
    }

    @Test
    void tooFewEpochsAreNoDivergence() {
        Problem problem = ridge.problem(Form.MOMENTS);
        double rate = 0.01 * Rates.inverseCurvature(problem);
        Solution solution = new GradientSolver(SolverName.GD, Rates.rate(rate), EpochListener.NONE)
                .solve(problem, new Stopping(1e-10, 20));
        assertEquals(20, solution.iterations());
        assertTrue(solution.divergence().isEmpty());
    }

    @Test
    void returnsFiniteWeightsWhateverTheRate() {
        Problem problem = ridge.problem(Form.MOMENTS);
        Solution solution =
                new GradientSolver(SolverName.GD, Rates.rate(1e300), EpochListener.NONE).solve(problem, STOPPING);
        assertTrue(Arrays.stream(solution.weights()).allMatch(Double::isFinite));
        assertTrue(solution.divergence().isPresent());
    }
}
