package dev.regfit.solver;

import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;

class LsqrTest extends SolverContract {

    @Override
    protected Solver solver(Problem problem) {
        return new Lsqr();
    }

    @Override
    protected boolean supports(Problem problem) {
        return problem.loss() instanceof RowSquares && problem.penalty().isSmooth();
    }
}
