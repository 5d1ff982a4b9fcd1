package dev.regfit.solver.gradient;

import dev.regfit.linalg.Kernels;

/**
 * Limits of the gradient that a step follows (Pascanu, Mikolov and Bengio 2013): of each entry, and then of the norm.
 *
 * @param value the largest entry c: g ← max(−c, min(g, c))
 * @param norm the largest norm c: g ← g·min(1, c/‖g‖)
 */
public record Clipping(double value, double norm) {
    /** Without limits. */
    public static final Clipping NONE = new Clipping(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Clipping {
        if (!(value > 0) || !(norm > 0)) {
            throw new IllegalArgumentException("limits must be greater than zero: %s, %s".formatted(value, norm));
        }
    }

    boolean isNone() {
        return value == Double.POSITIVE_INFINITY && norm == Double.POSITIVE_INFINITY;
    }

    /** The same limits for an objective that is so many times as large. */
    Clipping times(double factor) {
        return new Clipping(value * factor, norm * factor);
    }

    /**
     * Clips.
     *
     * @param g along the weights, length p; modified
     * @param ofIntercept the entry along b
     * @return that entry, clipped
     */
    double clip(double[] g, double ofIntercept) {
        if (isNone()) {
            return ofIntercept;
        }
        for (int j = 0; j < g.length; j++) {
            g[j] = clamp(g[j]);
        }
        double b = clamp(ofIntercept);
        double size = Math.sqrt(Kernels.dot(g, 0, g, 0, g.length) + b * b);
        double share = size > norm ? norm / size : 1;
        for (int j = 0; j < g.length; j++) {
            g[j] *= share;
        }
        return b * share;
    }

    private double clamp(double entry) {
        return Math.max(-value, Math.min(entry, value));
    }
}
