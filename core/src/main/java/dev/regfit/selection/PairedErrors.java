package dev.regfit.selection;

import dev.regfit.model.Evaluation;
import dev.regfit.model.LinearModel;
import java.util.ArrayList;
import java.util.List;

/** Errors of several models on the same rows, row by row in constant memory. */
public final class PairedErrors {
    private final Metric metric;
    private final List<Evaluation> evaluations = new ArrayList<>();
    /** Of the losses of each two models, the first less the second; for a &lt; b at {@link #pair}. */
    private final Sample[] differences;

    private final double[] losses;

    /** @param metric the differences are of */
    public PairedErrors(Metric metric, List<LinearModel> models) {
        this.metric = metric;
        for (LinearModel model : models) {
            evaluations.add(new Evaluation(model.training().standardization().intercept()));
        }
        losses = new double[models.size()];
        differences = new Sample[models.size() * (models.size() - 1) / 2];
        for (int k = 0; k < differences.length; k++) {
            differences[k] = new Sample();
        }
    }

    /** The number of the pair a &lt; b. */
    private static int pair(int a, int b) {
        return b * (b - 1) / 2 + a;
    }

    /** Adds a row of weight ω &gt; 0 with the predictions of the models, in their order. */
    public void add(double target, double[] predictions, double weight) {
        for (int b = 0; b < losses.length; b++) {
            evaluations.get(b).add(target, predictions[b], weight);
            losses[b] = metric.loss(target - predictions[b]);
            for (int a = 0; a < b; a++) {
                differences[pair(a, b)].add(losses[a] - losses[b], weight);
            }
        }
    }

    public Metric metric() {
        return metric;
    }

    /** The errors of a model. */
    public Evaluation evaluation(int model) {
        return evaluations.get(model);
    }

    /** The mean loss of a model. */
    public double error(int model) {
        Evaluation evaluation = evaluations.get(model);
        return metric == Metric.MSE ? evaluation.rmse() * evaluation.rmse() : evaluation.mae();
    }

    /** Number of the model with the smallest error; of equals the first. */
    public int best() {
        int best = 0;
        for (int k = 1; k < losses.length; k++) {
            if (error(k) < error(best)) {
                best = k;
            }
        }
        return best;
    }

    /** How much larger the error of a model is than that of the best one; the standard error is that of the rows. */
    public Difference difference(int model) {
        int best = best();
        if (model == best) {
            return Difference.NONE;
        }
        Sample sample = differences[pair(Math.min(model, best), Math.max(model, best))];
        long rows = evaluations.get(model).rows();
        double standardError = rows > 1 ? Math.sqrt(sample.variance() / (rows - 1)) : Double.NaN;
        return new Difference(model < best ? sample.mean() : -sample.mean(), standardError);
    }
}
