package dev.regfit;

import dev.regfit.data.Dataset;
import dev.regfit.data.DesignMatrix;
import dev.regfit.data.Standardization;
import dev.regfit.model.Evaluation;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.Problem;

/**
 * Certifies weights as they stand in a model, from the original rows: residuals are those of the model's own
 * predictions, so that nothing a solver has kept or assumed enters.
 */
final class ModelCheck {
    private final Dataset data;
    private final double[] residual;
    private final Evaluation evaluation;

    /** Predicts every row. */
    ModelCheck(Dataset data, double intercept, double[] weights, boolean hasIntercept) {
        this.data = data;
        this.evaluation = new Evaluation(hasIntercept);
        double[] predictions = new double[data.rows()];
        data.x().multiply(weights, predictions);
        this.residual = new double[data.rows()];
        for (int i = 0; i < residual.length; i++) {
            double prediction = intercept + predictions[i];
            residual[i] = data.y()[i] - prediction;
            evaluation.add(data.y()[i], prediction, data.weights()[i]);
        }
    }

    Evaluation evaluation() {
        return evaluation;
    }

    /**
     * The certificate of the weights the rows were predicted with.
     *
     * @param problem on working columns
     * @param weights the same weights on the working columns
     */
    Certificate certify(Problem problem, Standardization standardization, double[] weights) {
        int n = data.rows();
        double[] weighted = new double[n];
        double mean = 0;
        double power = 0;
        for (int i = 0; i < n; i++) {
            weighted[i] = data.weights()[i] * residual[i];
            mean += weighted[i] / n;
            power += weighted[i] * residual[i] / n;
        }
        double[] correlations = correlations(weighted, standardization);
        double free = standardization.intercept() ? mean : 0.0;
        Certificate certificate = new Certifier(problem).certify(weights, correlations, power - free * free);
        double interceptViolation =
                free == 0 ? 0 : Math.abs(free) / Math.sqrt(problem.loss().targetPower());
        return new Certificate(
                certificate.objective(),
                certificate.gap() + 0.5 * free * free,
                certificate.relativeGap() + (free == 0 ? 0 : 0.5 * free * free / problem.nullObjective()),
                Math.max(certificate.kkt(), interceptViolation));
    }

    /** x̃ⱼᵀΩr/n of each working column. */
    private double[] correlations(double[] weighted, Standardization standardization) {
        DesignMatrix x = data.x();
        double total = 0;
        for (double part : weighted) {
            total += part;
        }
        double[] correlations = new double[x.columns()];
        for (int j = 0; j < correlations.length; j++) {
            double product = x.centredDot(j, standardization.centers()[j], weighted, total);
            correlations[j] = product / x.rows() / standardization.scales()[j];
        }
        return correlations;
    }
}
