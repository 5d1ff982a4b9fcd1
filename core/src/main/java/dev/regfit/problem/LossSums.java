package dev.regfit.problem;

import dev.regfit.data.Moments;

/**
 * Sums over rows at some weights, of which a Newton step is made. Sums are weighted by ω.
 *
 * @param scalars see the constants
 * @param steepest the largest majorant of a row
 * @param products Σs(xⱼ − cⱼ) of the slopes s of the rows, each feature about its center, length p
 * @param moments of the chosen features, rows weighted by their curvatures h
 */
record LossSums(double[] scalars, double steepest, double[] products, Moments moments) {
    static final int WEIGHT = 0;
    /** Σℓ. */
    static final int VALUE = 1;
    /** Σ of what ℓ exceeds its least value by. */
    static final int EXCESS = 2;
    /** Σs. */
    static final int SLOPE = 3;
    /** Σs² of the slopes without their weights. */
    static final int SLOPE_POWER = 4;
    /** Σ∂²ℓ/∂f². */
    static final int CURVATURE = 5;
    /** Σ of the majorants. */
    static final int MAJORANT = 6;
    /** Number of rows whose target is at most f. */
    static final int COVERED = 7;
    /** Σ|y − mean|. */
    static final int ABSOLUTE = 8;
    /** Σ(y − mean)². */
    static final int SQUARES = 9;
    /** From here on Σℓ at the shorter steps. */
    static final int TRIALS = 10;

    /** A sum as a mean over the rows. */
    double mean(int scalar) {
        return scalars[scalar] / scalars[WEIGHT];
    }
}
