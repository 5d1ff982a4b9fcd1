package dev.regfit.problem;

import dev.regfit.linalg.Kernels;
import java.io.Serializable;

/**
 * A linear function of the features, on their original scale: a model's, or a step from one to another.
 *
 * @param weights length p; not modified
 */
public record Line(double intercept, double[] weights) implements Serializable {

    /** The value of one row, whose features stand from {@code from} on. */
    double of(double[] features, int from) {
        return intercept + Kernels.dot(features, from, weights, 0, weights.length);
    }

    /** What leads from another line here. */
    public Line minus(Line other) {
        double[] difference = new double[weights.length];
        for (int j = 0; j < difference.length; j++) {
            difference[j] = weights[j] - other.weights[j];
        }
        return new Line(intercept - other.intercept, difference);
    }

    /** Part of the way to another line. */
    public Line towards(Line other, double share) {
        double[] between = new double[weights.length];
        for (int j = 0; j < between.length; j++) {
            // At the ends exactly, so that zeros stay zeros.
            between[j] =
                    weights[j] == other.weights[j] ? weights[j] : weights[j] + share * (other.weights[j] - weights[j]);
        }
        return new Line(intercept + share * (other.intercept - intercept), between);
    }

    /** Without any. */
    public static Line zero(int columns) {
        return new Line(0, new double[columns]);
    }
}
