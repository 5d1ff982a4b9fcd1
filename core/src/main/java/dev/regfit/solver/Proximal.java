package dev.regfit.solver;

import dev.regfit.problem.Problem;

/** Stand-in. */
public final class Proximal implements Solver {
    private final GradientSettings settings;

    public Proximal(GradientSettings settings) {
        this.settings = settings;
    }

    @Override
    public Solution solve(Problem problem, Stopping stopping) {
        settings.listener().epoch(0, problem.start(), null);
        return Solution.of(problem.start(), 0);
    }
}
