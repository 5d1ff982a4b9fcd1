package dev.regfit.model;

import dev.regfit.problem.Logistic;
import dev.regfit.problem.Loss;
import dev.regfit.problem.NullModel;
import java.util.Arrays;
import java.util.Optional;

/**
 * How well predictions do by the measure of a loss.
 *
 * @param meanLoss the weighted mean of ℓ(y, f); of the logistic loss known as log-loss
 * @param deviance twice the mean of what ℓ exceeds its least value by: the mean deviance of a row
 * @param nullDeviance the same of the best constant or, for a model without an intercept, of zero
 * @param coverage the weighted share of the rows whose target is at most the predictor f
 * @param classes of the logistic loss
 */
public record Goodness(
        double meanLoss, double deviance, double nullDeviance, double coverage, Optional<ClassScores> classes) {
    /** A row so near, as a share of its target, is met. */
    private static final double MET = 1e-12;

    /**
     * Measures rows.
     *
     * @param offset what is part of f but not of the model, length n
     * @param intercept whether the model has an intercept
     */
    public static Goodness of(ScoredRows rows, double[] offset, boolean intercept) {
        return of(rows, offset, intercept, Confusion.HALF);
    }

    /**
     * The same.
     *
     * @param threshold of the probability of the positive class
     */
    public static Goodness of(ScoredRows rows, double[] offset, boolean intercept, double threshold) {
        Loss loss = rows.loss();
        double value = 0;
        double excess = 0;
        double total = 0;
        for (int i = 0; i < rows.rows(); i++) {
            double weight = rows.weights()[i];
            value += weight * loss.value(rows.y()[i], rows.f()[i]);
            excess += weight * loss.excess(rows.y()[i], rows.f()[i]);
            total += weight;
        }
        return new Goodness(
                value / total,
                2 * excess / total,
                nullDeviance(rows, offset, intercept),
                coverage(rows),
                loss instanceof Logistic ? Optional.of(ClassScores.of(rows, threshold)) : Optional.empty());
    }

    private static double coverage(ScoredRows rows) {
        double covered = 0;
        double total = 0;
        for (int i = 0; i < rows.rows(); i++) {
            double rounding = MET * (Math.abs(rows.y()[i]) + Math.abs(rows.f()[i]));
            covered += rows.y()[i] <= rows.f()[i] + rounding ? rows.weights()[i] : 0;
            total += rows.weights()[i];
        }
        return covered / total;
    }

    /**
     * A target that is the same in all rows is met exactly, which rounding would hide; one of one class, or of no counts, is met
     * by intercepts that grow without end.
     */
    private static double nullDeviance(ScoredRows rows, double[] offset, boolean intercept) {
        boolean isMet = intercept && isConstant(rows.y()) && isConstant(offset);
        if (isMet || !NullModel.exists(rows.loss(), rows.y(), rows.weights(), intercept)) {
            return 0;
        }
        return 2
                * NullModel.of(rows.loss(), rows.y(), offset, rows.weights(), intercept)
                        .excess();
    }

    private static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    /** The share of the null deviance that is explained; NaN where there is none. */
    public double explained() {
        return nullDeviance > 0 ? 1 - deviance / nullDeviance : Double.NaN;
    }
}
