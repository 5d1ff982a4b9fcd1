package dev.regfit.problem;

import java.util.OptionalDouble;

/**
 * Huber's loss of the residual r = y − f: ½r² up to |r| = δ, and the tangent δ|r| − ½δ² beyond (Huber 1964), so that no row
 * pulls with more than δ.
 *
 * @param delta δ &gt; 0, in units of the target
 */
public record Huber(double delta) implements ResidualLoss {

    public Huber {
        if (!(delta > 0 && delta < Double.POSITIVE_INFINITY)) {
            throw new SettingsException("delta must be a positive number, not " + delta);
        }
    }

    @Override
    public LossName name() {
        return LossName.HUBER;
    }

    @Override
    public OptionalDouble parameter() {
        return OptionalDouble.of(delta);
    }

    @Override
    public double value(double y, double f) {
        double r = Math.abs(y - f);
        return r <= delta ? 0.5 * r * r : delta * (r - 0.5 * delta);
    }

    @Override
    public double slope(double y, double f) {
        return Math.max(-delta, Math.min(delta, y - f));
    }

    @Override
    public double curvature(double y, double f) {
        return Math.abs(y - f) <= delta ? 1 : 0;
    }

    @Override
    public boolean isCurved() {
        return false;
    }

    /** Huber (1964, section 8): that of the reweighted squares. */
    @Override
    public double majorant(double y, double f) {
        return Math.min(1, delta / Math.abs(y - f));
    }

    @Override
    public double fenchelTerm(double y, double f, double slope, double curvature, double d) {
        if (Math.abs(slope(y, f) - d) > delta) { // the slope that is given may be rounded beyond δ
            return Double.POSITIVE_INFINITY;
        }
        double outside = Math.abs(y - f) - delta;
        return outside <= 0 ? 0.5 * d * d : Math.abs(d) * (outside + 0.5 * Math.abs(d));
    }

    /** Dual variables go up to ±δ. */
    @Override
    public double shrinkage(double y, double u, double step) {
        double size = Math.abs(u) + step;
        return size > delta ? delta / size * (1 - 0x1p-51) : 1;
    }

    @Override
    public double slopeFarOut(double y, double direction) {
        return delta * Math.abs(direction);
    }

    @Override
    public String formula() {
        return "huber(y − f)";
    }
}
