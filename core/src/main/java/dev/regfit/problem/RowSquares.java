package dev.regfit.problem;

import dev.regfit.data.Dataset;
import dev.regfit.data.DesignMatrix;
import dev.regfit.data.SparseMatrix;
import dev.regfit.data.Standardization;
import dev.regfit.linalg.Kernels;
import dev.regfit.linalg.Parallel;

/** The loss from the rows. The working columns are made when they are first asked for. */
public final class RowSquares implements LeastSquares {
    private final Dataset data;
    private final Standardization standardization;
    private WorkingDesign working;
    private double[] workingTarget;
    private double[] powers;
    private double targetPower = Double.NaN;

    public RowSquares(Dataset data, Standardization standardization) {
        this.data = data;
        this.standardization = standardization;
    }

    /** The rows on the original scale. */
    public Dataset data() {
        return data;
    }

    /** The loss of the chosen columns alone. */
    public RowSquares of(int[] chosen) {
        DesignMatrix x = data.x() instanceof SparseMatrix sparse
                ? sparse.only(chosen)
                : data.x().select(chosen);
        Dataset part = new Dataset(data.schema(), x, data.y(), data.weights(), data.fills(), data.dropped());
        return new RowSquares(part, standardization.of(chosen));
    }

    /** Whether the rows are kept without their zeros. */
    public boolean isSparse() {
        return data.x() instanceof SparseMatrix;
    }

    public Standardization standardization() {
        return standardization;
    }

    /** X̃ with rows multiplied by √ω, n×p. */
    public WorkingDesign working() {
        if (working == null) {
            working = WorkingDesign.of(data, standardization);
        }
        return working;
    }

    /** ỹ with entries multiplied by √ω, length n; not to be modified. */
    public double[] workingTarget() {
        if (workingTarget == null) {
            workingTarget = standardization.applyToTarget(data.y(), data.weights());
        }
        return workingTarget;
    }

    @Override
    public long rows() {
        return data.rows();
    }

    @Override
    public int columns() {
        return data.columns();
    }

    @Override
    public double targetPower() {
        if (Double.isNaN(targetPower)) {
            targetPower = Kernels.dot(workingTarget(), 0, workingTarget(), 0, data.rows()) / data.rows();
        }
        return targetPower;
    }

    @Override
    public double power(int j) {
        if (powers == null) {
            double[] known = new double[columns()];
            WorkingDesign x = working();
            Parallel.loop(known.length, x.cellsOfColumn(), (from, to) -> {
                for (int k = from; k < to; k++) {
                    known[k] = x.square(k) / data.rows();
                }
            });
            powers = known;
        }
        return powers[j];
    }

    @Override
    public double norm(int j) {
        return Math.sqrt(power(j));
    }

    @Override
    public double evaluate(double[] w, double[] correlations) {
        return correlate(residual(w), correlations);
    }

    /**
     * Writes X̃ᵀr/n into {@code correlations} (length p, overwritten).
     *
     * @param residual r, length n; not modified
     * @return ‖r‖²/n
     */
    public double correlate(double[] residual, double[] correlations) {
        applyTransposed(residual, correlations);
        return Kernels.dot(residual, 0, residual, 0, residual.length) / data.rows();
    }

    @Override
    public double[] evaluateEach(double[] w, int m, double[] correlations) {
        double[] residuals = residuals(w, m);
        double[] powers = new double[m];
        for (int at = 0; at < residuals.length; at++) {
            powers[at % m] = Math.fma(residuals[at], residuals[at], powers[at % m]);
        }
        for (int k = 0; k < m; k++) {
            powers[k] /= data.rows();
        }
        double[] products = working().multiplyEachTransposed(residuals, m);
        for (int at = 0; at < products.length; at++) {
            correlations[at] = products[at] / data.rows();
        }
        return powers;
    }

    /**
     * ỹ1ᵀ − X̃W, n×m row-major, rows multiplied by √ω.
     *
     * @param w p×m, row-major
     */
    public double[] residuals(double[] w, int m) {
        double[] residuals = working().multiplyEach(w, m);
        for (int at = 0; at < residuals.length; at++) {
            residuals[at] = workingTarget()[at / m] - residuals[at];
        }
        return residuals;
    }

    @Override
    public void applyGram(double[] v, double[] out) {
        double[] image = new double[data.rows()];
        working().multiply(v, image);
        applyTransposed(image, out);
    }

    private void applyTransposed(double[] rowVector, double[] out) {
        working().multiplyTransposed(rowVector, out);
        for (int j = 0; j < out.length; j++) {
            out[j] /= data.rows();
        }
    }

    /** ỹ − X̃w, length n, entries multiplied by √ω. */
    public double[] residual(double[] w) {
        WorkingDesign x = working();
        double[] residual = workingTarget().clone();
        double total = 0;
        for (int j = 0; j < w.length; j++) {
            if (w[j] != 0) {
                total += x.axpy(j, -w[j], residual);
            }
        }
        x.settle(residual, total);
        return residual;
    }

    /** The entries of the Gram matrix X̃ᵀX̃/n for some columns with others, row-major: a row for each on the left. */
    public double[] gram(int[] left, int[] right) {
        double[] block = working().products(left, right);
        for (int k = 0; k < block.length; k++) {
            block[k] /= data.rows();
        }
        return block;
    }

    @Override
    public double[] gram(int[] chosen) {
        double[] block = working().products(chosen);
        for (int k = 0; k < block.length; k++) {
            block[k] /= data.rows();
        }
        return block;
    }
}
