package dev.regfit;

import dev.regfit.linalg.Norms;
import dev.regfit.solver.SolverName;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Where an iterative solver stands after an epoch. Loss, penalty, value, gap and rate are those of the objective as stated;
 * the weights are those of the original columns.
 *
 * @param solver which one
 * @param epoch 0 for the start
 * @param loss of the objective: a multiple of the residual sum of squares, or of other losses their mean
 * @param penalty the penalty
 * @param gap duality gap: the value exceeds the minimum by no more than this
 * @param weights length p
 * @param learningRate of the next step
 * @param heldOut the loss of rows that are held out, as if there were as many as of the others
 */
public record TraceRecord(
        SolverName solver,
        int epoch,
        double loss,
        double penalty,
        double gap,
        double[] weights,
        double learningRate,
        OptionalDouble heldOut) {

    /** The objective. */
    public double value() {
        return loss + penalty;
    }

    /** Norms of the weights. */
    public Norms norms() {
        return Norms.of(weights);
    }

    /** Number of weights that are exactly zero. */
    public int zeros() {
        return (int) Arrays.stream(weights).filter(w -> w == 0).count();
    }
}
