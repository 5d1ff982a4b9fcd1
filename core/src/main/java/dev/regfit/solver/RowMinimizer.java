package dev.regfit.solver;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.RowLoss;
import java.util.List;

/** A minimizer of a loss over the rows, which may be started anywhere. */
public interface RowMinimizer extends Minimizer {
    /** With more cells than this only a fit of its own is settled to the last digits; along strengths the gap is enough. */
    double FEW_CELLS = 1e6;

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
     * @param penalty on the working columns; its L1 part is taken of groups, where there are some
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

    /** The rows. */
    RowLoss rows();

    /** Whether there are so few cells that weights to the last digits cost next to nothing at every strength. */
    static boolean isSmall(RowLoss rows) {
        return (double) rows.rows() * rows.columns() <= FEW_CELLS;
    }

    @Override
    default String name() {
        return SolverName.NEWTON.label();
    }

    @Override
    default double nullDeviance() {
        return 2 * rows().nullModel().excess();
    }

    @Override
    default double power(int j) {
        return rows().design().power(j);
    }

    @Override
    default Minimum at(ElasticNet penalty, Minimum found, double[] w) {
        double intercept = found.intercept().orElseThrow();
        double[] f = new double[rows().rows()];
        rows().design().predict(rows().design().workingIntercept(intercept, w), w, f);
        Certificate certificate = certify(penalty, intercept, w);
        return new Minimum(w, found.intercept(), 2 * rows().excess(f), certificate, found.iterations());
    }

    @Override
    default Minimum settle(ElasticNet penalty, Stopping stopping) {
        return minimize(penalty, stopping, true);
    }

    /** Whether along strengths, too, the weights are settled to the last digits. */
    boolean settlesAlways();

    @Override
    default List<Minimum> minimize(List<ElasticNet> penalties, Stopping stopping) {
        return penalties.stream()
                .map(penalty -> minimize(penalty, stopping, settlesAlways()))
                .toList();
    }
}
