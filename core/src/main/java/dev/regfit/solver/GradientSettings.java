package dev.regfit.solver;

/**
 * Settings of the gradient family.
 *
 * @param learningRate the step ε in w ← w − ε∇P(w), for the program's own objective P; NaN for 1/L
 * @param listener is told of each epoch
 */
public record GradientSettings(double learningRate, EpochListener listener) {

    public GradientSettings {
        if (learningRate <= 0 || learningRate == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "the learning rate must be a number greater than zero, not " + learningRate);
        }
    }

    /** Whether the step is to be 1/L. */
    public boolean isAutomatic() {
        return Double.isNaN(learningRate);
    }
}
