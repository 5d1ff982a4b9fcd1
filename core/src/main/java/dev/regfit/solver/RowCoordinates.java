package dev.regfit.solver;

import dev.regfit.problem.RowSquares;
import dev.regfit.problem.WorkingDesign;

/** Keeps the residual: a move and a look cost the cells of a column. */
final class RowCoordinates implements Coordinates {
    private final RowSquares loss;
    private final WorkingDesign x;
    private final double[] correlations;
    private double[] residual;
    private double total;
    private double residualPower;

    RowCoordinates(RowSquares loss) {
        this.loss = loss;
        this.x = loss.working();
        this.correlations = new double[loss.columns()];
        this.residual = loss.workingTarget();
    }

    @Override
    public void reset(double[] w) {
        residual = loss.residual(w);
        total = x.total(residual);
        residualPower = loss.correlate(residual, correlations);
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
        return x.dot(j, residual, total) / x.rows();
    }

    @Override
    public void move(int j, double delta) {
        total += x.axpy(j, -delta, residual);
    }
}
