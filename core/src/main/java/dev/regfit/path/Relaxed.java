package dev.regfit.path;

import dev.regfit.problem.Certificate;

/**
 * What least squares makes of the columns that have a weight at a point of a path, or what lies between the two.
 *
 * @param intercept on the original columns
 * @param weights on the original columns
 * @param deviance twice the mean of what the loss exceeds its least value by: of the squared loss Σωr²/n
 * @param r2 the share of the null model's deviance that is explained; NaN where that has none
 * @param certificate of the fit without a penalty
 * @param leftOut columns with a weight at the point that least squares did without, because they depend on the others
 */
public record Relaxed(
        double intercept, SparseWeights weights, double deviance, double r2, Certificate certificate, int[] leftOut) {}
