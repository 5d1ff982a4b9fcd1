package dev.regfit;

import dev.regfit.data.Dataset;
import dev.regfit.data.MomentData;
import dev.regfit.data.Standardization;
import dev.regfit.data.TrainingData;
import dev.regfit.model.Evaluation;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Problem;

/** Certifies weights as they stand in a model, so that nothing a solver has kept or assumed enters. */
interface WeightsCheck {
    /** A mean of so many deviations loses half of a double's digits. */
    double LARGE = 3e8;

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
     * @param working the same weights on the working columns
     */
    Certificate certify(Problem problem, Standardization standardization, double[] working);

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
            Problem problem, Standardization standardization, double[] working, Residuals residuals) {
        double mean = residuals.mean();
        Certifier certifier = new Certifier(problem);
        double interceptTerms = standardization.interceptTerms(standardization.toOriginal(working));
        Certificate certificate = certifier.certify(
                working,
                residuals.correlations(),
                residuals.power() - mean * mean,
                Math.abs(mean) + certifier.rounding() * interceptTerms);
        double interceptViolation =
                mean == 0 ? 0 : Math.abs(mean) / Math.sqrt(problem.loss().targetPower());
        double gap = isLostInMeans(problem.loss(), standardization) ? Double.POSITIVE_INFINITY : certificate.gap();
        return new Certificate(
                certificate.objective(), gap, problem.relative(gap), Math.max(certificate.kkt(), interceptViolation));
    }

    /** Whether some mean is so large against the deviation that its rounding is more than that of other sums. */
    private static boolean isLostInMeans(Loss loss, Standardization standardization) {
        boolean lost = isLarge(standardization.targetCenter(), Math.sqrt(loss.targetPower()));
        for (int j = 0; j < loss.columns(); j++) {
            double deviation = Math.sqrt(loss.power(j)) * standardization.scales()[j];
            lost |= isLarge(standardization.centers()[j], deviation);
        }
        return lost;
    }

    /** Products of two deviations lose the square of what one loses. */
    private static boolean isLarge(double mean, double deviation) {
        return deviation > 0 && Math.abs(mean) > LARGE * deviation;
    }
}
