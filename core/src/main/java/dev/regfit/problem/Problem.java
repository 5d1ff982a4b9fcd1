package dev.regfit.problem;

/**
 * What every solver minimises over w: {@code P(w) = (1/2n)Σω(ỹ − X̃w)² + φ(w)}.
 *
 * @param loss the first term
 * @param penalty φ, for weights on the same working columns
 */
public record Problem(LeastSquares loss, ElasticNet penalty) {

    /** Number of features, p. */
    public int columns() {
        return loss.columns();
    }

    /** P(0), or what it would be if bounds did not forbid w = 0: the scale of relative gaps. */
    public double nullObjective() {
        return 0.5 * loss.targetPower();
    }

    /** A gap as a share of the scale of relative gaps. */
    public double relative(double gap) {
        return gap == 0 ? 0 : gap / nullObjective();
    }

    /** Second derivative of the smooth part in one weight, ‖x̃ⱼ‖²/n + λ₂fⱼ. */
    public double curvature(int j) {
        return loss.power(j) + penalty.l2(j);
    }

    /** The Hessian of the smooth part for the chosen columns, X̃ᵀX̃/n + λ₂·diag(f): k×k, full and symmetric. */
    public double[] hessian(int[] chosen) {
        double[] hessian = loss.gram(chosen);
        for (int k = 0; k < chosen.length; k++) {
            hessian[k * chosen.length + k] += penalty.l2(chosen[k]);
        }
        return hessian;
    }

    /** A start that respects the bounds: zero, or the bound nearest to it. */
    public double[] start() {
        double[] w = new double[columns()];
        penalty.project(w);
        return w;
    }

    /** A λ₁ from which on all penalised weights are zero: no correlation is larger, by Cauchy and Schwarz. */
    public double lambda1Bound() {
        double bound = 0;
        for (int j = 0; j < loss.columns(); j++) {
            double factor = penalty.factors()[j];
            if (factor > 0) {
                bound = Math.max(bound, Math.sqrt(loss.power(j) * loss.targetPower()) / factor);
            }
        }
        return bound;
    }
}
