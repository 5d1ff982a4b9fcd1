package dev.regfit.problem;

/**
 * The logistic loss log(1 + eᶠ) − y·f of a target from 0 to 1: the negative log-likelihood of a yes (y = 1) whose
 * probability is 1/(1 + e⁻ᶠ).
 */
public record Logistic() implements Loss {
    private static final double ROUNDING = 0x1p-53;

    @Override
    public LossName name() {
        return LossName.LOGISTIC;
    }

    /** Below this the logarithm of 1 + e loses digits, and three terms of its series do not. */
    private static final double TINY = 1e-5;

    @Override
    public double value(double y, double f) {
        return value(y, f, Math.exp(-Math.abs(f)));
    }

    /** As log(1 + e), e = e^−|f|, plus a term without cancellation. */
    private static double value(double y, double f, double e) {
        double wrong = f > 0 ? (1 - y) * f : -y * f;
        return wrong + (e < TINY ? e * (1 - e * (0.5 - e / 3)) : Math.log(1 + e));
    }

    @Override
    public double evaluate(double y, double f, double[] derivatives) {
        double e = Math.exp(-Math.abs(f));
        double smaller = e / (1 + e);
        derivatives[0] = f > 0 ? smaller - (1 - y) : y - smaller;
        derivatives[1] = smaller * (1 - smaller);
        return value(y, f, e);
    }

    @Override
    public double slope(double y, double f) {
        double smaller = smaller(f);
        return f > 0 ? smaller - (1 - y) : y - smaller;
    }

    @Override
    public double curvature(double y, double f) {
        double smaller = smaller(f);
        return smaller * (1 - smaller);
    }

    /** The smaller of the probabilities of yes and no, 1/(1 + e^|f|). */
    private static double smaller(double f) {
        double e = Math.exp(-Math.abs(f));
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

    /** The Kullback-Leibler divergence of the probabilities that u and f stand for. */
    @Override
    public double fenchelTerm(double y, double f, double d) {
        double smaller = Math.max(smaller(f), Double.MIN_NORMAL);
        double larger = 1 - smaller;
        double change = f > 0 ? -d : d;
        double term = smaller * Entropy.bound(change / smaller) + larger * Entropy.bound(-change / larger);
        // Rounding moves the slope by a share of itself, and the term at most by that times the difference of logits.
        double slope = Math.abs(slope(y, f));
        double logits = Math.min((Math.abs(d) + ROUNDING * slope) / smaller, 2 + Math.abs(f));
        return term + 16 * ROUNDING * (Math.abs(d) + slope * logits);
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
