package dev.regfit.problem;

import dev.regfit.linalg.Exponential;
import dev.regfit.linalg.Kernels;

/**
 * The logistic loss log(1 + eᶠ) − y·f of a target from 0 to 1: the negative log-likelihood of a yes (y = 1) whose
 * probability is 1/(1 + e⁻ᶠ).
 */
public record Logistic() implements Loss {
    private static final double ROUNDING = 0x1p-53;

    /** Predictors at which rounding hides how far the probability is from ½, and the majorant is ¼. */
    private static final double NEAR_ZERO = 1e-6;

    /** Rows whose exponentials are taken together. */
    private static final int BLOCK = 512;

    /** A move of a probability p by less than this share of p(1 − p) is near. */
    private static final double NEAR = 0.1;

    @Override
    public LossName name() {
        return LossName.LOGISTIC;
    }

    @Override
    public double value(double y, double f) {
        return wrong(y, f) + Exponential.log1p(Exponential.exp(-Math.abs(f)));
    }

    /** The value but for log(1 + e^−|f|), which is without cancellation. */
    private static double wrong(double y, double f) {
        return Math.max(f, 0) - y * f;
    }

    /** y less the probability of yes: without a jump, which on real rows would be guessed wrong half of the time. */
    private static double slope(double y, double f, double smaller) {
        double sign = Math.copySign(1, f);
        double chosen = 0.5 + sign * (0.5 - y);
        return sign * (smaller - chosen);
    }

    @Override
    public double evaluate(Rows rows, int from, int to) {
        double[] e = new double[BLOCK];
        double[] logarithms = new double[BLOCK];
        double sum = 0;
        for (int first = from; first < to; first += BLOCK) {
            int m = Math.min(BLOCK, to - first);
            for (int i = 0; i < m; i++) {
                e[i] = -Math.abs(rows.f()[first + i]);
            }
            Kernels.exp(e, e, m);
            Kernels.log1p(e, logarithms, m);
            for (int i = 0; i < m; i++) {
                double y = rows.y()[first + i];
                double f = rows.f()[first + i];
                double smaller = e[i] / (1 + e[i]);
                sum += rows.weights()[first + i] * (wrong(y, f) + logarithms[i]);
                rows.set(first + i, slope(y, f, smaller), smaller * (1 - smaller));
            }
        }
        return sum;
    }

    @Override
    public double slope(double y, double f) {
        return slope(y, f, smaller(f));
    }

    @Override
    public double curvature(double y, double f) {
        double smaller = smaller(f);
        return smaller * (1 - smaller);
    }

    @Override
    public double largestCurvature() {
        return 0.25;
    }

    /** (p − ½)/f for the probability p of yes (Jaakkola and Jordan 2000). */
    @Override
    public double majorant(double y, double f) {
        double size = Math.abs(f);
        return size < NEAR_ZERO ? 0.25 : (0.5 - smaller(f)) / size;
    }

    /** The smaller of the probabilities of yes and no, 1/(1 + e^|f|). */
    private static double smaller(double f) {
        double e = Exponential.exp(-Math.abs(f));
        return e / (1 + e);
    }

    @Override
    public double least(double y) {
        return y > 0 && y < 1 ? -y * Math.log(y) - (1 - y) * Math.log1p(-y) : 0;
    }

    @Override
    public double mean(double f) {
        double smaller = smaller(f);
        return f > 0 ? 1 - smaller : smaller;
    }

    @Override
    public double link(double mean) {
        return Math.log(mean) - Math.log1p(-mean);
    }

    /**
     * The Kullback-Leibler divergence of the probabilities p that u and f stand for; where they are near each other Pearson's
     * distance d²/2p(1 − p), with what the next terms of the series may add to it.
     */
    @Override
    public double fenchelTerm(double y, double f, double slope, double curvature, double d) {
        double size = Math.abs(slope);
        double move = Math.abs(d) + ROUNDING * size;
        if (move < NEAR * curvature) {
            double relative = move / curvature;
            return 0.5 * (1 + 0.5 * relative) * Math.abs(d) * relative
                    + 16 * ROUNDING * (Math.abs(d) + size * relative);
        }
        double smaller = Math.max(smaller(f), Double.MIN_NORMAL);
        double larger = 1 - smaller;
        double change = f > 0 ? -d : d;
        double term = smaller * Entropy.bound(change / smaller) + larger * Entropy.bound(-change / larger);
        // Rounding moves the slope by a share of itself, and the term at most by that times the difference of logits.
        double logits = Math.min(move / smaller, 2 + Math.abs(f));
        return term + 16 * ROUNDING * (Math.abs(d) + size * logits);
    }

    @Override
    public double slopeFarOut(double y, double direction) {
        return Math.max(direction, 0) - y * direction;
    }

    @Override
    public boolean takes(double y) {
        return y >= 0 && y <= 1;
    }

    @Override
    public String formula() {
        return "[log(1 + eᶠ) − y·f]";
    }
}
