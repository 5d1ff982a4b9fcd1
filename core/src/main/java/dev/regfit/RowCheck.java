package dev.regfit;

import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.DesignMatrix;
import dev.regfit.data.Standardization;
import dev.regfit.linalg.DoubledVector;
import dev.regfit.linalg.Parallel;
import dev.regfit.model.Evaluation;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RefinedCertifier;
import dev.regfit.problem.RowCertifier;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.Squared;
import java.util.Optional;
import java.util.OptionalDouble;

/** Certifies weights from the original rows: residuals are those of the model's own predictions. */
final class RowCheck implements WeightsCheck {
    /** A term so many times as large as the target takes three of its sixteen digits. */
    private static final double CANCELLATION = 1000;

    /** A relative gap that need not be sharpened. */
    private static final double SMALL = 1e-14;

    /** With more cells a copy of the columns takes too much. */
    private static final double MANY_CELLS = 1e7;

    private final Dataset data;
    private final double intercept;
    private final double[] weights;
    private final double[] residual;
    private final Evaluation evaluation;

    /** Predicts every row. */
    RowCheck(Dataset data, double intercept, double[] weights, boolean hasIntercept) {
        this.data = data;
        this.intercept = intercept;
        this.weights = weights;
        this.evaluation = new Evaluation(hasIntercept);
        double[] predictions = predictions();
        this.residual = new double[data.rows()];
        for (int i = 0; i < residual.length; i++) {
            residual[i] = data.y()[i] - predictions[i];
            evaluation.add(data.y()[i], predictions[i], data.weights()[i]);
        }
    }

    /** In extended precision where large terms cancel, so that loss and fit are those of the weights. */
    private double[] predictions() {
        if (data.x() instanceof DenseMatrix dense && cancels(dense)) {
            return DoubledVector.combination(dense.values(), weights, intercept, data.rows());
        }
        double[] predictions = new double[data.rows()];
        data.x().multiply(weights, predictions);
        for (int i = 0; i < predictions.length; i++) {
            predictions[i] += intercept;
        }
        return predictions;
    }

    /** By the first row: terms cancel where means are large against deviations. */
    private boolean cancels(DenseMatrix x) {
        double terms = Math.abs(intercept);
        for (int j = 0; j < weights.length; j++) {
            terms = Math.max(terms, Math.abs(weights[j] * x.get(0, j)));
        }
        return terms > CANCELLATION * Math.abs(data.y()[0]);
    }

    @Override
    public Evaluation evaluation() {
        return evaluation;
    }

    @Override
    public Optional<double[]> residuals() {
        return Optional.of(residual);
    }

    @Override
    public Certificate certify(LeastSquares loss, Penalty penalty, Standardization standardization, double[] working) {
        int n = data.rows();
        double[] weighted = new double[n];
        double mean = 0;
        double power = 0;
        for (int i = 0; i < n; i++) {
            weighted[i] = data.weights()[i] * residual[i];
            mean += standardization.intercept() ? weighted[i] / n : 0;
            power += weighted[i] * residual[i] / n;
        }
        Residuals residuals = new Residuals(correlations(weighted, standardization), power, mean);
        Certificate certificate = WeightsCheck.certificate(loss, penalty, standardization, working, residuals);
        return penalty instanceof ElasticNet net
                ? new RefinedCertifier(data, standardization, net)
                        .refine(certificate, new Problem(loss, net), OptionalDouble.of(intercept), weights)
                : onRows(certificate, penalty, standardization, working);
    }

    /** The slopes that a Newton step promises prove more, where its copy of the columns is affordable. */
    private Certificate onRows(
            Certificate certificate, Penalty penalty, Standardization standardization, double[] working) {
        if (certificate.relativeGap() <= SMALL || (double) data.rows() * data.columns() > MANY_CELLS) {
            return certificate;
        }
        RowLoss loss = new RowLoss(new Squared(), data, standardization);
        Certificate other = new RowCertifier(loss, penalty).certify(intercept, working);
        return other.gap() < certificate.gap() ? other : certificate;
    }

    /** x̃ⱼᵀΩr/n of each working column. */
    private double[] correlations(double[] weighted, Standardization standardization) {
        DesignMatrix x = data.x();
        double total = 0;
        for (double part : weighted) {
            total += part;
        }
        double sum = total;
        double[] correlations = new double[x.columns()];
        Parallel.loop(correlations.length, x.cellsOfColumn(), (from, to) -> {
            for (int j = from; j < to; j++) {
                double product = x.centredDot(j, standardization.centers()[j], weighted, sum);
                correlations[j] = product / x.rows() / standardization.scales()[j];
            }
        });
        return correlations;
    }
}
