package dev.regfit.selection;

import dev.regfit.model.Evaluation;
import dev.regfit.problem.Loss;
import java.util.ArrayList;
import java.util.List;

/**
 * Errors of several models on the same rows, row by row in constant memory. R² is about the mean for all of them, with an
 * intercept or without, so that the larger is of the model with smaller squared errors.
 */
public final class PairedErrors {
    private final Metric metric;
    /** One a model. */
    private final List<Loss> losses;

    private final List<Evaluation> evaluations = new ArrayList<>();
    private final Sample[] samples;
    /** Of the errors of each two models, the first less the second; for a &lt; b at {@link #pair}. */
    private final Sample[] differences;

    private final double[] ofRow;
    private final double[] sums;
    private double weight;

    /**
     * @param metric the error of a row; a mean that suits the losses
     * @param losses of the models
     */
    public PairedErrors(Metric metric, List<Loss> losses) {
        this.metric = metric;
        this.losses = List.copyOf(losses);
        losses.forEach(loss -> evaluations.add(new Evaluation(true)));
        ofRow = new double[losses.size()];
        sums = new double[losses.size()];
        samples = samples(losses.size());
        differences = samples(pair(0, losses.size()));
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

    /**
     * Adds a row of weight ω &gt; 0.
     *
     * @param f linear predictors of the models, in their order
     */
    public void add(double target, double[] f, double rowWeight) {
        weight += rowWeight;
        for (int b = 0; b < ofRow.length; b++) {
            evaluations.get(b).add(target, losses.get(b).mean(f[b]), rowWeight);
            ofRow[b] = metric.loss(losses.get(b), target, f[b]);
            sums[b] += rowWeight * ofRow[b];
            samples[b].add(ofRow[b], rowWeight);
            for (int a = 0; a < b; a++) {
                differences[pair(a, b)].add(ofRow[a] - ofRow[b], rowWeight);
            }
        }
    }

    public Metric metric() {
        return metric;
    }

    /** The number of models. */
    public int models() {
        return losses.size();
    }

    /** The number of rows. */
    public long rows() {
        return evaluations.get(0).rows();
    }

    /** Sums over the residuals of a model. */
    public Evaluation evaluation(int model) {
        return evaluations.get(model);
    }

    /** The mean error of a model. */
    public double error(int model) {
        return switch (metric) {
            case MSE -> evaluations.get(model).mse();
            case MAE -> evaluations.get(model).mae();
            default -> sums[model] / weight;
        };
    }

    /** The standard error of {@link #error}, rows being independent; NaN if there is but one. */
    public double standardError(int model) {
        return standardError(samples[model]);
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
