package dev.regfit.solver;

/**
 * Finds the multiplier μ at which the weights are on the sphere of radius c. Of {@code c/‖w(μ)‖ − 1}, which rises with μ,
 * a secant nearly has the root already: for least squares it is a straight line in each eigendirection (Hebden 1973; Moré and
 * Sorensen, "Computing a trust region step", SIAM J. Sci. Stat. Comput. 4, 1983). A bracket holds the secants.
 */
final class MultiplierSearch {
    /** Steps that may go by without the misfit falling to a quarter before the bracket is cut. */
    private static final int PATIENCE = 3;

    private static final double PROGRESS = 0.25;

    /** Where nothing is known between zero and the upper end, that is divided by this. */
    private static final double FAR = 64;

    private double low;
    private boolean knowsZero;
    private double high = Double.POSITIVE_INFINITY;
    private double before = Double.NaN;
    private double misfitBefore = Double.NaN;
    private double best = Double.POSITIVE_INFINITY;
    private int patience = PATIENCE;

    /**
     * The multiplier to try next.
     *
     * @param multiplier the last one
     * @param misfit c/‖w‖ − 1 there: negative where the weights are too large; may be infinite
     * @param guess where to look as long as there is no secant
     */
    double next(double multiplier, double misfit, double guess) {
        if (misfit < 0) {
            low = Math.max(low, multiplier);
            knowsZero |= multiplier == 0;
        } else {
            high = Math.min(high, multiplier);
        }
        double secant = multiplier - misfit * (multiplier - before) / (misfit - misfitBefore);
        double candidate = Double.isFinite(secant) ? secant : guess;
        before = multiplier;
        misfitBefore = misfit;
        if (Math.abs(misfit) <= PROGRESS * best) {
            best = Math.abs(misfit);
            patience = PATIENCE;
        } else if (--patience == 0) {
            patience = PATIENCE;
            candidate = Double.NaN;
        }
        if (candidate > low && candidate < high) {
            return candidate;
        }
        if (high == Double.POSITIVE_INFINITY) {
            return Math.max(guess, 10 * low);
        }
        if (low > 0) {
            return Math.sqrt(low) * Math.sqrt(high);
        }
        return knowsZero ? high / FAR : 0;
    }

    /** Whether there is no number left between those that have been tried. */
    boolean isExhausted() {
        return Math.nextUp(low) >= high;
    }
}
