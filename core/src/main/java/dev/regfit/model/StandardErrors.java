package dev.regfit.model;

import java.util.Arrays;

/**
 * The standard errors of weights of least squares.
 *
 * @param covariance what they rest on, by its label
 * @param residualDegrees n less the number of coefficients that were fitted, the intercept included
 * @param interceptAndWeights length p + 1, the intercept's first; NaN where there is none
 */
public record StandardErrors(String covariance, long residualDegrees, double[] interceptAndWeights) {
    public StandardErrors {
        interceptAndWeights = Arrays.copyOf(interceptAndWeights, interceptAndWeights.length);
    }

    /** Of weight j, or of the intercept where j is −1. */
    public double of(int j) {
        return interceptAndWeights[j + 1];
    }
}
