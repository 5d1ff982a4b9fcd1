package dev.regfit.model;

import dev.regfit.data.DoubleList;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Squared;
import java.util.Optional;

/**
 * An evaluation of predictions, row by row, under the loss of their model: residuals and, where the loss is not squared,
 * what the loss itself says of them. That takes all rows at once, so they are kept.
 */
public final class LossEvaluation {
    private final LinearModel model;
    private final Loss loss;
    private final Evaluation residuals;
    private final boolean kept;
    private final DoubleList targets = new DoubleList();
    private final DoubleList predictors = new DoubleList();
    private final DoubleList offsets = new DoubleList();
    private final DoubleList weights = new DoubleList();

    /** Of a model's predictions. */
    public LossEvaluation(LinearModel model) {
        this(model, new Evaluation(hasIntercept(model)), false);
    }

    private LossEvaluation(LinearModel model, Evaluation residuals, boolean allKept) {
        this.model = model;
        this.loss = model.training().objective().loss();
        this.residuals = residuals;
        this.kept = allKept || !(loss instanceof Squared);
    }

    private static boolean hasIntercept(LinearModel model) {
        return model.training().standardization().intercept();
    }

    /** One that keeps every residual, for their quantiles. */
    public static LossEvaluation keepingResiduals(LinearModel model) {
        return new LossEvaluation(model, Evaluation.keepingResiduals(hasIntercept(model)), false);
    }

    /** One that keeps all that there is to know of the rows, whatever the loss. */
    public static LossEvaluation keepingRows(LinearModel model) {
        return new LossEvaluation(model, Evaluation.keepingResiduals(hasIntercept(model)), true);
    }

    /** Adds a row of weight ω &gt; 0 without an offset. */
    public void add(double target, double fitted, double weight) {
        add(target, fitted, 0, weight);
    }

    /**
     * Adds a row of weight ω &gt; 0.
     *
     * @param fitted what the model gives for the row, the offset included
     * @param offset what is part of that but not of the model
     */
    public void add(double target, double fitted, double offset, double weight) {
        double f = model.predictor(fitted);
        residuals.add(target, loss.mean(f), weight);
        if (kept) {
            targets.add(target);
            predictors.add(f);
            offsets.add(offset);
            weights.add(weight);
        }
    }

    public Loss loss() {
        return loss;
    }

    public long rows() {
        return residuals.rows();
    }

    /** Of the residuals: target less predicted mean. */
    public Evaluation residuals() {
        return residuals;
    }

    /** The rows, where they are kept: of other losses than the squared one, or where that was asked for. */
    public ScoredRows scored() {
        return new ScoredRows(loss, targets.toArray(), predictors.toArray(), weights.toArray());
    }

    /** What the loss says of the rows; empty for the squared one, which says what residuals do. */
    public Optional<Goodness> goodness() {
        return goodness(Confusion.HALF);
    }

    /**
     * The same.
     *
     * @param threshold rows of a larger probability are predicted positive
     */
    public Optional<Goodness> goodness(double threshold) {
        if (loss instanceof Squared) {
            return Optional.empty();
        }
        return Optional.of(Goodness.of(scored(), offsets.toArray(), hasIntercept(model), threshold));
    }
}
