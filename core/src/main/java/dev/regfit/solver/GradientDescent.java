package dev.regfit.solver;

import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Problem;

/**
 * Gradient descent with a constant step, for ridge and for no penalty. The gradient of ½λ₂fⱼwⱼ² makes each step shrink
 * the weights before it moves them, which is known as weight decay: {@code wⱼ ← (1 − ελ₂fⱼ)wⱼ + ε·x̃ⱼᵀ(ỹ − X̃w)/n} (Krogh
 * and Hertz 1992). With ε = 1/L, the automatic rate, the objective falls in every epoch; below 2/L it converges.
 */
public final class GradientDescent implements Solver {
    private final GradientSettings settings;

    public GradientDescent(GradientSettings settings) {
        this.settings = settings;
    }

    @Override
    public Solution solve(Problem problem, Stopping stopping) {
        ElasticNet penalty = problem.penalty();
        if (!penalty.isSmooth()) {
            throw new IllegalArgumentException("gradient descent is for smooth penalties, without L1 part and bounds:"
                    + " use `proximal`, or `subgradient`");
        }
        GradientLoop loop = new GradientLoop(problem, settings, stopping, () -> LipschitzConstant.of(problem));
        return loop.run((w, correlations, rate) -> {
            for (int j = 0; j < w.length; j++) {
                w[j] = penalty.clamp(j, descended(penalty, j, w[j], correlations[j], rate));
            }
        });
    }

    /** Where weight decay and the gradient of the loss take wⱼ. */
    static double descended(ElasticNet penalty, int j, double w, double correlation, double rate) {
        return (1 - rate * penalty.l2(j)) * w + rate * correlation;
    }
}
