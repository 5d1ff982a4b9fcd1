package dev.regfit.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;
import dev.regfit.problem.SampleProblem;
import dev.regfit.problem.SampleProblem.Form;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class QrSolverTest extends SolverContract {
    @Override
    protected Solver solver(Problem problem) {
        return new QrSolver();
    }

    @Override
    protected boolean supports(Problem problem) {
        return problem.loss() instanceof RowSquares && problem.penalty().isSmooth();
    }

    /** Of all weights that fit two equal columns alike, the shortest are equal. */
    @Test
    void sharesBetweenEqualColumns() {
        SampleProblem copied = SampleProblem.random("copied", 40, 3, 11).withCopy(2, 1);
        Solution solution = new QrSolver().solve(copied.problem(Form.ROWS), new Stopping(1e-6, 1));
        assertEquals(OptionalInt.of(2), solution.rank());
        assertNotEquals(0, solution.weights()[1]);
        assertEquals(solution.weights()[1], solution.weights()[2], 1e-12);
    }
}
