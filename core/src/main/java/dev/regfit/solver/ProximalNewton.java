package dev.regfit.solver;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.RowCertifier;
import dev.regfit.problem.RowLoss;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Newton's method for any loss with curvature and the elastic net (Lee, Sun and Saunders 2014; for generalised linear models
 * Friedman, Hastie and Tibshirani 2010, section 3): where the loss is a parabola the problem is one of least squares on
 * the Gram matrix of the columns, weighted by the curvatures of the rows, and is solved as these are. It works on sets of
 * columns that grow by those that violate the conditions of optimality, and goes on from where it ended before.
 */
public final class ProximalNewton implements Minimizer {
    /** While columns are still to join, the small problem is solved to this share of the gap. */
    private static final double ROUGHLY = 0.1;

    /** Rounds that may go by after the gap is reached before the wish for settled weights is given up. */
    private static final int PATIENCE = 4;

    /** The name of this solver in reports. */
    public static final String NAME = "newton";

    private final RowLoss rows;
    private final double[] w;
    private final double[] slopes;
    private final double[] correlations;
    private final NewtonStep step;
    private double b;
    /** Whether the weights are the solution of a problem before. */
    private boolean warm;

    public ProximalNewton(RowLoss rows) {
        this.rows = rows;
        this.w = new double[rows.columns()];
        this.slopes = new double[rows.rows()];
        this.correlations = new double[rows.columns()];
        this.b = rows.nullModel().b();
        this.step = new NewtonStep(rows);
    }

    /**
     * Minimises the loss plus a penalty.
     *
     * @param penalty on the working columns
     * @param exactly whether the weights are to be settled to the last digits; otherwise the gap is enough
     */
    public Minimum minimize(ElasticNet penalty, Stopping stopping, boolean exactly) {
        penalty.project(w);
        RowCertifier certifier = new RowCertifier(rows, penalty);
        WorkingSet working = new WorkingSet(penalty, w, rows::power);
        evaluate();
        Certificate certificate = certifier.certify(b, w, step.predictors(), slopes, correlations);
        int steps = 0;
        int patience = PATIENCE;
        boolean complete = warm;
        while (steps < stopping.maxIterations()) {
            boolean proven = certificate.isWithin(stopping.tolerance());
            boolean settled =
                    proven && (!exactly || certifier.isSettled(w, slopes, correlations, step.meanCurvature()));
            if (settled || (proven && patience-- == 0)) {
                break;
            }
            complete &= working.join(penalty, w, correlations, working.size() / 4);
            double goal = complete && exactly
                    ? 0
                    : Math.max(stopping.tolerance(), complete ? 0 : ROUGHLY * certificate.relativeGap());
            int most = stopping.maxIterations() - steps;
            NewtonStep.Outcome outcome = step.descend(penalty, b, w, working.columns(), goal, most);
            b = outcome.intercept();
            steps += outcome.steps();
            evaluate();
            Certificate next = certifier.certify(b, w, step.predictors(), slopes, correlations);
            if (outcome.stalled() && complete && !(next.relativeGap() < certificate.relativeGap()) && patience-- == 0) {
                certificate = next;
                break;
            }
            certificate = next;
            complete = true;
        }
        warm = true;
        return new Minimum(
                w.clone(),
                OptionalDouble.of(rows.originalIntercept(b, w)),
                2 * rows.excess(step.predictors()),
                certificate,
                steps);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String reason() {
        return "Newton steps on the rows, because the loss is not squared";
    }

    @Override
    public List<Minimum> minimize(List<ElasticNet> penalties, Stopping stopping) {
        return penalties.stream()
                .map(penalty -> minimize(penalty, stopping, true))
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

    private void evaluate() {
        step.evaluate(b, w);
        rows.slopes(step.predictors(), slopes);
        rows.correlate(slopes, correlations);
    }
}
