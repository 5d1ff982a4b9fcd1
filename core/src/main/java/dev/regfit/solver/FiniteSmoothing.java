package dev.regfit.solver;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Groups;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Quantile;
import dev.regfit.problem.RowCertifier;
import dev.regfit.problem.RowDual;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.RowPoint;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Quantiles by finite smoothing (Madsen and Nielsen 1993; Chen 2007): the kink of the loss is replaced by a parabola, Newton's
 * method minimises that, and the parabola becomes narrower until the rows on it, and the columns with weights, are those of
 * the optimum. These rows are then fitted exactly by an {@link Interpolation}, which the gap proves.
 */
public final class FiniteSmoothing implements RowMinimizer {
    private static final int MOST_STEPS = 100_000;

    /** A gap that says that a dual point is of these weights. */
    private static final double NEAR = 1e-9;

    private final RowLoss rows;
    private final Groups groups;
    private final boolean settles;
    private final WidthDescent descent;

    /**
     * For penalties of groups too.
     *
     * @param rows of a {@link Quantile} without a width
     * @param groups of columns that are penalised together
     * @param settles whether each of several minima is settled to the last digits
     */
    FiniteSmoothing(RowLoss rows, Groups groups, boolean settles) {
        this.rows = rows;
        this.groups = groups;
        this.settles = settles;
        this.descent = new WidthDescent(rows, groups);
    }

    /**
     * The loss with parabolas as wide as the target varies, which is curved where most rows are.
     *
     * @param rows of a {@link Quantile} without a width
     */
    public static RowLoss smooth(RowLoss rows) {
        return rows.standIn(((Quantile) rows.loss()).smoothed(WidthDescent.firstWidth(rows)));
    }

    @Override
    public String reason() {
        return "Newton steps on parabolas that become kinks, because of "
                + rows.loss().name().phrase();
    }

    @Override
    public RowLoss rows() {
        return rows;
    }

    @Override
    public boolean settlesAlways() {
        return settles;
    }

    @Override
    public void startAt(double intercept, double[] weights) {
        descent.startAt(intercept, weights);
    }

    @Override
    public double[] nullSlopes(ElasticNet penalty, Stopping stopping) {
        ElasticNet free = penalty.without(penalty.penalized()).withStrengths(0, 0);
        return new WidthDescent(rows, Groups.NONE)
                .descend(free, stopping, true)
                .at()
                .correlations();
    }

    @Override
    public Minimum minimize(ElasticNet net, Stopping stopping, boolean exactly) {
        Penalty penalty = groups.penalty(net);
        Proven best = descent.descend(penalty, stopping, exactly);
        boolean isProven = best.certificate().isWithin(stopping.tolerance());
        Optional<Vertex> vertex =
                isProven && exactly && penalty == net ? Vertex.of(rows, net, best.at()) : Optional.empty();
        Proven end = vertex.map(other -> at(new RowCertifier(rows, penalty), other, best))
                .filter(other -> other.certificate().isWithin(stopping.tolerance()))
                .orElse(best);
        RowPoint at = end.at();
        descent.moveTo(at.b(), at.w());
        return new Minimum(
                at.w(),
                OptionalDouble.of(rows.design().originalIntercept(at.b(), at.w())),
                2 * rows.excess(at),
                end.certificate(),
                best.steps(),
                !isProven || Interpolation.isUnique(rows, penalty, best.at()),
                0);
    }

    /** Other weights, with the same dual point. */
    private Proven at(RowCertifier certifier, Vertex vertex, Proven before) {
        double[] f = new double[rows.rows()];
        rows.design().predict(vertex.intercept(), vertex.weights(), f);
        return descent.proven(
                certifier, vertex.intercept(), vertex.weights(), f, RowDual.of(before.at()), before.steps());
    }

    /** By the dual point of the last descent or, if that is of other weights, of one that starts from these. */
    @Override
    public Certificate certify(ElasticNet net, double intercept, double[] weights) {
        Penalty penalty = groups.penalty(net);
        RowPoint given = rows.point(rows.design().workingIntercept(intercept, weights), weights);
        RowCertifier certifier = new RowCertifier(rows, penalty);
        RowDual last = descent.dual();
        Certificate known = last == null ? Certificate.UNKNOWN : certifier.certifySharply(given.with(last));
        if (known.relativeGap() <= NEAR) {
            return known;
        }
        double[] allowed = weights.clone();
        penalty.project(allowed);
        descent.startAt(intercept, allowed);
        Certificate anew = by(descent, penalty, certifier, given);
        if (anew.relativeGap() > NEAR) {
            Certificate fromFarther = by(new WidthDescent(rows, groups), penalty, certifier, given);
            anew = fromFarther.gap() < anew.gap() ? fromFarther : anew;
        }
        return anew.gap() < known.gap() ? anew : known;
    }

    /** By the dual point that a descent leads to. */
    private static Certificate by(WidthDescent descent, Penalty penalty, RowCertifier certifier, RowPoint given) {
        descent.descend(penalty, new Stopping(Proven.SETTLED, MOST_STEPS), true);
        return certifier.certifySharply(given.with(descent.dual()));
    }
}
