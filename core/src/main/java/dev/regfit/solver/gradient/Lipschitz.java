package dev.regfit.solver.gradient;

import dev.regfit.linalg.Lanczos;
import dev.regfit.problem.ElasticNet;

/**
 * The Lipschitz constant L of a gradient: at most the largest eigenvalue of (1/n)Σω(x̃ᵢ,1)(x̃ᵢ,1)ᵀ times the most that a row
 * curves. Steps of 1/L descend, constant steps above 2/L diverge where that is attained.
 */
final class Lipschitz {
    private Lipschitz() {}

    /** Of the loss alone. */
    static double of(Oracle oracle) {
        return oracle.curvature() * Lanczos.largestEigenvalue(order(oracle), oracle::applyGram);
    }

    /** Of the loss and the L2 part of a penalty. */
    static double of(Oracle oracle, ElasticNet penalty) {
        double curvature = oracle.curvature();
        return Lanczos.largestEigenvalue(order(oracle), (v, out) -> {
            oracle.applyGram(v, out);
            for (int j = 0; j < out.length; j++) {
                out[j] = curvature * out[j] + (j < oracle.columns() ? penalty.l2(j) * v[j] : 0);
            }
        });
    }

    /** Of the loss alone, where each weight is measured in units of 1/√dⱼ; d has length p. */
    static double scaled(Oracle oracle, double[] d) {
        double[] unscaled = new double[order(oracle)];
        return oracle.curvature()
                * Lanczos.largestEigenvalue(order(oracle), (v, out) -> {
                    for (int j = 0; j < v.length; j++) {
                        unscaled[j] = j < d.length ? v[j] / Math.sqrt(d[j]) : v[j];
                    }
                    oracle.applyGram(unscaled, out);
                    for (int j = 0; j < d.length; j++) {
                        out[j] /= Math.sqrt(d[j]);
                    }
                });
    }

    private static int order(Oracle oracle) {
        return oracle.columns() + (oracle.hasIntercept() ? 1 : 0);
    }
}
