package dev.regfit.problem;

/** (1 + t)·log(1 + t) − t for t ≥ −1, which log-likelihoods and their Fenchel terms are made of; ∞ for t below −1. */
final class Entropy {
    /** Below this a few terms of the series are exact to the last digit. */
    private static final double TINY = 1e-3;

    /** Below this a few terms are a near bound. */
    private static final double SMALL = 0.1;

    private Entropy() {}

    /** The value, with all its digits. */
    static double value(double t) {
        return Math.abs(t) < TINY ? series(t, 1.0 / 30 - t / 42) : direct(t);
    }

    /**
     * The value or up to a thousandth more, at little cost where t is small. It is Σ(−t)ᵏ/(k(k − 1)) from k = 2 on: of
     * alternating terms a sum that ends with a positive one is too large, and of terms of one sign the rest is at most a
     * geometric series.
     */
    static double bound(double t) {
        return Math.abs(t) < SMALL ? series(t, t < 0 ? 1.0 / 30 / (1 + t) : 1.0 / 30) : direct(t);
    }

    private static double direct(double t) {
        if (t < -1) {
            return Double.POSITIVE_INFINITY;
        }
        return t == -1 ? 1 : (1 + t) * Math.log1p(t) - t;
    }

    private static double series(double t, double rest) {
        return t * t * (1.0 / 2 - t * (1.0 / 6 - t * (1.0 / 12 - t * (1.0 / 20 - t * rest))));
    }
}
