package dev.regfit.solver;

import java.util.OptionalDouble;

/**
 * What a solver reached.
 *
 * @param weights on the working columns, length p
 * @param intercept on the original scale, where the solver determined it more exactly than the means and the weights
 *     can tell
 * @param iterations sweeps or epochs done; 0 for a direct method
 */
public record Solution(double[] weights, OptionalDouble intercept, int iterations) {

    static Solution of(double[] weights, int iterations) {
        return new Solution(weights, OptionalDouble.empty(), iterations);
    }
}
