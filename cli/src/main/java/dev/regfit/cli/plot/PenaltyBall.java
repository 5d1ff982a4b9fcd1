package dev.regfit.cli.plot;

import java.util.function.DoubleBinaryOperator;

/** Where a penalty or norm of two weights has one value. */
final class PenaltyBall {
    private static final int DIRECTIONS = 360;
    private static final int HALVINGS = 60;

    private PenaltyBall() {}

    /**
     * The line around zero.
     *
     * @param size convex, zero at zero only and growing without end away from it
     * @param value above zero
     * @return points {x, y}, closed; NaN in directions in which the value is not reached
     */
    static double[][] of(DoubleBinaryOperator size, double value) {
        double[][] points = new double[2][DIRECTIONS + 1];
        for (int k = 0; k <= DIRECTIONS; k++) {
            double angle = 2 * Math.PI * (k % DIRECTIONS) / DIRECTIONS;
            // The corners of balls are on the axes, where a rounded sine would miss them.
            double across = k % (DIRECTIONS / 2) == DIRECTIONS / 4 ? 0 : Math.cos(angle);
            double upwards = k % (DIRECTIONS / 2) == 0 ? 0 : Math.sin(angle);
            double radius = radius(size, value, across, upwards);
            points[0][k] = radius * across;
            points[1][k] = radius * upwards;
        }
        return points;
    }

    private static double radius(DoubleBinaryOperator size, double value, double across, double upwards) {
        double far = 1e-12;
        while (size.applyAsDouble(far * across, far * upwards) < value) {
            far *= 2;
            if (far > 1e12) {
                return Double.NaN;
            }
        }
        double near = 0;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = (near + far) / 2;
            if (size.applyAsDouble(middle * across, middle * upwards) < value) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return far;
    }

    /** (|a|^p + |b|^p)^(1/p); of p = ∞ the larger of the two. */
    static double norm(double p, double a, double b) {
        double most = Math.max(Math.abs(a), Math.abs(b));
        double least = Math.min(Math.abs(a), Math.abs(b));
        return most == 0 || Double.isInfinite(p) ? most : most * Math.pow(1 + Math.pow(least / most, p), 1 / p);
    }

    /** The point of lines, each {x, y}, whose norm is least. */
    static double[] nearest(double p, Iterable<double[][]> lines) {
        double[] best = {Double.NaN, Double.NaN};
        double least = Double.POSITIVE_INFINITY;
        for (double[][] line : lines) {
            for (int k = 1; k < line[0].length; k++) {
                double[] here = nearest(p, line, k);
                if (norm(p, here[0], here[1]) < least) {
                    least = norm(p, here[0], here[1]);
                    best = here;
                }
            }
        }
        return best;
    }

    /** Between two points, along which the norm is convex, in thirds. */
    private static double[] nearest(double p, double[][] line, int k) {
        double low = 0;
        double high = 1;
        for (int step = 0; step < HALVINGS; step++) {
            double one = low + (high - low) / 3;
            double other = high - (high - low) / 3;
            double[] first = between(line, k, one);
            double[] second = between(line, k, other);
            if (norm(p, first[0], first[1]) < norm(p, second[0], second[1])) {
                high = other;
            } else {
                low = one;
            }
        }
        return between(line, k, low);
    }

    private static double[] between(double[][] line, int k, double share) {
        return new double[] {
            line[0][k - 1] + share * (line[0][k] - line[0][k - 1]),
            line[1][k - 1] + share * (line[1][k] - line[1][k - 1])
        };
    }
}
