package dev.regfit.path;

import dev.regfit.problem.Certificate;

/**
 * What least squares makes of the columns that have a weight at a point of a path, or what lies between the two.
 *
 * @param intercept on the original columns
 * @param weights on the original columns
 * @param residualPower Σωr²/n
 * @param r2 the share of the target's power that is explained; NaN for a target without any
 * @param certificate of the least squares fit
 * @param leftOut columns with a weight at the point that least squares did without, because they depend on the others
 */
public record Relaxed(
        double intercept,
        SparseWeights weights,
        double residualPower,
        double r2,
        Certificate certificate,
        int[] leftOut) {}
