package dev.regfit.solver;

import dev.regfit.problem.Problem;

/** An algorithm that minimises a {@link Problem}. */
public interface Solver {

    /**
     * Minimises as far as {@code stopping} asks. The caller certifies the result; a solver makes no claim about it.
     *
     * @throws IllegalArgumentException when the problem is not of the kind this solver is for
     */
    Solution solve(Problem problem, Stopping stopping);
}
