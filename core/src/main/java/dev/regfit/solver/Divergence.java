package dev.regfit.solver;

/**
 * Says that an iteration could not reach the optimum because its steps are too long. Both rates are for the program's
 * own objective.
 *
 * @param learningRate the step ε that was used
 * @param largestStableRate 2/L: with a constant step above it the error along the steepest direction grows every epoch
 */
public record Divergence(double learningRate, double largestStableRate) {}
