package dev.regfit.model;

/**
 * How often each class is taken for which: weights of rows. A row whose target is a share counts with that share as
 * positive, and with the rest as negative. What is divided by zero is NaN.
 *
 * @param truePositives positive, and predicted so
 * @param falsePositives negative, and predicted positive
 * @param trueNegatives negative, and predicted so
 * @param falseNegatives positive, and predicted negative
 */
public record Confusion(double truePositives, double falsePositives, double trueNegatives, double falseNegatives) {
    /** The usual threshold. */
    public static final double HALF = 0.5;

    /** Whether a row of such a probability is predicted positive: one at the threshold is not, as in R's glmnet. */
    public static boolean isPositive(double probability, double threshold) {
        return probability > threshold;
    }

    /** The share of a row that is misclassified: 0 or 1, but where its target is a share. */
    public static double error(double y, double probability) {
        return isPositive(probability, HALF) ? 1 - y : y;
    }

    /** Counts rows of a loss whose means are probabilities. */
    static Confusion of(ScoredRows rows, double threshold) {
        double[] ofPositive = new double[2];
        double[] ofNegative = new double[2];
        for (int i = 0; i < rows.rows(); i++) {
            double[] counts = isPositive(rows.mean(i), threshold) ? ofPositive : ofNegative;
            counts[0] += rows.weights()[i] * rows.y()[i];
            counts[1] += rows.weights()[i] * (1 - rows.y()[i]);
        }
        return new Confusion(ofPositive[0], ofPositive[1], ofNegative[1], ofNegative[0]);
    }

    /** The share that is predicted as it is. */
    public double accuracy() {
        double right = truePositives + trueNegatives;
        return right / (right + falsePositives + falseNegatives);
    }

    /** The share of positives among those predicted so. */
    public double precision() {
        return truePositives / (truePositives + falsePositives);
    }

    /** The share of the positives that is predicted so. */
    public double recall() {
        return truePositives / (truePositives + falseNegatives);
    }

    /** The harmonic mean of precision and recall. */
    public double f1() {
        return 2 * truePositives / (2 * truePositives + falsePositives + falseNegatives);
    }
}
