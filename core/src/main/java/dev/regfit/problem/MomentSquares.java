package dev.regfit.problem;

import dev.regfit.data.Moments;
import dev.regfit.data.Standardization;
import dev.regfit.linalg.DenseProducts;
import dev.regfit.linalg.Kernels;
import java.util.Arrays;

/** The loss from moments: the Gram matrix G = X̃ᵀX̃/n, c = X̃ᵀỹ/n and ‖ỹ‖²/n. */
public final class MomentSquares implements LeastSquares {
    private final long rows;
    private final int p;
    /** Distance between rows of the Gram matrix. */
    private final int stride;

    private final double[] gram;
    private final double[] target;
    private final double targetPower;
    /** Length p; null until one is asked for. */
    private double[] norms;

    /** Takes the moments of the features and, as the last column, the target. */
    public MomentSquares(Moments moments, Standardization standardization) {
        this.rows = moments.rows();
        this.p = moments.columns() - 1;
        this.stride = p;
        this.gram = new double[Math.multiplyExact(p, p)];
        this.target = new double[p];
        double[] scales = standardization.scales();
        for (int i = 0; i < p; i++) {
            fillGram(moments, standardization, i);
            target[i] = product(moments, standardization, i, p) / scales[i];
        }
        this.targetPower = product(moments, standardization, p, p);
    }

    /** Row and column i, from the diagonal on. */
    private void fillGram(Moments moments, Standardization standardization, int i) {
        double[] scales = standardization.scales();
        for (int j = i; j < p; j++) {
            double value = product(moments, standardization, i, j) / scales[i] / scales[j];
            gram[i * p + j] = value;
            gram[j * p + i] = value;
        }
    }

    /**
     * Takes what is known of some columns.
     *
     * @param gram G of k columns, full and symmetric: entry (i, j) at gram[i·stride + j]; kept
     * @param target c, length k; kept
     */
    public MomentSquares(long rows, double[] gram, int stride, double[] target, double targetPower) {
        this.stride = stride;
        this.rows = rows;
        this.p = target.length;
        this.gram = gram;
        this.target = target;
        this.targetPower = targetPower;
    }

    private static double product(Moments moments, Standardization standardization, int i, int j) {
        return standardization.intercept() ? moments.covariance(i, j) : moments.secondMoment(i, j);
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public int columns() {
        return p;
    }

    @Override
    public double targetPower() {
        return targetPower;
    }

    @Override
    public double power(int j) {
        return gram[j * stride + j];
    }

    @Override
    public double norm(int j) {
        if (norms == null) {
            double[] known = new double[p];
            for (int k = 0; k < p; k++) {
                known[k] = Math.sqrt(power(k));
            }
            norms = known;
        }
        return norms[j];
    }

    /** Entry (i, j) of G. */
    public double gram(int i, int j) {
        return gram[i * stride + j];
    }

    /** x̃ⱼᵀỹ/n. */
    public double target(int j) {
        return target[j];
    }

    /** Adds {@code a} times row j of G to {@code v} (length p, modified). */
    public void axpyGram(int j, double a, double[] v) {
        Kernels.axpy(a, gram, j * stride, v, 0, p);
    }

    @Override
    public double evaluate(double[] w, double[] correlations) {
        System.arraycopy(target, 0, correlations, 0, p);
        for (int j = 0; j < p; j++) {
            if (w[j] != 0) {
                axpyGram(j, -w[j], correlations);
            }
        }
        double explained = Kernels.dot(w, 0, target, 0, p) + Kernels.dot(w, 0, correlations, 0, p);
        return Math.max(0.0, targetPower - explained);
    }

    @Override
    public double[] evaluateEach(double[] w, int m, double[] correlations) {
        double[] negative = new double[w.length];
        for (int at = 0; at < w.length; at++) {
            negative[at] = -w[at];
            correlations[at] = target[at / m];
        }
        DenseProducts.multiply(gram, stride, p, p, negative, m, correlations);
        double[] powers = new double[m];
        for (int at = 0; at < w.length; at++) {
            powers[at % m] += w[at] * target[at / m] + w[at] * correlations[at];
        }
        for (int k = 0; k < m; k++) {
            powers[k] = Math.max(0.0, targetPower - powers[k]);
        }
        return powers;
    }

    @Override
    public void applyGram(double[] v, double[] out) {
        Arrays.fill(out, 0.0);
        for (int j = 0; j < p; j++) {
            if (v[j] != 0) {
                axpyGram(j, v[j], out);
            }
        }
    }

    @Override
    public double[] gram(int[] chosen) {
        int k = chosen.length;
        double[] block = new double[Math.multiplyExact(k, k)];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                block[a * k + b] = gram[chosen[a] * stride + chosen[b]];
            }
        }
        return block;
    }
}
