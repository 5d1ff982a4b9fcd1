package dev.regfit.solver;

import dev.regfit.problem.Problem;

/**
 * Ridge and ordinary least squares in closed form, {@code w = (X̃ᵀX̃ + αI)⁻¹X̃ᵀỹ} by Cholesky's factorisation, with one
 * step of iterative refinement. As the objective is a quadratic, that is Newton's step from zero.
 */
public final class ClosedForm implements Solver {

    @Override
    public Solution solve(Problem problem, Stopping stopping) {
        if (!problem.penalty().isSmooth()) {
            throw new IllegalArgumentException("the closed form has no L1 part and no bounds");
        }
        double[] w = problem.start();
        new ActiveSetStep(problem).take(w);
        return Solution.of(w, 0);
    }
}
