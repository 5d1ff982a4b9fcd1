package dev.regfit.solver;

import dev.regfit.problem.Certificate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a solver reached.
 *
 * @param weights on the working columns, length p
 * @param intercept on the original scale, where the solver determined it more exactly than the means and the weights
 *     can tell
 * @param iterations sweeps or epochs done; 0 for a direct method
 * @param divergence why the weights are not the optimum, when the steps were too long to get there
 * @param rank of the design matrix, where it is too low for the weights to be unique
 * @param certificate of these weights on the loss that the solver works on, evaluated afresh, where one was made on the way
 */
public record Solution(
        double[] weights,
        OptionalDouble intercept,
        int iterations,
        Optional<Divergence> divergence,
        OptionalInt rank,
        Optional<Certificate> certificate) {

    /** Without a certificate. */
    public Solution(
            double[] weights,
            OptionalDouble intercept,
            int iterations,
            Optional<Divergence> divergence,
            OptionalInt rank) {
        this(weights, intercept, iterations, divergence, rank, Optional.empty());
    }

    static Solution of(double[] weights, int iterations) {
        return new Solution(weights, OptionalDouble.empty(), iterations, Optional.empty(), OptionalInt.empty());
    }

    static Solution certified(double[] weights, int iterations, Certificate certificate) {
        return new Solution(
                weights,
                OptionalDouble.empty(),
                iterations,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(certificate));
    }

    Solution withoutCertificate() {
        return new Solution(weights, intercept, iterations, divergence, rank);
    }

    /** Whether there is a certificate of a gap within the tolerance. */
    boolean isProven(Stopping stopping) {
        return certificate.isPresent() && certificate.get().isWithin(stopping.tolerance());
    }

    /** A minimum as a solution. */
    public static Solution of(Minimizer.Minimum minimum) {
        return new Solution(
                minimum.weights(), minimum.intercept(), minimum.iterations(), Optional.empty(), OptionalInt.empty());
    }

    static Solution withIntercept(double[] weights, double intercept, int iterations) {
        return new Solution(weights, OptionalDouble.of(intercept), iterations, Optional.empty(), OptionalInt.empty());
    }

    static Solution ofRank(double[] weights, int rank) {
        return new Solution(weights, OptionalDouble.empty(), 0, Optional.empty(), OptionalInt.of(rank));
    }
}
