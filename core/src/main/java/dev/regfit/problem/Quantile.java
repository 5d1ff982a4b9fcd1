package dev.regfit.problem;

import java.util.OptionalDouble;

/**
 * The loss whose minimum is a quantile of the target: the residual r = y − f times a where it is positive, −r times b where it
 * is negative (Koenker and Bassett 1978: a = τ, b = 1 − τ); with a = b = 1 the absolute loss, whose minimum is a median.
 *
 * <p>With a width h &gt; 0 it is the Moreau envelope max{ur − ½hu² : −b ≤ u ≤ a}, a parabola of curvature 1/h in place of the
 * kink (Madsen and Nielsen 1993; Chen 2007). Its slopes are dual variables of the loss itself.
 *
 * @param name of the loss
 * @param above a &gt; 0, the slope of rows above f
 * @param below b &gt; 0
 * @param width h ≥ 0, in units of the target
 */
public record Quantile(LossName name, double above, double below, double width) implements ResidualLoss {

    /** The loss of the τ-quantile. */
    public static Quantile of(double tau) {
        if (!(tau > 0 && tau < 1)) {
            throw new SettingsException("tau must lie between 0 and 1, not at " + tau);
        }
        return new Quantile(LossName.QUANTILE, tau, 1 - tau, 0);
    }

    /** The absolute loss. */
    public static Quantile absolute() {
        return new Quantile(LossName.ABSOLUTE, 1, 1, 0);
    }

    /** The same with a parabola in place of the kink. */
    public Quantile smoothed(double h) {
        return new Quantile(name, above, below, h);
    }

    /** The share of rows that lie below. */
    public double tau() {
        return above / (above + below);
    }

    @Override
    public OptionalDouble parameter() {
        return name == LossName.QUANTILE ? OptionalDouble.of(above) : OptionalDouble.empty();
    }

    @Override
    public double value(double y, double f) {
        double r = y - f;
        double slope = slope(y, f);
        return slope * (r - 0.5 * width * slope);
    }

    @Override
    public double slope(double y, double f) {
        double r = y - f;
        if (r > above * width) {
            return above;
        }
        if (r < -below * width) {
            return -below;
        }
        return r == 0 ? 0 : r / width;
    }

    @Override
    public double curvature(double y, double f) {
        double r = y - f;
        return width > 0 && r <= above * width && r >= -below * width ? 1 / width : 0;
    }

    @Override
    public double evaluate(Rows rows, int from, int to) {
        double sum = 0;
        double high = above * width;
        double low = -below * width;
        double curvature = width > 0 ? 1 / width : 0;
        for (int i = from; i < to; i++) {
            double r = rows.y()[i] - rows.f()[i];
            boolean isOutside = r > high || r < low;
            double slope = r > high ? above : r < low ? -below : r == 0 ? 0 : r / width;
            sum += rows.weights()[i] * slope * (r - 0.5 * width * slope);
            rows.set(i, slope, isOutside ? 0 : curvature);
        }
        return sum;
    }

    @Override
    public double largestCurvature() {
        return width > 0 ? 1 / width : Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean isCurved() {
        return false;
    }

    @Override
    public double jump() {
        return width > 0 ? 0 : above + below;
    }

    /** That of Hunter and Lange (2000), about the middle of the parabola; none for the kink itself. */
    @Override
    public double majorant(double y, double f) {
        if (width == 0) {
            return 0;
        }
        double r = Math.abs(y - f - 0.5 * width * (above - below));
        return Math.min(1 / width, 0.5 * (above + below) / r);
    }

    @Override
    public double fenchelTerm(double y, double f, double slope, double curvature, double d) {
        double u = slope - d;
        if (u > above || u < -below) {
            return Double.POSITIVE_INFINITY;
        }
        double r = y - f;
        if (width == 0) {
            return r > 0 ? (above - u) * r : -(below + u) * r;
        }
        double outside = Math.max(0, Math.max(r - above * width, -below * width - r));
        return Math.abs(d) * outside + 0.5 * width * d * d;
    }

    /** Dual variables go from −b to a. */
    @Override
    public double shrinkage(double y, double u, double step) {
        double size = Math.max((u + step) / above, (step - u) / below);
        return size > 1 ? 1 / size * (1 - 0x1p-51) : 1;
    }

    /** As far as the nearer end. */
    @Override
    public double room(double u, double curvature) {
        return width > 0 ? curvature : Math.max(0, Math.min(above - u, below + u));
    }

    /**
     * Whether the slope of a row is at neither end, so that the row must be fitted exactly.
     *
     * @param slope times the row's weight, as it was rounded: divided again, it need not be the slope that it was
     */
    public boolean isKink(double slope, double weight) {
        return -below * weight < slope && slope < above * weight;
    }

    @Override
    public double slopeFarOut(double y, double direction) {
        return direction > 0 ? below * direction : -above * direction;
    }

    @Override
    public String formula() {
        return name == LossName.ABSOLUTE ? "|y − f|" : "max(τ(y − f), (τ − 1)(y − f))";
    }
}
