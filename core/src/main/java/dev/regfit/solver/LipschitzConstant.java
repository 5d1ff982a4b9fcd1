package dev.regfit.solver;

import dev.regfit.linalg.Lanczos;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.Problem;

/**
 * The Lipschitz constant L of a gradient: the largest eigenvalue of the Hessian H, which the loss (1/2n)‖ỹ − X̃w‖² makes
 * X̃ᵀX̃/n. Steps of 1/L descend, constant steps above 2/L diverge.
 */
final class LipschitzConstant {
    private LipschitzConstant() {}

    /** For the loss alone: H = X̃ᵀX̃/n. */
    static double of(LeastSquares loss) {
        return Lanczos.largestEigenvalue(loss.columns(), loss::applyGram);
    }

    /** For the loss and the L2 part of the penalty: H = X̃ᵀX̃/n + λ₂·diag(f). */
    static double of(Problem problem) {
        return Lanczos.largestEigenvalue(problem.columns(), (v, out) -> {
            problem.loss().applyGram(v, out);
            for (int j = 0; j < v.length; j++) {
                out[j] += problem.penalty().l2(j) * v[j];
            }
        });
    }
}
