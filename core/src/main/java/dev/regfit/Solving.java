package dev.regfit;

import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import dev.regfit.solver.gradient.GradientSettings;

/**
 * How to solve.
 *
 * @param solver the solver, or {@code AUTO}
 * @param stopping when an iterative solver may stop; its tolerance is also what every answer must certify
 * @param gradient how the gradient family goes about, with rates and limits for the objective as stated
 * @param trace is told of each epoch of the gradient family
 */
public record Solving(SolverName solver, Stopping stopping, GradientSettings gradient, TraceListener trace) {

    /** The default tolerance and number of iterations. */
    public static final Stopping STOPPING = new Stopping(1e-6, 100_000);

    /** The best solver with default stopping. */
    public static final Solving AUTOMATIC = of(SolverName.AUTO, STOPPING);

    /** By a solver that is left to itself, with no one to tell. */
    public static Solving of(SolverName solver, Stopping stopping) {
        return new Solving(solver, stopping, GradientSettings.AUTOMATIC, TraceListener.NONE);
    }
}
