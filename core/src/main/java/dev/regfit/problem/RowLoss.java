package dev.regfit.problem;

import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.Standardization;
import dev.regfit.linalg.Kernels;

/** The loss from the rows. The working copy of the design matrix is made when it is first asked for. */
public final class RowLoss implements Loss {
    private final Dataset data;
    private final Standardization standardization;
    private DenseMatrix working;
    private double[] workingTarget;
    private double[] powers;

    public RowLoss(Dataset data, Standardization standardization) {
        this.data = data;
        this.standardization = standardization;
    }

    /** The rows on the original scale. */
    public Dataset data() {
        return data;
    }

    public Standardization standardization() {
        return standardization;
    }

    /** X̃ with rows multiplied by √ω, n×p. */
    public DenseMatrix working() {
        if (working == null) {
            working = standardization.apply(data.x(), data.weights());
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
        return Kernels.dot(workingTarget(), 0, workingTarget(), 0, data.rows()) / data.rows();
    }

    @Override
    public double power(int j) {
        if (powers == null) {
            int n = data.rows();
            double[] x = working().values();
            powers = new double[columns()];
            for (int k = 0; k < powers.length; k++) {
                powers[k] = Kernels.dot(x, k * n, x, k * n, n) / n;
            }
        }
        return powers[j];
    }

    @Override
    public double evaluate(double[] w, double[] correlations) {
        double[] residual = residual(w);
        correlate(residual, correlations);
        return Kernels.dot(residual, 0, residual, 0, residual.length) / data.rows();
    }

    @Override
    public void applyGram(double[] v, double[] out) {
        double[] image = new double[data.rows()];
        working().multiply(v, image);
        correlate(image, out);
    }

    private void correlate(double[] rowVector, double[] out) {
        working().multiplyTransposed(rowVector, out);
        for (int j = 0; j < out.length; j++) {
            out[j] /= data.rows();
        }
    }

    /** ỹ − X̃w, length n, entries multiplied by √ω. */
    public double[] residual(double[] w) {
        double[] residual = workingTarget().clone();
        for (int j = 0; j < w.length; j++) {
            if (w[j] != 0) {
                working().axpy(j, -w[j], residual);
            }
        }
        return residual;
    }

    @Override
    public double[] gram(int[] chosen) {
        int n = data.rows();
        int k = chosen.length;
        double[] x = working().values();
        double[] block = new double[Math.multiplyExact(k, k)];
        for (int a = 0; a < k; a++) {
            for (int b = a; b < k; b++) {
                double value = Kernels.dot(x, chosen[a] * n, x, chosen[b] * n, n) / n;
                block[a * k + b] = value;
                block[b * k + a] = value;
            }
        }
        return block;
    }
}
