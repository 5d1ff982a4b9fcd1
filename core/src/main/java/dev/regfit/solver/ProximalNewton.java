package dev.regfit.solver;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.GroupLasso;
import dev.regfit.problem.Groups;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.RowCertifier;
import dev.regfit.problem.RowDual;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.RowPoint;
import dev.regfit.problem.Squared;
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
public final class ProximalNewton implements RowMinimizer {
    /** A relative gap that says little. */
    private static final double LARGE = 1e-3;

    /** While columns are still to join, the small problem is solved to this share of the gap. */
    private static final double ROUGHLY = 0.1;

    /** What a step has promised is so many times, at least, what is left after it: it falls with its square. */
    private static final double GENEROUS = 30;

    /** After a step that has promised so much more than the gap that is asked for, there is no need to look at the gap. */
    private static final double HOPELESS = 300;

    /** More steps help no more: a start far out takes one for each unit of the predictors, which reach some seven hundred. */
    private static final int MOST_STEPS = 1000;

    /** Rounds that may go by after the gap is reached before the wish for settled weights is given up. */
    private static final int PATIENCE = 4;

    /** With more active columns than this, of sparse rows, the gap has to be enough: their system costs too much. */
    private static final int MOST_SETTLED = 2000;

    /** So many columns are looked at all together, where there are more rows. */
    private static final int FEW_COLUMNS = 200;

    private final RowLoss rows;
    private final Groups groups;
    /** Whether all columns are looked at together. */
    private final boolean few;

    private final NewtonStep step;
    /** Whether weights to the last digits cost next to nothing at every strength. */
    private final boolean isSmall;

    /** Slopes of the loss: those at the weights, but for columns outside of the working set those of the dual point. */
    private final double[] correlations;

    /** Null where the weights are not those of a descent. */
    private RowDual dual;
    /** Whether the weights are the solution of a problem before. */
    private boolean warm;
    /** For ridge of more columns than rows; otherwise null. */
    private WideRidge wide;

    /** For penalties of single columns. */
    public ProximalNewton(RowLoss rows) {
        this(rows, Groups.NONE, RowMinimizer.isSmall(rows));
    }

    /**
     * For penalties of groups too.
     *
     * @param groups of columns that are penalised together
     * @param isSmall whether each of several minima is settled to the last digits
     */
    ProximalNewton(RowLoss rows, Groups groups, boolean isSmall) {
        this.rows = rows;
        this.groups = groups;
        this.few = rows.columns() <= FEW_COLUMNS && rows.columns() < rows.rows();
        this.step = new NewtonStep(rows, few);
        this.isSmall = isSmall;
        this.correlations = new double[rows.columns()];
    }

    @Override
    public String reason() {
        return rows.loss() instanceof Squared
                ? "Newton steps on the rows, because of groups of columns"
                : "Newton steps on the rows, because of " + rows.loss().name().phrase();
    }

    @Override
    public RowLoss rows() {
        return rows;
    }

    @Override
    public boolean settlesAlways() {
        return isSmall;
    }

    @Override
    public Certificate certify(ElasticNet penalty, double intercept, double[] w) {
        return new RowCertifier(rows, groups.penalty(penalty)).certify(intercept, w);
    }

    @Override
    public double[] nullSlopes(ElasticNet penalty, Stopping stopping) {
        ProximalNewton without = new ProximalNewton(rows);
        without.minimize(penalty.without(penalty.penalized()).withStrengths(0, penalty.lambda2()), stopping, true);
        return without.correlations;
    }

    @Override
    public void startAt(double intercept, double[] w) {
        step.moveTo(rows.design().workingIntercept(intercept, w), w);
        dual = null;
        warm = true;
    }

