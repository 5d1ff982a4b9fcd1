package dev.regfit.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.regfit.problem.Problem;
import dev.regfit.problem.SampleProblem;
import dev.regfit.problem.SampleProblem.Form;
import org.junit.jupiter.api.Test;

class ClosedFormTest extends SolverContract {

    @Override
    protected Solver solver(Problem problem) {
        return new ClosedForm();
    }

    @Override
    protected boolean supports(Problem problem) {
        return problem.penalty().isSmooth();
    }

    /** Columns of power 1 that are uncorrelated: each weight is its correlation shrunk by 1 + λ₂. */
    @Test
    void shrinksUncorrelatedColumns() {
        Problem problem =
                SampleProblem.orthonormal(2, -1, 0.5, 4).withLambdas(0, 1).problem(Form.MOMENTS);
        Solution solution = new ClosedForm().solve(problem, new Stopping(1e-6, 1));
        assertArrayEquals(new double[] {1, -0.5, 0.25, 2}, solution.weights(), 1e-14);
    }
}
