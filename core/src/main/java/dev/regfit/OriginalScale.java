package dev.regfit;

import dev.regfit.data.Dataset;
import dev.regfit.data.TargetTransform;
import dev.regfit.data.TrainingData;
import dev.regfit.model.Evaluation;
import dev.regfit.model.Smearing;

/**
 * A fit seen in the target's own unit.
 *
 * @param smearing what brings predictions of a logarithm there
 * @param evaluation residuals of the training rows there; NaN where the rows are not at hand
 */
record OriginalScale(Smearing smearing, Evaluation evaluation) {

    /**
     * @param check of the weights, on the scale that was fitted
     * @param hasIntercept whether R² is about the mean
     */
    static OriginalScale of(TrainingData data, WeightsCheck check, boolean hasIntercept) {
        if (data.schema().transform() == TargetTransform.NONE) {
            return new OriginalScale(Smearing.NONE, check.evaluation());
        }
        if (data instanceof Dataset rows) {
            return ofRows(rows, check.residuals().orElseThrow(), hasIntercept);
        }
        double factor = StrictMath.exp(check.evaluation().mse() / 2);
        return new OriginalScale(
                new Smearing(factor, Smearing.Method.NORMAL), Evaluation.ofPowers(data.size(), Double.NaN, Double.NaN));
    }

    private static OriginalScale ofRows(Dataset data, double[] residuals, boolean hasIntercept) {
        TargetTransform transform = data.schema().transform();
        int n = data.rows();
        double factor = 0;
        for (int i = 0; i < n; i++) {
            factor += data.weights()[i] * transform.original(residuals[i]) / n;
        }
        Evaluation evaluation = new Evaluation(hasIntercept);
        for (int i = 0; i < n; i++) {
            double y = data.y()[i];
            evaluation.add(transform.original(y), factor * transform.original(y - residuals[i]), data.weights()[i]);
        }
        return new OriginalScale(new Smearing(factor, Smearing.Method.DUAN), evaluation);
    }
}
