package dev.regfit.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.problem.Certifier;
import dev.regfit.problem.Problem;
import dev.regfit.problem.SampleProblem;
import dev.regfit.problem.SampleProblem.Form;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoordinateDescentTest extends SolverContract {

    @Override
    Solver solver(Problem problem) {
        return new CoordinateDescent();
    }

    /** With uncorrelated columns of power 1 the optimum is soft-thresholding, shrinking and clipping. */
    @ParameterizedTest
    @EnumSource
    void solvesUncorrelatedColumns(Form form) {
        Problem problem = SampleProblem.orthonormal(2, -1, 0.3, 4)
                .withBounds(-5, 1)
                .withLambdas(0.5, 0.25)
                .problem(form);
        Solution solution = new CoordinateDescent().solve(problem, new Stopping(1e-6, 100));
        assertArrayEquals(new double[] {1, -0.4, 0, 1}, solution.weights(), 1e-14);
    }

    /** A gap of 1e-3 asked for, yet weights that meet the conditions to rounding: that is the polish. */
    @ParameterizedTest
    @EnumSource
    void polishesFarBeyondTheToleranceAskedFor(Form form) {
        Problem problem =
                SampleProblem.random("lasso", 40, 7, 11).withStrengths(0.05, 0).problem(form);
        Solution solution = new CoordinateDescent().solve(problem, new Stopping(1e-3, 1000));
        assertTrue(new Certifier(problem).certify(solution.weights()).kkt() < 1e-13);
    }
}
