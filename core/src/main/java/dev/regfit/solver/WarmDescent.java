package dev.regfit.solver;

import dev.regfit.problem.Loss;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Problem;

/** Coordinate descent that starts where it ended before. */
public final class WarmDescent implements PathSolver {
    private final Loss loss;
    private double[] w;

    public WarmDescent(Loss loss) {
        this.loss = loss;
        this.w = new double[loss.columns()];
    }

    @Override
    public Solution solve(Penalty penalty, Stopping stopping) {
        double[] start = w.clone();
        for (int j = 0; j < start.length; j++) {
            start[j] = penalty.clamp(j, start[j]);
        }
        Solution solution = CoordinateDescent.solve(new Problem(loss, penalty), stopping, start);
        w = solution.weights();
        return solution;
    }
}
