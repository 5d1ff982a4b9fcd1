package dev.regfit;

import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;

/**
 * How to solve.
 *
 * @param solver the solver, or {@code AUTO}
 * @param stopping when an iterative solver may stop; its tolerance is also what every answer must certify
 * @param learningRate the step of the gradient family on the objective as stated, or NaN for 1/L
 * @param trace is told of each epoch of the gradient family
 */
public record Solving(SolverName solver, Stopping stopping, double learningRate, TraceListener trace) {

    /** The default tolerance and number of iterations. */
    public static final Stopping STOPPING = new Stopping(1e-6, 100_000);

    /** The best solver with default stopping. */
    public static final Solving AUTOMATIC = new Solving(SolverName.AUTO, STOPPING, Double.NaN, TraceListener.NONE);
}
