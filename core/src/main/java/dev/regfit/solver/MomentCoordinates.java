package dev.regfit.solver;

import dev.regfit.problem.MomentSquares;

/** Keeps the correlations of all columns: O(p) a move ("covariance updates", Friedman, Hastie, Tibshirani 2010). */
final class MomentCoordinates implements Coordinates {
    private final MomentSquares loss;
    private final double[] correlations;
    private double residualPower;

    MomentCoordinates(MomentSquares loss) {
        this.loss = loss;
        this.correlations = new double[loss.columns()];
    }

    @Override
    public void reset(double[] w) {
        residualPower = loss.evaluate(w, correlations);
    }

    @Override
    public double residualPower() {
        return residualPower;
    }

    @Override
    public double[] correlations() {
        return correlations;
    }

    @Override
    public double correlation(int j) {
        return correlations[j];
    }

    @Override
    public void move(int j, double delta) {
        loss.axpyGram(j, -delta, correlations);
    }
}
