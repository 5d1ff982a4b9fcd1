package dev.regfit;

import dev.regfit.data.MomentData;
import dev.regfit.data.Moments;
import dev.regfit.data.Standardization;
import dev.regfit.model.Evaluation;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.Penalty;
import java.util.Optional;

/** Certifies weights from the moments of the original columns, where the rows were too many to keep. */
final class MomentCheck implements WeightsCheck {
    private final Moments moments;
    /** Covariance of each column with the residual. */
    private final double[] covariances;

    private final double residualMean;
    private final double residualPower;
    private final Evaluation evaluation;

    MomentCheck(MomentData data, double intercept, double[] weights, boolean hasIntercept) {
        this.moments = data.moments();
        int p = weights.length;
        covariances = new double[p];
        double mean = moments.mean(p) - intercept;
        double explained = 0;
        for (int j = 0; j < p; j++) {
            double covariance = moments.covariance(j, p);
            explained += weights[j] * covariance;
            for (int k = 0; k < p; k++) {
                if (weights[k] != 0) {
                    covariance -= weights[k] * moments.covariance(j, k);
                }
            }
            covariances[j] = covariance;
            explained += weights[j] * covariance;
            mean -= weights[j] * moments.mean(j);
        }
        residualMean = mean;
        residualPower = Math.max(0.0, moments.covariance(p, p) - explained) + mean * mean;
        double targetPower = hasIntercept ? moments.covariance(p, p) : moments.secondMoment(p, p);
        evaluation = Evaluation.ofPowers(data.size(), residualPower, targetPower);
    }

    @Override
    public Evaluation evaluation() {
        return evaluation;
    }

    @Override
    public Optional<double[]> residuals() {
        return Optional.empty();
    }

    @Override
    public Certificate certify(LeastSquares loss, Penalty penalty, Standardization standardization, double[] working) {
        double[] correlations = new double[working.length];
        for (int j = 0; j < correlations.length; j++) {
            double shift = moments.mean(j) - standardization.centers()[j];
            correlations[j] =
                    (covariances[j] + shift * residualMean) / standardization.scales()[j];
        }
        double mean = standardization.intercept() ? residualMean : 0;
        Residuals residuals = new Residuals(correlations, residualPower, mean);
        return WeightsCheck.certificate(loss, penalty, standardization, working, residuals);
    }
}
