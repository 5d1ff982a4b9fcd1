package dev.regfit.solver;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.RowPoint;

/**
 * Weights under a loss with a kink, with slopes of the loss that are a dual point.
 *
 * @param steps that it took to get there
 */
record Proven(RowPoint at, Certificate certificate, int steps) {
    /** A relative gap at which nothing but rounding is left: from there on the violation tells which of two is better. */
    static final double SETTLED = 1e-13;

    boolean isBetterThan(Proven other) {
        if (other == null || other.certificate.gap() == Double.POSITIVE_INFINITY) {
            return true;
        }
        boolean areSettled = certificate.isWithin(SETTLED) && other.certificate.isWithin(SETTLED);
        return areSettled ? certificate.kkt() < other.certificate.kkt() : certificate.gap() < other.certificate.gap();
    }
}
