package dev.regfit.solver;

import dev.regfit.problem.Certificate;

/** Is told what an iterative solver has reached after each epoch. */
@FunctionalInterface
public interface EpochListener {

    /** Listens to nothing. */
    EpochListener NONE = (epoch, weights, certificate) -> {};

    /**
     * Called after each epoch, with 0 for the start.
     *
     * @param weights on the working columns; reused by the solver, to be copied if kept
     */
    void epoch(int epoch, double[] weights, Certificate certificate);
}
