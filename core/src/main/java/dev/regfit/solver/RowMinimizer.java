package dev.regfit.solver;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.ElasticNet;
import java.util.List;

/** A minimizer of a loss over the rows, which may be started anywhere. */
public interface RowMinimizer extends Minimizer {

    /**
     * Starts the next descent from other weights.
     *
     * @param intercept on the original columns
     * @param w on the working columns, length p; not modified
     */
    void startAt(double intercept, double[] w);

    /**
     * Minimises the loss plus a penalty.
     *
     * @param penalty on the working columns
     * @param exactly whether the weights are to be settled to the last digits; otherwise the gap is enough
     */
    Minimum minimize(ElasticNet penalty, Stopping stopping, boolean exactly);

    /**
     * Certifies given weights afresh.
     *
     * @param intercept on the original columns
     * @param w on the working columns, length p; not modified
     */
    Certificate certify(ElasticNet penalty, double intercept, double[] w);

    /** Whether along strengths, too, the weights are settled to the last digits. */
    boolean settlesAlways();

    @Override
    default List<Minimum> minimize(List<ElasticNet> penalties, Stopping stopping) {
        return penalties.stream()
                .map(penalty -> minimize(penalty, stopping, settlesAlways()))
                .toList();
    }
}
