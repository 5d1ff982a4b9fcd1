package dev.regfit.model;

import dev.regfit.data.Schema;

/**
 * A fitted model: {@code ŷ = intercept + Σ weightⱼ·featureⱼ}.
 *
 * @param schema the columns it expects
 * @param intercept on the original scale
 * @param weights on the original columns, length p; zeros included
 * @param fills what a missing feature is replaced by where that is asked for, length p: its mean in the training data
 * @param training how the model came to be
 */
public record LinearModel(Schema schema, double intercept, double[] weights, double[] fills, Training training) {

    /** The prediction for one row of p features, none missing. */
    public double predict(double[] features) {
        double sum = intercept;
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] != 0) {
                sum += weights[j] * features[j];
            }
        }
        return sum;
    }

    /** Number of weights that are not exactly zero. */
    public int nonzero() {
        int count = 0;
        for (double weight : weights) {
            if (weight != 0) {
                count++;
            }
        }
        return count;
    }
}
