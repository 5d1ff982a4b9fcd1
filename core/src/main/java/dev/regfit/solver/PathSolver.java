package dev.regfit.solver;

import dev.regfit.problem.Penalty;

/**
 * An algorithm that minimises several problems with one loss, one after another, and uses for each what it learnt from
 * those before. Best told in the order of falling strengths. Not safe for several threads.
 */
public interface PathSolver {

    /**
     * Minimises the loss plus this penalty, as far as {@code stopping} asks. The caller certifies the result.
     *
     * @param penalty on the working columns
     */
    Solution solve(Penalty penalty, Stopping stopping);
}
