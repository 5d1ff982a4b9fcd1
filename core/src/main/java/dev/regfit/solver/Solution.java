package dev.regfit.solver;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a solver reached.
 *
 * @param weights on the working columns, length p
 * @param intercept on the original scale, where the solver determined it more exactly than the means and the weights
 *     can tell
 * @param iterations sweeps or epochs done; 0 for a direct method
 * @param divergence why the weights are not the optimum, when the steps were too long to get there
 */
public record Solution(double[] weights, OptionalDouble intercept, int iterations, Optional<Divergence> divergence) {

    /** A solution of a solver that cannot diverge. */
    public Solution(double[] weights, OptionalDouble intercept, int iterations) {
        this(weights, intercept, iterations, Optional.empty());
    }

    static Solution of(double[] weights, int iterations) {
        return new Solution(weights, OptionalDouble.empty(), iterations);
    }
}
