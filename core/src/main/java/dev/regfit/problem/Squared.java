package dev.regfit.problem;

/** Half the squared error, ½(y − f)². */
public record Squared() implements ResidualLoss {

    @Override
    public LossName name() {
        return LossName.SQUARED;
    }

    @Override
    public double value(double y, double f) {
        return 0.5 * (y - f) * (y - f);
    }

    @Override
    public double slope(double y, double f) {
        return y - f;
    }

    @Override
    public double curvature(double y, double f) {
        return 1;
    }

    @Override
    public double majorant(double y, double f) {
        return 1;
    }

    @Override
    public double fenchelTerm(double y, double f, double slope, double curvature, double d) {
        return 0.5 * d * d;
    }

    @Override
    public double slopeFarOut(double y, double direction) {
        return direction == 0 ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public String formula() {
        return "½(y − f)²";
    }
}
