package dev.regfit.problem;

import dev.regfit.data.Standardization;

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
    /** Of weights that nobody has looked at. */
    public static final Certificate UNKNOWN =
            new Certificate(Double.NaN, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** A mean of so many deviations loses half of a double's digits. */
    private static final double LARGE = 3e8;

    /** Whether the relative gap is proven to be at most {@code tolerance}. */
    public boolean isWithin(double tolerance) {
        return relativeGap <= tolerance;
    }

    /** The same or, where nothing is sure, one that proves nothing. */
    Certificate unless(boolean lost) {
        return lost ? new Certificate(objective, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, kkt) : this;
    }

    /** The same or, where digits {@linkplain #isLostInMeans are lost}, one that proves nothing. */
    public Certificate unlessLostInMeans(LeastSquares loss, Standardization standardization) {
        return unless(isLostInMeans(loss, standardization));
    }

    /** Whether some mean is so large against the deviation that its rounding is more than that of other sums. */
    static boolean isLostInMeans(LeastSquares loss, Standardization standardization) {
        boolean lost = isLarge(standardization.targetCenter(), Math.sqrt(loss.targetPower()));
        for (int j = 0; j < loss.columns(); j++) {
            double deviation = loss.norm(j) * standardization.scales()[j];
            lost |= isLarge(standardization.centers()[j], deviation);
        }
        return lost;
    }

    /** Products of two deviations lose the square of what one loses. */
    private static boolean isLarge(double mean, double deviation) {
        return deviation > 0 && Math.abs(mean) > LARGE * deviation;
    }
}
