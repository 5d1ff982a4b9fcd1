package dev.regfit.solver.gradient;

/**
 * How much of the last step the next one goes on by (Polyak 1964).
 *
 * @param beta β, 0 ≤ β &lt; 1
 * @param nesterov whether the gradient is taken where the momentum alone would lead (Nesterov 1983)
 */
public record Momentum(double beta, boolean nesterov) {
    /** No momentum. */
    public static final Momentum NONE = new Momentum(0, false);

    /** What {@link #largestStableStep} tends to as β of {@link #nesterov} steps tends to one. */
    static final double ACCELERATED_STEP = 4.0 / 3;

    public Momentum {
        if (!(beta >= 0 && beta < 1)) {
            throw new IllegalArgumentException("the momentum must lie between 0 and 1, not at " + beta);
        }
    }

    /** With a constant step above so many times 1/L the error along the steepest direction grows every epoch. */
    double largestStableStep() {
        double range = 2 * (1 + beta);
        return nesterov ? range / (1 + 2 * beta) : range;
    }
}
