package dev.regfit.selection;

import dev.regfit.model.Evaluation;
import java.util.ArrayList;
import java.util.List;

/**
 * Errors of several models on the same rows, row by row in constant memory. R² is about the mean for all of them, with an
 * intercept or without, so that the larger is of the model with smaller squared errors.
 */
public final class PairedErrors {
    private final Metric metric;
    private final List<Evaluation> evaluations = new ArrayList<>();
    private final Sample[] losses;
    /** Of the losses of each two models, the first less the second; for a &lt; b at {@link #pair}. */
    private final Sample[] differences;

    private final double[] ofRow;

    /**
     * @param metric the loss of a row
     * @param models their number
     */
    public PairedErrors(Metric metric, int models) {
        this.metric = metric;
        for (int m = 0; m < models; m++) {
            evaluations.add(new Evaluation(true));
        }
        ofRow = new double[models];
        losses = samples(models);
        differences = samples(pair(0, models));
    }

    private static Sample[] samples(int count) {
        Sample[] samples = new Sample[count];
        for (int k = 0; k < count; k++) {
            samples[k] = new Sample();
        }
        return samples;
    }

    /** The number of the pair a &lt; b. */
    private static int pair(int a, int b) {
        return b * (b - 1) / 2 + a;
    }

    /** Adds a row of weight ω &gt; 0 with the predictions of the models, in their order. */
    public void add(double target, double[] predictions, double weight) {
        for (int b = 0; b < ofRow.length; b++) {
            evaluations.get(b).add(target, predictions[b], weight);
            ofRow[b] = metric.loss(target - predictions[b]);
            losses[b].add(ofRow[b], weight);
            for (int a = 0; a < b; a++) {
                differences[pair(a, b)].add(ofRow[a] - ofRow[b], weight);
            }
        }
    }

    public Metric metric() {
        return metric;
    }

    /** The number of models. */
    public int models() {
        return losses.length;
    }

    /** The number of rows. */
    public long rows() {
        return evaluations.get(0).rows();
    }

    /** Sums over the residuals of a model. */
    public Evaluation evaluation(int model) {
        return evaluations.get(model);
    }

    /** The mean loss of a model. */
    public double error(int model) {
        return metric == Metric.MSE
                ? evaluations.get(model).mse()
                : evaluations.get(model).mae();
    }

    /** The standard error of {@link #error}, rows being independent; NaN if there is but one. */
    public double standardError(int model) {
        return standardError(losses[model]);
    }

    private double standardError(Sample sample) {
        return rows() > 1 ? Math.sqrt(sample.variance() / (rows() - 1)) : Double.NaN;
    }

    /** Number of the model with the smallest error; of equals the first. */
    public int best() {
        int best = 0;
        for (int k = 1; k < models(); k++) {
            if (error(k) < error(best)) {
                best = k;
            }
        }
        return best;
    }

    /** How much larger the error of a model is than that of the best one. */
    public Difference difference(int model) {
        int best = best();
        if (model == best) {
            return Difference.NONE;
        }
        Sample sample = differences[pair(Math.min(model, best), Math.max(model, best))];
        // Not the negative mean: that of no difference would be −0.
        return new Difference(model < best ? sample.mean() : 0 - sample.mean(), standardError(sample));
    }
}
