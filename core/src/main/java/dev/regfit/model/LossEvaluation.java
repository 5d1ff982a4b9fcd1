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
    private final Loss loss;
    private final boolean intercept;
    private final Evaluation residuals;
    private final boolean kept;
    private final DoubleList targets = new DoubleList();
    private final DoubleList predictors = new DoubleList();
    private final DoubleList offsets = new DoubleList();
    private final DoubleList weights = new DoubleList();

    /** Of a model's predictions. */
    public LossEvaluation(LinearModel model) {
        this(model, new Evaluation(model.training().standardization().intercept()));
    }

    private LossEvaluation(LinearModel model, Evaluation residuals) {
        this.loss = model.training().objective().loss();
        this.intercept = model.training().standardization().intercept();
        this.residuals = residuals;
        this.kept = !(loss instanceof Squared);
    }

    /** One that keeps every residual, for their quantiles. */
    public static LossEvaluation keepingResiduals(LinearModel model) {
        return new LossEvaluation(
                model,
                Evaluation.keepingResiduals(model.training().standardization().intercept()));
    }

    /** Adds a row of weight ω &gt; 0 without an offset. */
    public void add(double target, double f, double weight) {
        add(target, f, 0, weight);
    }

    /**
     * Adds a row of weight ω &gt; 0.
     *
     * @param f linear predictor in the target's own unit ({@link LinearModel#predictor}), the offset included
     * @param offset what is part of f but not of the model
     */
    public void add(double target, double f, double offset, double weight) {
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
        if (!kept) {
            return Optional.empty();
        }
        ScoredRows rows = new ScoredRows(loss, targets.toArray(), predictors.toArray(), weights.toArray());
        return Optional.of(Goodness.of(rows, offsets.toArray(), intercept, threshold));
    }
}
