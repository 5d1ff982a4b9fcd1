package dev.regfit;

import dev.regfit.data.Dataset;
import dev.regfit.data.MomentData;
import dev.regfit.data.Standardization;
import dev.regfit.data.TrainingData;
import dev.regfit.model.Evaluation;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.Penalty;
import java.util.Optional;

/** Certifies weights as they stand in a model, so that nothing a solver has kept or assumed enters. */
interface WeightsCheck {

    /** The check of weights on the original columns by the data they were learnt from. */
    static WeightsCheck of(TrainingData data, double intercept, double[] weights, boolean hasIntercept) {
        if (data instanceof Dataset rows) {
            return new RowCheck(rows, intercept, weights, hasIntercept);
        }
        MomentData moments = (MomentData) data;
        return moments.distant().isPresent()
                ? new DistantCheck(moments, moments.distant().get(), intercept, weights, hasIntercept)
                : new MomentCheck(moments, intercept, weights, hasIntercept);
    }

    /** The residuals of the weights, as far as the data tell. */
    Evaluation evaluation();

    /** Target − prediction of each row, on the scale that was fitted, where rows are at hand; not a copy. */
    Optional<double[]> residuals();

    /**
     * The certificate of the weights.
     *
     * @param loss on working columns
     * @param penalty on working columns
     * @param working the same weights on the working columns
     */
    Certificate certify(LeastSquares loss, Penalty penalty, Standardization standardization, double[] working);

    /**
     * What is known of the residuals r of the weights.
     *
     * @param correlations x̃ⱼᵀΩr/n of each working column
     * @param power Σωr²/n
     * @param mean Σωr/n where there is an intercept, else 0: an intercept that is not the best for the weights
     */
    record Residuals(double[] correlations, double power, double mean) {}

    /**
     * The certificate of weights by their residuals.
     *
     * @param standardization to the working columns
     * @param working weights on these
     */
    static Certificate certificate(
            LeastSquares loss,
            Penalty penalty,
            Standardization standardization,
            double[] working,
            Residuals residuals) {
        double mean = residuals.mean();
        Certifier certifier = new Certifier(loss, penalty);
        double interceptTerms = standardization.interceptTerms(standardization.toOriginal(working));
        Certificate certificate = certifier.certify(
                working,
                residuals.correlations(),
                residuals.power() - mean * mean,
                Math.abs(mean) + certifier.rounding() * interceptTerms);
        double interceptViolation = mean == 0 ? 0 : Math.abs(mean) / Math.sqrt(loss.targetPower());
        Certificate whole = new Certificate(
                certificate.objective(),
                certificate.gap(),
                certificate.relativeGap(),
                Math.max(certificate.kkt(), interceptViolation));
        return whole.unlessLostInMeans(loss, standardization);
    }
}
