package dev.regfit;

import dev.regfit.data.Dataset;
import dev.regfit.data.MomentData;
import dev.regfit.data.Standardization;
import dev.regfit.data.TrainingData;
import dev.regfit.model.Evaluation;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.Problem;

/** Certifies weights as they stand in a model, so that nothing a solver has kept or assumed enters. */
interface WeightsCheck {

    /** The check of weights on the original columns by the data they were learnt from. */
    static WeightsCheck of(TrainingData data, double intercept, double[] weights, boolean hasIntercept) {
        return data instanceof Dataset rows
                ? new RowCheck(rows, intercept, weights, hasIntercept)
                : new MomentCheck((MomentData) data, intercept, weights, hasIntercept);
    }

    /** The residuals of the weights, as far as the data tell. */
    Evaluation evaluation();

    /**
     * The certificate of the weights.
     *
     * @param problem on working columns
     * @param weights the same weights on the working columns
     */
    Certificate certify(Problem problem, Standardization standardization, double[] weights);

    /**
     * The certificate of weights beside an intercept that may not be the best for them.
     *
     * @param correlations x̃ⱼᵀΩr/n of each working column
     * @param power Σωr²/n
     * @param mean Σωr/n
     */
    static Certificate certificate(
            Problem problem, boolean hasIntercept, double[] weights, double[] correlations, double power, double mean) {
        double free = hasIntercept ? mean : 0.0;
        Certificate certificate = new Certifier(problem).certify(weights, correlations, power - free * free);
        double interceptViolation =
                free == 0 ? 0 : Math.abs(free) / Math.sqrt(problem.loss().targetPower());
        return new Certificate(
                certificate.objective(),
                certificate.gap() + 0.5 * free * free,
                certificate.relativeGap() + (free == 0 ? 0 : 0.5 * free * free / problem.nullObjective()),
                Math.max(certificate.kkt(), interceptViolation));
    }
}
