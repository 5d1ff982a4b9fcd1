package dev.regfit.solver;

/**
 * Settings of the gradient family.
 *
 * @param learningRate the step ε in w ← w − ε∇P(w), for the program's own objective P; NaN for 1/L
 * @param listener is told of each epoch
 */
public record GradientSettings(double learningRate, EpochListener listener) {

    /** Whether the step is to be 1/L. */
    public boolean isAutomatic() {
        return Double.isNaN(learningRate);
    }
}
