package dev.regfit.solver;

import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;
import java.util.stream.IntStream;

class DualClosedFormTest extends SolverContract {

    @Override
    protected Solver solver(Problem problem) {
        return new DualClosedForm();
    }

    @Override
    protected boolean supports(Problem problem) {
        boolean penalized = IntStream.range(0, problem.columns())
                .allMatch(j -> problem.penalty().l2(j) > 0);
        return penalized
                && problem.loss() instanceof RowSquares
                && problem.penalty().isSmooth();
    }
}
