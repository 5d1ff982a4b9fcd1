package dev.regfit.problem;

/**
 * A dual point ν of a {@link Problem}, with bounds for all that rounding hides of it, so that the gap it proves is never
 * too small.
 *
 * <p>Some columns may be <em>joined</em>: ν is the residual where the smooth part of the objective is at its minimum over
 * their weights, so that their slopes are known exactly. Their ridge parts, √λ₂fⱼ·wⱼ, then count as further entries of
 * the residual. Let ρ(w) be the residual r so extended, all divided by √n or 1, and ρ the extended ν. By Fenchel's
 * inequality, for every s that keeps s·v in the domain of the conjugates,
 *
 * <pre>P(w) − min P ≤ ½‖ρ(w) − sρ‖² + Σⱼ [φⱼ(wⱼ) + φⱼ*(svⱼ) − svⱼwⱼ]</pre>
 *
 * <p>with v = X̃ᵀν/n and, for joined columns, φⱼ without its ridge part. Each term is non-negative and is computed as such:
 * the bound stays meaningful far below the rounding error of the objective. See Massias, Gramfort and Salmon (2018),
 * section 2, for the lasso.
 *
 * @param moved ‖ρ(w) − ρ‖²
 * @param along ⟨ρ(w) − ρ, ρ⟩
 * @param power ‖ρ‖²
 * @param slack how far at most the exact ρ(w) is from the one meant here, plus the same for ρ
 * @param slopes v, length p; what the L1 part and the bounds must hold
 * @param errors how far at most each slope is from the exact one, length p
 * @param joined which columns are joined, length p
 */
record DualPoint(
        double moved, double along, double power, double slack, double[] slopes, double[] errors, boolean[] joined) {

    /** Keeps a slope within its limit although products are rounded. */
    private static final double BELOW_ONE = 1 - 0x1p-51;

    private static final double ROUNDING = 0x1p-53;

    /** More than the relative rounding error of any of the sums that make the gap. */
    private static final double INFLATION = 1 + 1e-9;

    /** An upper bound of P(w) − min P; ∞ where this point proves nothing. */
    double gap(Penalty penalty, double[] w) {
        Penalty lasso = penalty.withStrengths(penalty.lambda1(), 0);
        double s = 1;
        for (int j = 0; j < w.length; j++) {
            s = Math.min(s, shrinkage(joined[j] ? lasso : penalty, j));
        }
        double rest = 1 - s;
        double distance = Math.sqrt(Math.max(0.0, moved + 2 * rest * along + rest * rest * power)) + slack;
        double gap = 0.5 * distance * distance;
        for (int j = 0; j < w.length; j++) {
            gap += term(joined[j] ? lasso : penalty, j, w[j], s);
        }
        return gap * INFLATION;
    }

    /** The largest s ≤ 1 for which s·vⱼ is in the domain of the conjugate, as far as shrinking can bring it there. */
    private double shrinkage(Penalty penalty, int j) {
        double s = 1;
        for (double slope : new double[] {slopes[j] - errors[j], slopes[j] + errors[j]}) {
            double farthest = slope > 0 ? penalty.upper()[j] : penalty.lower()[j];
            boolean limited = penalty.l2(j) == 0 && Double.isInfinite(farthest);
            if (limited && penalty.l1(j) > 0 && Math.abs(slope) > penalty.l1(j)) {
                s = Math.min(s, penalty.l1(j) / Math.abs(slope) * BELOW_ONE);
            }
        }
        return s;
    }

    /**
     * The term is convex in the slope, so it is largest at an end of the interval that holds it. To that comes what the
     * rounding of slope and ridge part is worth.
     */
    private double term(Penalty penalty, int j, double w, double s) {
        double slope = s * slopes[j];
        double low = penalty.fenchelTerm(j, w, slope - s * errors[j]);
        double high = penalty.fenchelTerm(j, w, slope + s * errors[j]);
        double size = Math.abs(slope) + penalty.l1(j) + penalty.l2(j) * Math.abs(w);
        return Math.max(low, high) + 4 * ROUNDING * size * Math.abs(w - penalty.conjugateWeight(j, slope));
    }
}
