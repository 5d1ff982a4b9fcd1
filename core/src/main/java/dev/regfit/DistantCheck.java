package dev.regfit;

import dev.regfit.data.DataProblem;
import dev.regfit.data.DistantRows;
import dev.regfit.data.MomentData;
import dev.regfit.data.Moments;
import dev.regfit.data.ResidualSum;
import dev.regfit.data.ResidualSums;
import dev.regfit.data.Standardization;
import dev.regfit.model.Evaluation;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.Penalty;
import java.util.Optional;

/** Certifies weights by one pass over the rows, which are summed where they are. */
final class DistantCheck implements WeightsCheck {
    /** A term so many times as large as the target takes three of its sixteen digits. */
    private static final double CANCELLATION = 1000;

    private final double[] centers;
    private final ResidualSums sums;
    private final Evaluation evaluation;

    /** @throws DataProblem when the rows are no longer those of the moments */
    DistantCheck(MomentData data, DistantRows rows, double intercept, double[] weights, boolean hasIntercept) {
        Moments moments = data.moments();
        int p = weights.length;
        centers = new double[p];
        double largest = Math.abs(intercept);
        for (int j = 0; j < p; j++) {
            centers[j] = moments.mean(j);
            largest = Math.max(largest, Math.abs(weights[j] * moments.mean(j)));
        }
        boolean cancels = largest > CANCELLATION * Math.sqrt(moments.secondMoment(p, p));
        sums = rows.sum(new ResidualSum(data.schema(), data.fills(), intercept, weights, centers, cancels))
                .orElseThrow(() -> changed(data.size(), 0));
        if (sums.rows() != data.size()) {
            throw changed(data.size(), sums.rows());
        }
        double targetPower = hasIntercept ? moments.covariance(p, p) : moments.secondMoment(p, p);
        evaluation = Evaluation.ofSums(sums, targetPower);
    }

    private static DataProblem changed(long before, long now) {
        return new DataProblem(
                DataProblem.Kind.NO_ROWS,
                "the rows have changed while the model was fitted: there were %d, and now there are %d; cache or write the table first"
                        .formatted(before, now));
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
        double residualMean = sums.residual() / sums.weight();
        double[] correlations = new double[working.length];
        for (int j = 0; j < correlations.length; j++) {
            double shift = centers[j] - standardization.centers()[j];
            correlations[j] = (sums.products()[j] / sums.weight() + shift * residualMean)
                    / standardization.scales()[j];
        }
        double mean = standardization.intercept() ? residualMean : 0;
        Residuals residuals = new Residuals(correlations, sums.power() / sums.weight(), mean);
        return WeightsCheck.certificate(loss, penalty, standardization, working, residuals);
    }
}
