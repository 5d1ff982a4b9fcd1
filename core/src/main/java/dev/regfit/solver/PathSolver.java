package dev.regfit.solver;

import dev.regfit.problem.ElasticNet;
import java.util.ArrayList;
import java.util.List;

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
    Solution solve(ElasticNet penalty, Stopping stopping);

    /**
     * Minimises under each of several penalties.
     *
     * @return in the order of the penalties
     */
    default List<Solution> solveEach(List<ElasticNet> penalties, Stopping stopping) {
        List<Solution> solutions = new ArrayList<>();
        for (ElasticNet penalty : penalties) {
            solutions.add(solve(penalty, stopping));
        }
        return solutions;
    }

    /** How many penalties at a time cost less than one after the other. */
    default int atOnce() {
        return 1;
    }
}
