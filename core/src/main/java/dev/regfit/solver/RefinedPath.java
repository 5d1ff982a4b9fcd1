package dev.regfit.solver;

import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.RowSquares;
import java.util.Optional;

/**
 * Coordinate descent along strengths that gives way to {@link RefinedActiveSet}, for this strength and those after it,
 * where it does not prove its answer in few sweeps.
 */
final class RefinedPath implements PathSolver {
    private final WarmDescent descent;
    private final RowSquares rows;
    private boolean refines;
    private Solution last;

    RefinedPath(WarmDescent descent, RowSquares rows) {
        this.descent = descent;
        this.rows = rows;
    }

    @Override
    public Solution solve(ElasticNet penalty, Stopping stopping) {
        Stopping few = stopping.atMost(CoordinateDescent.MANY_SWEEPS);
        if (!refines) {
            last = descent.solve(penalty, few);
            if (last.isProven(stopping) || few.maxIterations() == stopping.maxIterations()) {
                return last;
            }
        }
        double[] start = new double[last.weights().length];
        for (int j = 0; j < start.length; j++) {
            start[j] = penalty.clamp(j, last.weights()[j]);
        }
        Optional<Solution> refined = RefinedActiveSet.solve(rows, penalty, start, last.iterations());
        refines = refined.isPresent();
        last = refined.orElseGet(() -> descent.solve(penalty, stopping));
        return last;
    }
}
