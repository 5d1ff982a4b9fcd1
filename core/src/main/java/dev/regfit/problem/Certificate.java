package dev.regfit.problem;

/**
 * Proof of how close weights w are to the optimum of a {@link Problem}.
 *
 * @param objective P(w)
 * @param gap duality gap: P(w) exceeds the minimum by no more than this
 * @param relativeGap the gap as a share of P(0)
 * @param kkt largest violation of the Karush-Kuhn-Tucker conditions: for each weight its distance from the minimum over
 *     it alone, times the curvature a there, which is the violation itself but where that minimum is at zero or a bound;
 *     divided by √(a‖ỹ‖²/n), so that without a ridge part it is a correlation. Its square is never more than the relative
 *     gap.
 */
public record Certificate(double objective, double gap, double relativeGap, double kkt) {

    /** Whether the relative gap is proven to be at most {@code tolerance}. */
    public boolean isWithin(double tolerance) {
        return relativeGap <= tolerance;
    }
}
