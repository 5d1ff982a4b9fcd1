package dev.regfit.solver;

import dev.regfit.data.DenseMatrix;
import dev.regfit.problem.RowLoss;

/** Keeps the residual: O(n) a move and a look. */
final class RowCoordinates implements Coordinates {
    private final RowLoss loss;
    private final DenseMatrix x;
    private double[] residual;

    RowCoordinates(RowLoss loss) {
        this.loss = loss;
        this.x = loss.working();
        this.residual = loss.workingTarget();
    }

    @Override
    public void reset(double[] w) {
        residual = loss.residual(w);
    }

    @Override
    public double correlation(int j) {
        return x.dot(j, residual) / x.rows();
    }

    @Override
    public void move(int j, double delta) {
        x.axpy(j, -delta, residual);
    }
}
