package dev.regfit.solver;

import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Problem;

/**
 * Projected sub-gradient descent with a constant step (Shor 1985; Boyd, Xiao and Mutapcic 2003): the step of
 * {@link GradientDescent}, less ελ₁fⱼ·sign(wⱼ), then clipped to the bounds. At zero the sign is zero.
 *
 * <p>It is not a descent method: near the optimum a weight that ought to be zero jumps about it, so that the objective
 * stays above the minimum by an amount proportional to ε and no weight becomes exactly zero. That is for
 * {@link Proximal}; this is the textbook method to compare it with. The best iterate is returned.
 */
public final class Subgradient implements Solver {
    private final GradientSettings settings;

    public Subgradient(GradientSettings settings) {
        this.settings = settings;
    }

    @Override
    public Solution solve(Problem problem, Stopping stopping) {
        ElasticNet penalty = problem.penalty();
        GradientLoop loop = new GradientLoop(problem, settings, stopping, () -> LipschitzConstant.of(problem));
        return loop.run((w, correlations, rate) -> {
            for (int j = 0; j < w.length; j++) {
                double descended = GradientDescent.descended(penalty, j, w[j], correlations[j], rate);
                w[j] = penalty.clamp(j, descended - rate * penalty.l1(j) * Math.signum(w[j]));
            }
        });
    }
}
