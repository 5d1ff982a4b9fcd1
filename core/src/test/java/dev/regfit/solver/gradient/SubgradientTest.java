package dev.regfit.solver.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.problem.Certifier;
import dev.regfit.problem.Problem;
import dev.regfit.problem.SampleProblem;
import dev.regfit.problem.SampleProblem.Form;
import dev.regfit.solver.Solution;
import dev.regfit.solver.Solver;
import dev.regfit.solver.SolverContract;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class SubgradientTest extends SolverContract {
    private static final Stopping STOPPING = new Stopping(1e-6, 2000);

    private final SampleProblem lasso = SampleProblem.random("lasso", 40, 7, 11).withStrengths(0.2, 0);

    /** A short step: what is left of the gap is proportional to it. */
    @Override
    protected Solver solver(Problem problem) {
        return new GradientSolver(
                SolverName.SUBGRADIENT, Rates.rate(0.005 * Rates.inverseCurvature(problem)), EpochListener.NONE);
    }

    /** As far as sub-gradient descent gets with that step. */
    @Override
    protected double tolerance() {
        return 1e-2;
    }

    @Override
    protected boolean makesExactZeros() {
        return false;
    }

    /** Power 1, correlation 2, λ₁ = ½, λ₂ = 1: no sign at w = 0, so w₁ = ε·2 and w₂ = (1 − ε)w₁ + ε(2 − w₁) − ε/2. */
    @Test
    void takesTheSignStep() {
        Problem problem = SampleProblem.orthonormal(2).withLambdas(0.5, 1).problem(Form.MOMENTS);
        Trace trace = new Trace();
        new GradientSolver(SolverName.SUBGRADIENT, Rates.rate(0.25), trace).solve(problem, new Stopping(1e-12, 2));
        assertEquals(0.5, trace.weights(1)[0], 1e-15);
        assertEquals(0.75 * 0.5 + 0.25 * (2 - 0.5) - 0.25 * 0.5, trace.weights(2)[0], 1e-15);
    }

    @Test
    void projectsOnTheBounds() {
        Problem problem = SampleProblem.orthonormal(2, -2)
                .withBounds(-0.3, 0.4)
                .withLambdas(0.5, 0)
                .problem(Form.MOMENTS);
        Trace trace = new Trace();
        new GradientSolver(SolverName.SUBGRADIENT, Rates.automatic(), trace).solve(problem, STOPPING);
        assertEquals(0.4, trace.weights(1)[0]);
        assertEquals(-0.3, trace.weights(1)[1]);
    }

    @Test
    void leavesNoWeightExactlyZeroThatItHasMoved() {
        Problem problem = lasso.problem(Form.MOMENTS);
        Stopping exact = new Stopping(1e-10, 2000);
        double[] optimum = new GradientSolver(SolverName.PROXIMAL, Rates.automatic(), EpochListener.NONE)
                .solve(problem, exact)
                .weights();
        assertTrue(Arrays.stream(optimum).anyMatch(w -> w == 0));
        double[] reached = solver(problem).solve(problem, exact).weights();
        assertTrue(Arrays.stream(reached).noneMatch(w -> w == 0));
    }

    @Test
    void returnsTheBestIterateOfARunThatGoesUpAndDown() {
        Problem problem = lasso.problem(Form.MOMENTS);
        Trace trace = new Trace();
        Solution solution =
                new GradientSolver(SolverName.SUBGRADIENT, Rates.automatic(), trace).solve(problem, STOPPING);
        assertEquals(STOPPING.maxIterations(), solution.iterations());
        double least = Collections.min(trace.objectives());
        double last = trace.objectives().get(solution.iterations());
        assertTrue(last > least * (1 + 1e-6), last + " and " + least);
        assertEquals(least, new Certifier(problem).certify(solution.weights()).objective(), 1e-14 * least);
    }

    /** A column that explains the target and many that do not: at 1/L each of those jumps by λ₁ about zero for ever. */
    @Test
    void doesNotCallItsRestlessnessDivergence() {
        double[] correlations = new double[200];
        Arrays.setAll(correlations, j -> j == 0 ? 1 : 1e-3);
        Problem problem =
                SampleProblem.orthonormal(correlations).withStrengths(0.9, 0).problem(Form.MOMENTS);
        Trace trace = new Trace();
        Solution solution = new GradientSolver(SolverName.SUBGRADIENT, Rates.automatic(), trace)
                .solve(problem, new Stopping(1e-6, 100));
        assertTrue(Collections.max(trace.objectives()) > 10 * problem.nullObjective());
        assertEquals(100, solution.iterations());
        assertTrue(solution.divergence().isEmpty());
    }

    @Test
    void divergesAboveTheLargestStableRate() {
        Problem problem = lasso.problem(Form.MOMENTS);
        double unit = Rates.inverseCurvature(problem);
        Solution solution = new GradientSolver(SolverName.SUBGRADIENT, Rates.rate(2.2 * unit), EpochListener.NONE)
                .solve(problem, STOPPING);
        assertEquals(2 * unit, solution.divergence().orElseThrow().largestStableRate(), 0.01 * unit);
        assertTrue(solution.iterations() < 200);
    }
}
