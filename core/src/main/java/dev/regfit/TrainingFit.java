package dev.regfit;

import dev.regfit.data.Dataset;
import dev.regfit.data.TargetTransform;
import dev.regfit.data.TrainingData;
import dev.regfit.model.Evaluation;
import dev.regfit.model.Goodness;
import dev.regfit.model.LinearModel;
import dev.regfit.model.LossEvaluation;
import java.util.Optional;

/**
 * How a model fits the data that it was trained on.
 *
 * @param rows one by one, where they are at hand
 * @param evaluation of residuals in the target's own unit
 * @param goodness by the loss; empty for the squared one
 */
public record TrainingFit(Optional<Rows> rows, Evaluation evaluation, Optional<Goodness> goodness) {

    /**
     * Rows on the scale that was fitted.
     *
     * @param targets of n rows
     * @param predicted means of these
     */
    public record Rows(double[] targets, double[] predicted) {
        /** Target less prediction of each row. */
        public double[] residuals() {
            double[] residuals = new double[targets.length];
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] = targets[i] - predicted[i];
            }
            return residuals;
        }
    }

    /** @param data encoded by the model's own schema */
    public static TrainingFit of(LinearModel model, TrainingData data) {
        boolean intercept = model.training().standardization().intercept();
        if (!(data instanceof Dataset rows)) {
            WeightsCheck check = WeightsCheck.of(data, model.intercept(), model.weights(), intercept);
            Evaluation evaluation = OriginalScale.of(data, check, intercept).evaluation();
            return new TrainingFit(Optional.empty(), evaluation, Optional.empty());
        }
        TargetTransform transform = model.schema().transform();
        LossEvaluation evaluation = new LossEvaluation(model);
        double[] predicted = new double[rows.rows()];
        rows.x().multiply(model.weights(), predicted);
        for (int i = 0; i < predicted.length; i++) {
            double f = model.intercept() + predicted[i] + rows.offset(i);
            evaluation.add(transform.original(rows.y()[i]), f, rows.offset(i), rows.weights()[i]);
            predicted[i] = evaluation.loss().mean(f);
        }
        return new TrainingFit(
                Optional.of(new Rows(rows.y().clone(), predicted)), evaluation.residuals(), evaluation.goodness());
    }
}
