package dev.regfit.inference;

import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Probabilities beyond a value. */
final class Tails {
    private Tails() {}

    /** Of Student's t being as far from zero, to either side; NaN where the value or its degrees of freedom are none. */
    static double ofT(double t, double degrees) {
        return degrees > 0 && !Double.isNaN(t)
                ? 2 * TDistribution.of(degrees).survivalProbability(Math.abs(t))
                : Double.NaN;
    }

    /** The t that is exceeded, to either side, with a probability; NaN without degrees of freedom. */
    static double beyond(double probability, double degrees) {
        return degrees > 0 ? TDistribution.of(degrees).inverseSurvivalProbability(probability / 2) : Double.NaN;
    }

    /** Of F being as large. */
    static double ofF(double f, double numerator, double denominator) {
        return numerator > 0 && denominator > 0 && !Double.isNaN(f)
                ? FDistribution.of(numerator, denominator).survivalProbability(f)
                : Double.NaN;
    }
}
