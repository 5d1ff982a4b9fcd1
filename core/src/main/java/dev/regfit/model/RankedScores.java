package dev.regfit.model;

import dev.regfit.problem.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of two classes in the order of their linear predictors, equal ones together. A row whose target is a share counts
 * with that share as positive, and with the rest as negative.
 */
public final class RankedScores {
    private final Loss loss;
    /** Different linear predictors, ascending. */
    private final double[] values;
    /** For each of them the weight of its positives. */
    private final double[] positives;

    private final double[] negatives;
    private final long[] rows;

    /** Ranks rows of a loss whose means are probabilities. */
    public RankedScores(ScoredRows scored) {
        loss = scored.loss();
        double[] scores = Arrays.stream(scored.f()).map(f -> f + 0.0).toArray(); // −0 becomes 0
        values = Arrays.stream(scores).sorted().distinct().toArray();
        positives = new double[values.length];
        negatives = new double[values.length];
        rows = new long[values.length];
        for (int i = 0; i < scores.length; i++) {
            int k = Arrays.binarySearch(values, scores[i]);
            positives[k] += scored.weights()[i] * scored.y()[i];
            negatives[k] += scored.weights()[i] * (1 - scored.y()[i]);
            rows[k]++;
        }
    }

    /**
     * The area under the ROC curve: the probability that a positive scores above a negative, ties counting half (Hanley and
     * McNeil 1982). NaN where all are of one class, and where a score is not a number.
     */
    public double auc() {
        double above = 0;
        double negativesBelow = 0;
        double positivesBelow = 0;
        for (int k = 0; k < values.length; k++) {
            above += positives[k] * (negativesBelow + 0.5 * negatives[k]);
            negativesBelow += negatives[k];
            positivesBelow += positives[k];
        }
        boolean known = values.length > 0 && !Double.isNaN(values[values.length - 1]);
        return known ? above / (positivesBelow * negativesBelow) : Double.NaN;
    }

    /**
     * A point of the ROC curve: rows of this linear predictor or a larger one are predicted positive.
     *
     * @param probability that the linear predictor stands for; above that of all rows at the first point
     * @param falsePositives share of the negatives
     * @param truePositives share of the positives
     */
    public record RocPoint(double probability, double falsePositives, double truePositives) {}

    /** The ROC curve, from none predicted positive to all; NaN where all are of one class. */
    public List<RocPoint> roc() {
        double positive = Arrays.stream(positives).sum();
        double negative = Arrays.stream(negatives).sum();
        List<RocPoint> points = new ArrayList<>();
        points.add(new RocPoint(Double.POSITIVE_INFINITY, 0, 0));
        double truly = 0;
        double falsely = 0;
        for (int k = values.length - 1; k >= 0; k--) {
            truly += positives[k];
            falsely += negatives[k];
            points.add(new RocPoint(loss.mean(values[k]), falsely / negative, truly / positive));
        }
        return points;
    }

    /**
     * Parts of equal weight, from small probabilities to large ones. Equal predictions stay together, in the part where
     * the middle of their weight is; parts that are left without rows are left out.
     */
    List<CalibrationGroup> calibration(int parts) {
        double total = 0;
        for (int k = 0; k < values.length; k++) {
            total += positives[k] + negatives[k];
        }
        List<CalibrationGroup> groups = new ArrayList<>();
        double below = 0;
        int from = 0;
        int part = 0;
        for (int k = 0; k < values.length; k++) {
            double weight = positives[k] + negatives[k];
            int own = Math.min(parts - 1, (int) (parts * ((below + 0.5 * weight) / total)));
            if (own != part && k > from) {
                groups.add(group(from, k));
                from = k;
            }
            part = own;
            below += weight;
        }
        if (from < values.length) {
            groups.add(group(from, values.length));
        }
        return groups;
    }

    private CalibrationGroup group(int from, int to) {
        long count = 0;
        double weight = 0;
        double predicted = 0;
        double positive = 0;
        for (int k = from; k < to; k++) {
            double own = positives[k] + negatives[k];
            count += rows[k];
            weight += own;
            predicted += own * loss.mean(values[k]);
            positive += positives[k];
        }
        return new CalibrationGroup(
                loss.mean(values[from]), loss.mean(values[to - 1]), count, predicted / weight, positive / weight);
    }
}
