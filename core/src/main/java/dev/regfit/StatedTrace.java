package dev.regfit;

import dev.regfit.data.Standardization;
import dev.regfit.problem.Objective;
import dev.regfit.problem.Penalty;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.gradient.EpochListener;
import java.util.OptionalDouble;

/** Translates what a solver tells of the program's own objective into the objective as stated. */
final class StatedTrace implements EpochListener {
    private final TraceListener trace;
    private final SolverName solver;
    private final double factor;
    private final Penalty penalty;
    private final Standardization standardization;

    private StatedTrace(Solving solving, Objective objective, Penalty penalty, Standardization standardization) {
        this.trace = solving.trace();
        this.solver = solving.solver();
        this.factor = objective.factor();
        this.penalty = penalty;
        this.standardization = standardization;
    }

    /**
     * A listener for whom someone listens to.
     *
     * @param penalty on the working columns
     */
    static EpochListener of(Solving solving, Objective objective, Penalty penalty, Standardization standardization) {
        return solving.trace() == TraceListener.NONE
                ? EpochListener.NONE
                : new StatedTrace(solving, objective, penalty, standardization);
    }

    @Override
    public void epoch(Epoch at) {
        double penaltyValue = penalty.value(at.weights());
        OptionalDouble heldOut = at.heldOut();
        trace.epoch(new TraceRecord(
                solver,
                at.number(),
                factor * (at.certificate().objective() - penaltyValue),
                factor * penaltyValue,
                factor * at.certificate().gap(),
                standardization.toOriginal(at.weights()),
                at.rate() / factor,
                heldOut.isPresent() ? OptionalDouble.of(factor * heldOut.getAsDouble()) : heldOut));
    }
}
