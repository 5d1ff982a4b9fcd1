package dev.regfit.solver.gradient;

import java.util.Optional;

/**
 * How long steps are.
 *
 * @param first the step ε in w ← w − ε∇P(w), at first; NaN for 1/L
 * @param schedule how it falls; empty for what suits the solver
 */
public record LearningRate(double first, Optional<Schedule> schedule) {
    /** What suits the solver. */
    public static final LearningRate AUTOMATIC = new LearningRate(Double.NaN, Optional.empty());

    public LearningRate {
        if (first <= 0 || first == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the learning rate must be a number greater than zero, not " + first);
        }
    }

    /** A rate with the schedule that suits the solver. */
    public static LearningRate of(double first) {
        return new LearningRate(first, Optional.empty());
    }

    /** The same rate with a schedule. */
    public LearningRate falling(Schedule other) {
        return new LearningRate(first, Optional.of(other));
    }

    /** Whether it is to be 1/L. */
    public boolean isAutomatic() {
        return Double.isNaN(first);
    }
}
