package dev.regfit.cli.report;

import dev.regfit.Fit;
import dev.regfit.data.Standardization;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training;

/**
 * The two parts of the objective as stated, at a model's weights.
 *
 * @param loss the scaled residual sum of squares
 * @param penalty the penalty
 */
record ObjectiveValue(double loss, double penalty) {

    static ObjectiveValue of(Fit fit) {
        return new ObjectiveValue(fit.loss(), fit.penaltyValue());
    }

    /** From what a model keeps: its certificate holds the sum. */
    static ObjectiveValue of(LinearModel model) {
        Training training = model.training();
        Standardization standardization = training.standardization();
        double factor = training.objective().factor();
        double penalty = factor * training.workingPenalty().value(standardization.toWorking(model.weights()));
        return new ObjectiveValue(factor * training.proof().certificate().objective() - penalty, penalty);
    }

    double total() {
        return loss + penalty;
    }
}
