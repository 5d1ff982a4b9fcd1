package dev.regfit.solver.gradient;

/**
 * The average of a sequence, in which later ones count for more: after t of them the last one has the share (η + 1)/(t + η),
 * with η = 3 (Shamir and Zhang 2013, section 4). What was far out in the beginning is soon forgotten.
 */
final class Average {
    private static final double ETA = 3;

    private long count;

    /** The share of the next one; the others keep what is left. */
    double nextShare() {
        count++;
        return (ETA + 1) / (count + ETA);
    }
}
