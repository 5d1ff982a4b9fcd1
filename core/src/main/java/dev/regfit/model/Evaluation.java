package dev.regfit.model;

import dev.regfit.data.DoubleList;
import dev.regfit.data.ResidualSums;
import java.util.Optional;

/**
 * Sums over residuals, row by row, in constant memory unless the residuals are to be kept.
 *
 * <p>R² is 1 − RSS/TSS, with TSS about the mean for a model with an intercept and about zero for one without (as R and
 * NIST do), and is NaN when TSS is zero.
 */
public final class Evaluation {
    private final boolean intercept;
    private final Optional<DoubleList> residuals;
    private long rows;
    private double weight;
    private double residualSquares;
    private double residualAbsolutes;
    private double largest;
    private double targetMean;
    private double targetSquares;

    /** @param intercept whether the model has an intercept */
    public Evaluation(boolean intercept) {
        this(intercept, Optional.empty());
    }

    private Evaluation(boolean intercept, Optional<DoubleList> residuals) {
        this.intercept = intercept;
        this.residuals = residuals;
    }

    /** An evaluation that keeps every residual, for their quantiles. */
    public static Evaluation keepingResiduals(boolean intercept) {
        return new Evaluation(intercept, Optional.of(new DoubleList()));
    }

    /**
     * An evaluation of rows that are not at hand, of which only sums of squares are known: what takes single residuals is
     * NaN.
     *
     * @param rows number of rows n
     * @param residualPower Σωr²/n
     * @param targetPower TSS/n
     */
    public static Evaluation ofPowers(long rows, double residualPower, double targetPower) {
        Evaluation evaluation = new Evaluation(true);
        evaluation.rows = rows;
        evaluation.weight = rows;
        evaluation.residualSquares = rows * residualPower;
        evaluation.targetSquares = rows * targetPower;
        evaluation.residualAbsolutes = Double.NaN;
        evaluation.largest = Double.NaN;
        return evaluation;
    }

    /**
     * The same where the residuals have been summed row by row.
     *
     * @param targetPower TSS/n
     */
    public static Evaluation ofSums(ResidualSums sums, double targetPower) {
        Evaluation evaluation = new Evaluation(true);
        evaluation.rows = sums.rows();
        evaluation.weight = sums.weight();
        evaluation.residualSquares = sums.power();
        evaluation.targetSquares = sums.weight() * targetPower;
        evaluation.residualAbsolutes = sums.absolute();
        evaluation.largest = sums.largest();
        return evaluation;
    }

    /** Adds a row of weight ω &gt; 0. */
    public void add(double target, double prediction, double rowWeight) {
        double residual = target - prediction;
        residuals.ifPresent(list -> list.add(residual));
        rows++;
        weight += rowWeight;
        residualSquares += rowWeight * residual * residual;
        residualAbsolutes += rowWeight * Math.abs(residual);
        largest = Math.max(largest, Math.abs(residual));
        // West (1979): the weighted mean and sum of squares about it, updated without cancellation.
        double before = intercept ? target - targetMean : target;
        targetMean += rowWeight / weight * (target - targetMean);
        targetSquares += rowWeight * before * (intercept ? target - targetMean : target);
    }

    /** Target − prediction of each row, if they were kept. */
    public Optional<double[]> residuals() {
        return residuals.map(DoubleList::toArray);
    }

    public long rows() {
        return rows;
    }

    /** Σωr², with weights that sum to the number of rows. */
    public double residualSumOfSquares() {
        return residualSquares / weight * rows;
    }

    /** Σω(y − ȳ)², about zero without an intercept, with weights that sum to the number of rows. */
    public double targetSumOfSquares() {
        return targetSquares / weight * rows;
    }

    public double r2() {
        return targetSquares > 0 ? 1 - residualSquares / targetSquares : Double.NaN;
    }

    /** Mean squared error. */
    public double mse() {
        return residualSquares / weight;
    }

    /** Root mean squared error. */
    public double rmse() {
        return Math.sqrt(mse());
    }

    /** Mean absolute error. */
    public double mae() {
        return residualAbsolutes / weight;
    }

    /** Largest absolute residual. */
    public double maxError() {
        return largest;
    }
}
