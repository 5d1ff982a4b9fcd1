package dev.regfit.problem;

import dev.regfit.linalg.Exponential;
import dev.regfit.linalg.Kernels;

/** The loss eᶠ − y·f of counts or rates y ≥ 0: but for a constant the negative log-likelihood of a mean eᶠ. */
public record Poisson() implements Loss {
    private static final double ROUNDING = 0x1p-53;

    /** A way shorter than this does not change the mean much, and its slope is rounding. */
    private static final double NEAR = 1e-3;

    /** Rows whose exponentials are taken together. */
    private static final int BLOCK = 512;

    @Override
    public LossName name() {
        return LossName.POISSON;
    }

    @Override
    public double value(double y, double f) {
        return Exponential.exp(f) - y * f;
    }

    @Override
    public double evaluate(Rows rows, int from, int to) {
        double[] means = new double[BLOCK];
        double sum = 0;
        for (int first = from; first < to; first += BLOCK) {
            int m = Math.min(BLOCK, to - first);
            System.arraycopy(rows.f(), first, means, 0, m);
            Kernels.exp(means, means, m);
            for (int i = 0; i < m; i++) {
                double y = rows.y()[first + i];
                sum += rows.weights()[first + i] * (means[i] - y * rows.f()[first + i]);
                rows.set(first + i, y - means[i], means[i]);
            }
        }
        return sum;
    }

    @Override
    public double slope(double y, double f) {
        return y - Exponential.exp(f);
    }

    @Override
    public double curvature(double y, double f) {
        return Exponential.exp(f);
    }

    @Override
    public double largestCurvature() {
        return Double.POSITIVE_INFINITY;
    }

    /** The slope over the way to log y, where the row has its least loss; at least the curvature. */
    @Override
    public double majorant(double y, double f) {
        double mean = Exponential.exp(f);
        double way = Math.log(y) - f;
        return way > NEAR ? (y - mean) / way : mean;
    }

    @Override
    public double least(double y) {
        return y > 0 ? y - y * Math.log(y) : 0;
    }

    /** y·log(y/mean) − (y − mean), with all digits where the mean is near y. */
    @Override
    public double excess(double y, double f) {
        double mean = Exponential.exp(f);
        double ratio = (y - mean) / mean;
        return Double.isFinite(ratio) ? mean * Entropy.value(ratio) : Loss.super.excess(y, f);
    }

    @Override
    public double mean(double f) {
        return Exponential.exp(f);
    }

    @Override
    public double link(double mean) {
        return Math.log(mean);
    }

    @Override
    public double fenchelTerm(double y, double f, double slope, double mean, double d) {
        double least = Math.max(mean, Double.MIN_NORMAL);
        // Rounding moves the slope by a share of what it is made of, and the term by that times its own slope log(1 +
        // d/mean).
        double error = ROUNDING * (y + mean);
        double relative = (Math.abs(d) + error) / least;
        double steepness = d < -0.5 * mean ? 4 : relative < 1 ? relative : Math.log1p(relative);
        return least * Entropy.bound(d / least) + 16 * error * steepness;
    }

    @Override
    public double slopeFarOut(double y, double direction) {
        return direction > 0 ? Double.POSITIVE_INFINITY : 0 - y * direction;
    }

    @Override
    public boolean takes(double y) {
        return y >= 0;
    }

    @Override
    public String formula() {
        return "[eᶠ − y·f]";
    }
}
