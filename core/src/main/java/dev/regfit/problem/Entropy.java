package dev.regfit.problem;

/** What Fenchel terms of log-likelihoods are made of. */
final class Entropy {
    /** Below this the series is exact to the last digit. */
    private static final double SMALL = 1e-3;

    private Entropy() {}

    /** (1 + t)·log(1 + t) − t for t ≥ −1, with all digits where t is small; ∞ below. */
    static double excess(double t) {
        if (t < -1) {
            return Double.POSITIVE_INFINITY;
        }
        if (Math.abs(t) < SMALL) {
            return t * t * (1.0 / 2 - t * (1.0 / 6 - t * (1.0 / 12 - t * (1.0 / 20 - t * (1.0 / 30 - t / 42)))));
        }
        return t == -1 ? 1 : (1 + t) * Math.log1p(t) - t;
    }
}
