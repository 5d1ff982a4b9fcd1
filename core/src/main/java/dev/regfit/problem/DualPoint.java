package dev.regfit.problem;

/**
 * A dual point of a problem, with bounds for all that rounding hides of it, so that the gap it proves is never too small:
 * the one place where certificates come from, whatever the loss and the penalty.
 *
 * <p>A dual point is a number u for each row. By Fenchel's inequality, for every s that keeps s·u in the domain of the
 * conjugates,
 *
 * <pre>P(w) − min P ≤ (1/n)Σᵢωᵢ[ℓ(yᵢ, fᵢ) + ℓ*(yᵢ, −s·uᵢ) + s·uᵢfᵢ] + [φ(w) + φ*(s·v) − s·vᵀw]</pre>
 *
 * <p>with v = X̃ᵀΩu/n, where u is orthogonal to √ω if there is an intercept. Each term is non-negative and is computed as
 * such: the bound stays meaningful far below the rounding error of the objective. See Massias, Gramfort and Salmon (2018),
 * section 2, for the lasso, and Ndiaye and others (2017), section 2, for other losses.
 *
 * <p>Some columns may be <em>joined</em>: u is the one where the smooth part of the objective is at its minimum over their
 * weights, so that their slopes are known exactly. Their ridge parts then count as part of the loss, as rows √λ₂fⱼ·wⱼ with
 * the target zero.
 *
 * @param loss the terms of the loss
 * @param slack how far at most, as a distance, the exact rows are from those meant here
 * @param slopes v
 */
record DualPoint(LossTerms loss, double slack, Penalty.Slopes slopes) {

    /** More than the relative rounding error of any of the sums that make the gap. */
    private static final double INFLATION = 1 + 1e-9;

    /** The sum of the loss's Fenchel terms. */
    interface LossTerms {
        /** √(2T(s)) for the sum T of the terms at s·u: for the squared loss a distance, that of residuals. */
        double distance(double s);
    }

    /** An upper bound of P(w) − min P; ∞ where this point proves nothing. */
    double gap(Penalty penalty, double[] w) {
        return gap(penalty, w, 1);
    }

    /**
     * The same for a dual point that has to be shrunk for the loss's sake.
     *
     * @param most the largest s that keeps s·u in the domain of the loss's conjugate
     */
    double gap(Penalty penalty, double[] w, double most) {
        double s = Math.min(most, penalty.shrinkage(slopes));
        double distance = loss.distance(s) + slack;
        return (0.5 * distance * distance + penalty.fenchelTerms(w, slopes, s)) * INFLATION;
    }

    /**
     * The terms of least squares: ρ(w) are the residuals r at w, ρ those of the dual point, both extended by the ridge parts
     * of joined columns and divided by √n.
     *
     * @param moved ‖ρ(w) − ρ‖²
     * @param along ⟨ρ(w) − ρ, ρ⟩
     * @param power ‖ρ‖²
     */
    record Squares(double moved, double along, double power) implements LossTerms {
        @Override
        public double distance(double s) {
            double rest = 1 - s;
            return Math.sqrt(Math.max(0.0, moved + 2 * rest * along + rest * rest * power));
        }
    }
}
