package dev.regfit.inference;

import dev.regfit.data.Dataset;
import dev.regfit.data.Standardization;
import dev.regfit.data.TrainingData;
import dev.regfit.linalg.OrthogonalBasis;
import dev.regfit.model.Evaluation;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.RowSquares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Standard errors of least squares, as R's summary.lm and, where they are robust, its sandwich::vcovHC give them. With
 * coefficients linear in the target, each is aᵀy for a vector a of n numbers, and its variance Σaᵢ²σᵢ².
 */
public final class LeastSquaresInference {
    /** A row whose residual is its own by less than this share has a weight all to itself. */
    private static final double SOLE = 1e-10;

    private final LinearModel model;
    private final Evaluation evaluation;
    private final Covariance covariance;
    private final Standardization standardization;
    /** The columns that were fitted. */
    private final int[] chosen;

    private final Factor factor;
    private final double rows;
    private final double degrees;
    /** σ² of each row where it is not the same in all, of weighted rows. */
    private double[] variances = {};

    /** √ω/n: what the mean of the target makes of the weighted target. */
    private double[] means = {};

    private long soleRows;

    private LeastSquaresInference(
            LinearModel model, Evaluation evaluation, Covariance covariance, int[] chosen, Factor factor) {
        this.model = model;
        this.evaluation = evaluation;
        this.covariance = covariance;
        this.standardization = model.training().standardization();
        this.chosen = chosen;
        this.factor = factor;
        this.rows = evaluation.rows();
        this.degrees = rows - chosen.length - (standardization.intercept() ? 1 : 0);
    }

    /** Whether a model has standard errors: nothing is penalised, no weight is bounded, and no norm of them binds. */
    public static boolean suits(Training training) {
        return training.objective().kind() == PenaltyKind.NONE
                && !training.isBounded()
                && training.ball().multiplier() == 0;
    }

    /**
     * Computes.
     *
     * @param data the model was fitted to
     * @param evaluation of the model on these data
     * @return empty where {@link #suits} says no, and where there are too many columns
     * @throws IllegalArgumentException when the covariance needs rows and there are moments only
     */
    public static Optional<Inference> of(
            TrainingData data, LinearModel model, Evaluation evaluation, Covariance covariance) {
        if (covariance.isRobust() && !(data instanceof Dataset)) {
            throw new IllegalArgumentException(covariance.label() + " needs the rows");
        }
        if (!suits(model.training())) {
            return Optional.empty();
        }
        Standardization standardization = model.training().standardization();
        int[] chosen = model.training().penalty().notHeld();
        return Factor.of(data, standardization, chosen)
                .filter(factor -> !covariance.isRobust() || factor.basis().isPresent())
                .map(factor ->
                        new LeastSquaresInference(model, evaluation, covariance, chosen, factor).inference(data));
    }

    private Inference inference(TrainingData data) {
        if (covariance.isRobust() && degrees > 0) {
            findVariances(new RowSquares((Dataset) data, standardization));
        }
        double rss = evaluation.residualSumOfSquares();
        double tss = evaluation.targetSumOfSquares();
        int k = chosen.length;
        double variance = degrees > 0 ? rss / degrees : Double.NaN;
        double f = covariance.isRobust() || k == 0 ? Double.NaN : (tss - rss) / k / variance;
        double total = rows - (standardization.intercept() ? 1 : 0);
        return new Inference(
                covariance,
                standardization.intercept()
                        ? Optional.of(coefficient(model.intercept(), interceptDirection(), 1, variance))
                        : Optional.empty(),
                weights(variance),
                (long) degrees,
                Math.sqrt(variance),
                1 - variance * total / tss,
                f,
                k,
                Tails.ofF(f, k, degrees),
                soleRows);
    }

    private List<Coefficient> weights(double variance) {
        List<Coefficient> weights = new ArrayList<>();
        int k = 0;
        for (int j = 0; j < model.weights().length; j++) {
            if (k == chosen.length || chosen[k] != j) {
                weights.add(Coefficient.NONE);
                continue;
            }
            double[] direction = new double[chosen.length];
            direction[k++] = 1 / standardization.scales()[j];
            weights.add(coefficient(model.weights()[j], direction, 0, variance));
        }
        return weights;
    }

    /** The intercept is the mean of the target less those of the columns times their weights. */
    private double[] interceptDirection() {
        return Arrays.stream(chosen)
                .mapToDouble(
                        j -> -standardization.centers()[j] / standardization.scales()[j])
                .toArray();
    }

    /**
     * A coefficient that is {@code share} times the mean of the target plus a combination of the working columns' weights.
     */
    private Coefficient coefficient(double estimate, double[] direction, double share, double variance) {
        double square = covariance.isRobust()
                ? robust(direction, share)
                : variance * (factor.quadraticForm(direction) + share / rows);
        return Coefficient.of(estimate, Math.sqrt(square), degrees);
    }

    private double robust(double[] direction, double share) {
        if (soleRows > 0 || degrees <= 0) {
            return Double.NaN;
        }
        OrthogonalBasis basis = factor.basis().orElseThrow();
        double[] a = basis.combine(basis.solveTransposed(direction));
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double entry = a[i] + share * means[i];
            sum += entry * entry * variances[i];
        }
        return sum;
    }

    private void findVariances(RowSquares loss) {
        OrthogonalBasis basis = factor.basis().orElseThrow();
        double[] omega = loss.data().weights();
        double[] leverages = basis.leverages();
        double[] residual = basis.residual(loss.workingTarget());
        variances = new double[residual.length];
        means = new double[residual.length];
        for (int i = 0; i < residual.length; i++) {
            double leverage = leverages[i] + (standardization.intercept() ? omega[i] / rows : 0);
            soleRows += covariance.dividesByLeverage() && 1 - leverage < SOLE ? 1 : 0;
            variances[i] = residual[i] * residual[i] * covariance.factor(leverage, rows, degrees);
            means[i] = Math.sqrt(omega[i]) / rows;
        }
    }
}
