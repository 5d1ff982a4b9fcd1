package dev.regfit.model;

import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    /** The same model without the columns whose weights are all zero: predictions do not need them. */
    public LinearModel withoutUnused() {
        List<Predictor> used = new ArrayList<>();
        double[] usedWeights = new double[weights.length];
        double[] usedFills = new double[weights.length];
        int from = 0;
        int count = 0;
        for (Predictor predictor : schema.predictors()) {
            int to = from + predictor.width();
            if (Arrays.stream(weights, from, to).anyMatch(weight -> weight != 0)) {
                used.add(predictor);
                System.arraycopy(weights, from, usedWeights, count, to - from);
                System.arraycopy(fills, from, usedFills, count, to - from);
                count += to - from;
            }
            from = to;
        }
        return new LinearModel(
                new Schema(used, schema.target()),
                intercept,
                Arrays.copyOf(usedWeights, count),
                Arrays.copyOf(usedFills, count),
                training);
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
