package dev.regfit.solver;

import dev.regfit.linalg.Cholesky;
import dev.regfit.linalg.Kernels;
import dev.regfit.linalg.ShiftedSystems;
import dev.regfit.problem.Loss;
import java.util.Arrays;
import java.util.Optional;

/**
 * In p unknowns: {@code (A + λ₂I)v = F^(−½)c}, {@code w = F^(−½)v}, with {@code A = F^(−½)GF^(−½)}, the Gram matrix G =
 * X̃ᵀX̃/n and c = X̃ᵀỹ/n. Columns that are not penalised are eliminated from G and c first, as a factorisation of the
 * whole system would do.
 */
final class PrimalRidgeForm implements RidgeForm {
    private final Loss loss;
    private final double[] factors;
    /** The columns that are penalised, and those that are not, without constant ones. */
    private final int[] penalized;

    private final int[] free;
    /** Of the free columns' block of G; empty when they are collinear. */
    private final Optional<Cholesky> ofFree;
    /** G_UU⁻¹G_UP for the free columns U and the penalised ones P; one column of it after the other. */
    private final double[] regression;
    /** Null when the free columns are collinear. */
    private final ShiftedSystems system;

    PrimalRidgeForm(Loss loss, double[] factors) {
        this.loss = loss;
        this.factors = factors;
        int p = loss.columns();
        int[] columns = new int[p];
        int k = 0;
        for (int j = 0; j < p; j++) {
            if (factors[j] > 0) {
                columns[k++] = j;
            }
        }
        this.penalized = Arrays.copyOf(columns, k);
        int u = 0;
        for (int j = 0; j < p; j++) {
            if (factors[j] == 0 && loss.power(j) > 0) {
                columns[u++] = j;
            }
        }
        this.free = Arrays.copyOf(columns, u);
        this.ofFree = Cholesky.of(loss.gram(free), u);
        this.regression = new double[u * k];
        this.system = ofFree.map(this::reduced).orElse(null);
    }

    private ShiftedSystems reduced(Cholesky cholesky) {
        int u = free.length;
        int k = penalized.length;
        double[] a;
        if (u == 0) {
            a = loss.gram(penalized);
        } else {
            int[] all = Arrays.copyOf(free, u + k);
            System.arraycopy(penalized, 0, all, u, k);
            double[] gram = loss.gram(all);
            a = new double[k * k];
            for (int i = 0; i < k; i++) {
                double[] crossed = Arrays.copyOfRange(gram, (u + i) * (u + k), (u + i) * (u + k) + u);
                System.arraycopy(cholesky.solve(crossed), 0, regression, i * u, u);
                for (int j = 0; j <= i; j++) {
                    // G_ij less what the free columns explain; the regressions on them are known up to row i.
                    a[j * k + i] = gram[(u + i) * (u + k) + u + j] - Kernels.dot(crossed, 0, regression, j * u, u);
                }
            }
        }
        for (int i = 0; i < k; i++) {
            for (int j = i; j < k; j++) {
                a[i * k + j] /= Math.sqrt(factors[penalized[i]]) * Math.sqrt(factors[penalized[j]]);
            }
        }
        return ShiftedSystems.of(a, k);
    }

    @Override
    public Optional<double[]> weights(double lambda2) {
        return shifted(lambda2).map(shifted -> {
            double[] w = new double[loss.columns()];
            step(shifted, lambda2, w);
            step(shifted, lambda2, w);
            return w;
        });
    }

    private Optional<ShiftedSystems.Shifted> shifted(double lambda2) {
        return system == null ? Optional.empty() : system.plus(lambda2);
    }

    /** Newton's step from w, which is modified: exact from zero but for rounding, which a second one repairs. */
    private void step(ShiftedSystems.Shifted shifted, double lambda2, double[] w) {
        int u = free.length;
        int k = penalized.length;
        double[] slopes = new double[w.length];
        loss.evaluate(w, slopes);
        double[] ofU = new double[u];
        for (int a = 0; a < u; a++) {
            ofU[a] = slopes[free[a]];
        }
        double[] right = new double[k];
        for (int i = 0; i < k; i++) {
            int j = penalized[i];
            double slope = slopes[j] - lambda2 * factors[j] * w[j] - Kernels.dot(regression, i * u, ofU, 0, u);
            right[i] = slope / Math.sqrt(factors[j]);
        }
        double[] v = shifted.solve(right);
        double[] explained = u == 0 ? ofU : ofFree.orElseThrow().solve(ofU);
        for (int i = 0; i < k; i++) {
            int j = penalized[i];
            double change = v[i] / Math.sqrt(factors[j]);
            w[j] += change;
            Kernels.axpy(-change, regression, i * u, explained, 0, u);
        }
        for (int a = 0; a < u; a++) {
            w[free[a]] += explained[a];
        }
    }

    @Override
    public double degreesOfFreedom(double lambda2) {
        return shifted(lambda2)
                .map(shifted -> free.length + penalized.length - lambda2 * shifted.traceOfInverse())
                .orElse(Double.NaN);
    }

    @Override
    public double residualPower(double lambda2) {
        return weights(lambda2).map(w -> loss.evaluate(w, new double[w.length])).orElse(Double.NaN);
    }
}
