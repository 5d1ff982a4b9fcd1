package dev.regfit.solver;

import dev.regfit.linalg.Cholesky;
import dev.regfit.linalg.Kernels;
import dev.regfit.linalg.ShiftedSystems;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.MomentSquares;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * In p unknowns: {@code (A + λ₂I)v = F^(−½)c}, {@code w = F^(−½)v}, with {@code A = F^(−½)GF^(−½)}, the Gram matrix G =
 * X̃ᵀX̃/n and c = X̃ᵀỹ/n. Columns that are not penalised are eliminated from G and c first, as a factorisation of the
 * whole system would do.
 */
final class PrimalRidgeForm implements RidgeForm {
    /** A share of the target's power that moments, as the difference of what is explained, know to some five digits. */
    private static final double LEAST_LEFT = 1e-10;

    private final LeastSquares loss;
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

    PrimalRidgeForm(LeastSquares loss, double[] factors) {
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
    public Optional<ShiftedSystems> gram() {
        return Optional.ofNullable(system);
    }

    @Override
    public List<Optional<double[]>> weights(double[] lambdas) {
        int m = lambdas.length;
        if (system == null) {
            return Collections.nCopies(m, Optional.empty());
        }
        ShiftedSystems.Shifted shifted = system.plus(lambdas);
        double[] w = refined(shifted, lambdas);
        return RidgeForm.columns(w, loss.columns(), shifted);
    }

    /** The weights, p×m row-major. */
    private double[] refined(ShiftedSystems.Shifted shifted, double[] lambdas) {
        double[] w = new double[Math.multiplyExact(loss.columns(), lambdas.length)];
        step(shifted, lambdas, w);
        step(shifted, lambdas, w);
        return w;
    }

    /** Newton's steps from W, which is modified: exact from zero but for rounding, which a second one repairs. */
    private void step(ShiftedSystems.Shifted shifted, double[] lambdas, double[] w) {
        int m = lambdas.length;
        int u = free.length;
        int k = penalized.length;
        double[] slopes = new double[w.length];
        loss.evaluateEach(w, m, slopes);
        double[] right = new double[k * m];
        for (int i = 0; i < k; i++) {
            int j = penalized[i];
            double root = Math.sqrt(factors[j]);
            for (int s = 0; s < m; s++) {
                double slope = slopes[j * m + s] - lambdas[s] * factors[j] * w[j * m + s];
                for (int a = 0; a < u; a++) {
                    slope -= regression[i * u + a] * slopes[free[a] * m + s];
                }
                right[i * m + s] = slope / root;
            }
        }
        double[] v = shifted.solveEach(right);
        for (int s = 0; s < m && u > 0; s++) {
            double[] ofU = new double[u];
            for (int a = 0; a < u; a++) {
                ofU[a] = slopes[free[a] * m + s];
            }
            double[] explained = ofFree.orElseThrow().solve(ofU);
            for (int i = 0; i < k; i++) {
                double change = v[i * m + s] / Math.sqrt(factors[penalized[i]]);
                Kernels.axpy(-change, regression, i * u, explained, 0, u);
            }
            for (int a = 0; a < u; a++) {
                w[free[a] * m + s] += explained[a];
            }
        }
        for (int i = 0; i < k; i++) {
            int j = penalized[i];
            for (int s = 0; s < m; s++) {
                w[j * m + s] += v[i * m + s] / Math.sqrt(factors[j]);
            }
        }
    }

    @Override
    public double[] residualDegrees(boolean intercept, double[] lambdas) {
        double[] degrees = new double[lambdas.length];
        Arrays.fill(degrees, Double.NaN);
        if (system != null) {
            double[] traces = system.plus(lambdas).tracesOfInverses();
            double least = loss.rows() - free.length - penalized.length - (intercept ? 1 : 0);
            for (int k = 0; k < degrees.length; k++) {
                degrees[k] = least + lambdas[k] * traces[k];
            }
        }
        return degrees;
    }

    @Override
    public double[] residualPowers(double[] lambdas) {
        double[] powers = new double[lambdas.length];
        Arrays.fill(powers, Double.NaN);
        if (system != null) {
            ShiftedSystems.Shifted shifted = system.plus(lambdas);
            double[] w = refined(shifted, lambdas);
            double[] known = loss.evaluateEach(w, lambdas.length, new double[w.length]);
            for (int k = 0; k < powers.length; k++) {
                boolean lost = loss instanceof MomentSquares && known[k] < LEAST_LEFT * loss.targetPower();
                powers[k] = shifted.isSingular(k) || lost ? Double.NaN : known[k];
            }
        }
        return powers;
    }
}
