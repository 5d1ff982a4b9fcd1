package dev.regfit.solver.gradient;

import dev.regfit.problem.Certificate;

/**
 * How near a point is to the optimum.
 *
 * @param multiplier of the ball that the weights are in, which the certificate is made with; or zero
 */
record Proof(Certificate certificate, double multiplier) {

    /** The one with the smaller gap. */
    static Proof better(Proof one, Proof other) {
        return other.certificate.gap() < one.certificate.gap() ? other : one;
    }
}