    @Override
    public Minimum minimize(ElasticNet net, Stopping stopping, boolean exactly) {
        Penalty penalty = groups.penalty(net);
        if (step.project(penalty)) {
            dual = null;
        }
        int steps = wideStart(penalty, stopping);
        RowCertifier certifier = new RowCertifier(rows, penalty);
        WorkingSet working = new WorkingSet(penalty, step.weights(), rows.design()::power);
        int[] all = few ? movable(net) : IntStream.range(0, rows.columns()).toArray();
        if (dual == null) {
            step.correlate(correlations);
            dual = RowDual.of(step.point(correlations));
        }
        // Where columns are few a look costs as much as a step, which strengths along a path nearly always need.
        Certificate certificate = few ? Certificate.UNKNOWN : certifier.certify(step.point(correlations), dual);
        boolean complete = warm || few;
        boolean stalled = false;
        int patience = PATIENCE;
        step.startSeries(exactly);
        int limit = Math.min(stopping.maxIterations(), MOST_STEPS);
        while (steps < limit) {
            boolean proven = certificate.isWithin(stopping.tolerance());
            if (proven && (!exactly || wide != null || certifier.isSettled(step.point(correlations)))) {
                break;
            }
            if ((proven || stalled) && patience-- == 0) {
                break;
            }
            int[] chosen = all;
            if (!few) {
                int most = rows.design().isSparse() ? working.size() : working.size() / 4;
                double[] violations = penalty.violations(step.weights(), correlations);
                complete &= working.join(penalty, all, violations, most);
                chosen = working.columns();
            }
            boolean settles = exactly && (proven || !rows.design().isSparse());
            if (settles && rows.design().isSparse()) {
                chosen = active(penalty);
                if (chosen.length > MOST_SETTLED) {
                    break;
                }
            }
            double tolerance = settles ? 0 : (few ? HOPELESS : GENEROUS) * stopping.tolerance();
            double goal = complete ? tolerance : ROUGHLY * certificate.relativeGap();
            NewtonStep.Outcome outcome = step.descend(penalty, chosen, goal, limit - steps);
            steps += outcome.steps();
            stalled = outcome.stalled() && complete;
            certificate = certify(certifier, chosen);
            complete = true;
            if (stalled && !certificate.isWithin(stopping.tolerance())) {
                step.distrust();
            }
        }
        warm = true;
        if (!certificate.isWithin(stopping.tolerance())) {
            RowPoint end = rows.point(step.intercept(), step.weights());
            Certificate sharp = certifier.certifySharply(end);
            certificate = sharp.gap() < certificate.gap() ? sharp : certificate;
        }
        return new Minimum(
                step.weights().clone(),
                OptionalDouble.of(rows.design().originalIntercept(step.intercept(), step.weights())),
                2 * rows.excess(step.point(correlations)),
                certificate,
                steps);
    }

    /** By the slopes that the last step promised, where it was taken whole. */
    private Certificate certify(RowCertifier certifier, int[] chosen) {
        if (few) {
            step.correlate(correlations);
            RowPoint at = step.point(correlations);
            Optional<RowDual> promised = step.dual();
            Certificate certificate =
                    promised.map(slopes -> certifier.certify(at, slopes)).orElse(Certificate.UNKNOWN);
            dual = promised.orElse(null);
            if (certificate.relativeGap() < LARGE) {
                return certificate;
            }
            // Where a step went by majorants, what it promised may lie outside of the dual's domain.
            RowDual plain = RowDual.of(step.point(correlations.clone()));
            Certificate byPlain = certifier.certify(at, plain);
            dual = dual == null || byPlain.gap() < certificate.gap() ? plain : dual;
            return byPlain.gap() < certificate.gap() ? byPlain : certificate;
        }
        double[] slopes = step.slopes();
        double[] values = step.promised().orElse(slopes);
        rows.design().correlate(values, correlations);
        dual = new RowDual(values.clone(), correlations.clone(), 0);
        double[] own = rows.design().correlations(slopes, chosen);
        for (int k = 0; k < chosen.length; k++) {
            correlations[chosen[k]] = own[k];
        }
        return certifier.certify(step.point(correlations), dual);
    }

    /** Takes the answer in as many unknowns as rows, where that is one; returns the number of steps. */
    private int wideStart(Penalty penalty, Stopping stopping) {
        ElasticNet net = penalty.net();
        if (penalty instanceof GroupLasso || !WideRidge.suits(rows, net)) {
            wide = null;
            return 0;
        }
        if (wide == null || !wide.isFor(net)) {
            wide = new WideRidge(rows, net);
        }
        WideRidge.Start start = wide.minimize(net, stopping);
        step.moveTo(start.b(), start.w());
        dual = null;
        return start.iterations();
    }

    /** Columns that are to move for the last digits: those that have weights, and those that ought to have one. */
    private int[] active(Penalty penalty) {
        double[] w = step.weights();
        double[] violations = penalty.violations(w, correlations);
        boolean[] active = new boolean[w.length];
        for (int j = 0; j < w.length; j++) {
            active[j] = penalty.net().mayMove(j, w[j]) || violations[j] > 0;
        }
        penalty.completeBlocks(active);
        return IntStream.range(0, w.length)
                .filter(j -> active[j] && rows.design().power(j) > 0)
                .toArray();
    }

    private int[] movable(ElasticNet penalty) {
        return IntStream.range(0, rows.columns())
                .filter(j -> rows.design().power(j) > 0 && !penalty.isHeld(j))
                .toArray();
    }
}
