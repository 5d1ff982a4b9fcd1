package dev.regfit.solver.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.problem.Problem;
import dev.regfit.problem.SampleProblem;
import dev.regfit.problem.SampleProblem.Form;
import dev.regfit.solver.Solution;
import dev.regfit.solver.Solver;
import dev.regfit.solver.SolverContract;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProximalTest extends SolverContract {
    private static final Stopping STOPPING = new Stopping(1e-10, 10_000);

    private final SampleProblem lasso = SampleProblem.random("lasso", 40, 7, 11).withStrengths(0.05, 0);

    @Override
    protected Solver solver(Problem problem) {
        return new GradientSolver(SolverName.PROXIMAL, Rates.automatic(), EpochListener.NONE);
    }

    /** With uncorrelated columns of power 1 a step of 1/L is the optimum: soft-thresholding, shrinking, clipping. */
    @Test
    void solvesUncorrelatedColumnsInOneStep() {
        Problem problem = SampleProblem.orthonormal(2, -1, 0.3, 4)
                .withBounds(-5, 1)
                .withLambdas(0.5, 0.25)
                .problem(Form.ROWS);
        Trace trace = new Trace();
        new GradientSolver(SolverName.PROXIMAL, Rates.rate(1), trace).solve(problem, STOPPING);
        assertArrayEquals(new double[] {1, -0.4, 0, 1}, trace.weights(1), 1e-14);
    }

    @Test
    void tellsOfEveryEpochFromTheStart() {
        Problem problem = lasso.problem(Form.ROWS);
        Trace trace = new Trace();
        Solution solution = new GradientSolver(SolverName.PROXIMAL, Rates.automatic(), trace).solve(problem, STOPPING);
        assertEquals(IntStream.rangeClosed(0, solution.iterations()).boxed().toList(), trace.epochs());
    }

    @Test
    void acceleratesWhatGradientDescentDoesSlowly() {
        Problem problem = SampleProblem.random("collinear", 40, 7, 11)
                .withCopy(4, 1)
                .withStrengths(0, 1e-3)
                .problem(Form.MOMENTS);
        int accelerated = solver(problem).solve(problem, STOPPING).iterations();
        int plain = new GradientSolver(SolverName.GD, Rates.automatic(), EpochListener.NONE)
                .solve(problem, STOPPING)
                .iterations();
        assertTrue(2 * accelerated < plain, accelerated + " and " + plain);
    }

    @Test
    void divergesAboveTheLargestStableRate() {
        Problem problem = lasso.problem(Form.MOMENTS);
        double unit = Rates.inverseCurvature(problem);
        Solution solution = new GradientSolver(SolverName.PROXIMAL, Rates.rate(2.2 * unit), EpochListener.NONE)
                .solve(problem, STOPPING);
        assertEquals(4.0 / 3 * unit, solution.divergence().orElseThrow().largestStableRate(), 0.01 * unit);
        assertTrue(solution.iterations() < 200);
        assertTrue(new GradientSolver(SolverName.PROXIMAL, Rates.rate(1.3 * unit), EpochListener.NONE)
                .solve(problem, STOPPING)
                .divergence()
                .isEmpty());
    }

    /** The L2 part is in the proximal operator: however strong, it does not limit the step. */
    @Test
    void takesLongStepsUnderAStrongRidge() {
        SampleProblem sample = SampleProblem.random("ridge", 40, 7, 11);
        double rate = 1.9 * Rates.inverseCurvature(sample.problem(Form.MOMENTS));
        Problem problem = sample.withLambdas(0.1, 1e4).problem(Form.MOMENTS);
        Solution solution =
                new GradientSolver(SolverName.PROXIMAL, Rates.rate(rate), EpochListener.NONE).solve(problem, STOPPING);
        assertTrue(solution.iterations() < 20, "took " + solution.iterations());
        assertTrue(solution.divergence().isEmpty());
    }
}
