package dev.regfit.problem;

/** What Fenchel terms of log-likelihoods are made of. */
final class Entropy {
    /** Below this a few terms of the series are near enough. */
    private static final double SMALL = 0.1;

    private Entropy() {}

    /**
     * (1 + t)·log(1 + t) − t for t ≥ −1, or up to a thousandth more where t is small, with all digits where it is tiny; ∞ for
     * t below −1. It is Σ(−t)ᵏ/(k(k − 1)) from k = 2 on: of alternating terms a sum that ends with a positive one is too
     * large, and of terms of one sign the rest is at most a geometric series.
     */
    static double excess(double t) {
        if (t < -1) {
            return Double.POSITIVE_INFINITY;
        }
        if (Math.abs(t) >= SMALL) {
            return t == -1 ? 1 : (1 + t) * Math.log1p(t) - t;
        }
        double last = t < 0 ? 1.0 / 30 / (1 + t) : 1.0 / 30;
        return t * t * (1.0 / 2 - t * (1.0 / 6 - t * (1.0 / 12 - t * (1.0 / 20 - t * last))));
    }
}
