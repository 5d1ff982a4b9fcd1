package dev.regfit.solver;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.RowCertifier;
import dev.regfit.problem.RowDual;
import dev.regfit.problem.RowLoss;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Newton's method for any loss with curvature and the elastic net (Lee, Sun and Saunders 2014; for generalised linear models
 * Friedman, Hastie and Tibshirani 2010, section 3): where the loss is a parabola the problem is one of least squares on
 * the Gram matrix of the columns, weighted by the curvatures of the rows, and is solved as these are.
 *
 * <p>Of many columns it works on a set that grows by those that violate the conditions of optimality; of few, on all. It
 * goes on from where it ended before.
 */
public final class ProximalNewton implements Minimizer {
    /** While columns are still to join, the small problem is solved to this share of the gap. */
    private static final double ROUGHLY = 0.1;

    /** What a step has promised is so many times, at least, what is left after it: it falls with its square. */
    private static final double GENEROUS = 30;

    /** Rounds that may go by after the gap is reached before the wish for settled weights is given up. */
    private static final int PATIENCE = 4;

    /** So many columns are looked at all together, where there are more rows. */
    private static final int FEW_COLUMNS = 200;

    private final RowLoss rows;
    private final NewtonStep step;
    /** Slopes of the loss: those at the weights, but for columns outside of the working set those of the dual point. */
    private final double[] correlations;

    /** Null where the weights are not those of a descent. */
    private RowDual dual;
    /** Whether the weights are the solution of a problem before. */
    private boolean warm;
    /** For ridge of more columns than rows; otherwise null. */
    private WideRidge wide;

    public ProximalNewton(RowLoss rows) {
        this.rows = rows;
        this.step = new NewtonStep(rows);
        this.correlations = new double[rows.columns()];
    }

    @Override
    public String name() {
        return SolverName.NEWTON.label();
    }

    @Override
    public String reason() {
        return "Newton steps on the rows, because the loss is "
                + rows.loss().name().label();
    }

    @Override
    public List<Minimum> minimize(List<ElasticNet> penalties, Stopping stopping) {
        return penalties.stream()
                .map(penalty -> minimize(penalty, stopping, false))
                .toList();
    }

    @Override
    public double nullDeviance() {
        return 2 * rows.nullModel().excess();
    }

    @Override
    public double power(int j) {
        return rows.power(j);
    }

    @Override
    public double[] nullSlopes(ElasticNet penalty, Stopping stopping) {
        ProximalNewton without = new ProximalNewton(rows);
        without.minimize(penalty.without(penalty.penalized()).withStrengths(0, 0), stopping, true);
        return without.correlations;
    }

    /**
     * Starts the next descent from other weights.
     *
     * @param intercept on the original columns
     * @param w on the working columns, length p; not modified
     */
    public void startAt(double intercept, double[] w) {
        step.moveTo(rows.workingIntercept(intercept, w), w);
        dual = null;
        warm = true;
    }

    /**
     * Minimises the loss plus a penalty.
     *
     * @param penalty on the working columns
     * @param exactly whether the weights are to be settled to the last digits; otherwise the gap is enough
     */
    public Minimum minimize(ElasticNet penalty, Stopping stopping, boolean exactly) {
        if (step.project(penalty)) {
            dual = null;
        }
        int steps = wideStart(penalty, stopping);
        RowCertifier certifier = new RowCertifier(rows, penalty);
        boolean few = rows.columns() <= FEW_COLUMNS && rows.columns() < rows.rows();
        WorkingSet working = new WorkingSet(penalty, step.weights(), rows::power);
        int[] all = few ? movable(penalty) : new int[0];
        if (dual == null) {
            rows.correlate(step.slopes(), correlations);
            dual = RowDual.of(step.point(correlations));
        }
        Certificate certificate = certifier.certify(step.point(correlations), dual);
        boolean complete = warm || few;
        boolean stalled = false;
        int patience = PATIENCE;
        step.startSeries(exactly);
        while (steps < stopping.maxIterations()) {
            boolean proven = certificate.isWithin(stopping.tolerance());
            if (proven && (!exactly || wide != null || certifier.isSettled(step.point(correlations)))) {
                break;
            }
            if ((proven || stalled) && patience-- == 0) {
                break;
            }
            int[] chosen = all;
            if (!few) {
                complete &= working.join(penalty, step.weights(), correlations, working.size() / 4);
                chosen = working.columns();
            }
            double goal =
                    complete ? (exactly ? 0 : GENEROUS * stopping.tolerance()) : ROUGHLY * certificate.relativeGap();
            int most = few ? 1 : stopping.maxIterations() - steps;
            NewtonStep.Outcome outcome = step.descend(penalty, chosen, goal, most);
            steps += outcome.steps();
            stalled = outcome.stalled() && complete;
            certificate = certify(certifier, chosen, few);
            complete = true;
        }
        warm = true;
        return new Minimum(
                step.weights().clone(),
                OptionalDouble.of(rows.originalIntercept(step.intercept(), step.weights())),
                2 * rows.excess(step.point(correlations).f()),
                certificate,
                steps);
    }

    /** By the slopes that the last step promised, where it was taken whole. */
    private Certificate certify(RowCertifier certifier, int[] chosen, boolean few) {
        double[] slopes = step.slopes();
        Optional<RowDual> known = few ? step.dual() : Optional.empty();
        double[] values = few ? slopes : step.promised().orElse(slopes);
        rows.correlate(values, correlations);
        dual = known.orElseGet(() -> new RowDual(values.clone(), correlations.clone(), 0));
        if (!few) {
            double[] own = rows.correlations(slopes, chosen);
            for (int k = 0; k < chosen.length; k++) {
                correlations[chosen[k]] = own[k];
            }
        }
        return certifier.certify(step.point(correlations), dual);
    }

    /** Takes the answer in as many unknowns as rows, where that is one; returns the number of steps. */
    private int wideStart(ElasticNet penalty, Stopping stopping) {
        if (!WideRidge.suits(rows, penalty)) {
            wide = null;
            return 0;
        }
        if (wide == null || !wide.isFor(penalty)) {
            wide = new WideRidge(rows, penalty);
        }
        WideRidge.Start start = wide.minimize(penalty, stopping);
        step.moveTo(start.b(), start.w());
        dual = null;
        return start.iterations();
    }

    private int[] movable(ElasticNet penalty) {
        return IntStream.range(0, rows.columns())
                .filter(j -> rows.power(j) > 0 && !penalty.isHeld(j))
                .toArray();
    }
}
