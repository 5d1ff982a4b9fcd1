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
    /** The first width of parabolas, as a multiple of the null model's mean loss over the steeper slope. */
    private static final double FIRST = 0.5;

    private static final double NARROWER = 0.15;

    /** How much wider than at the end parabolas are when the penalty changes. */
    private static final double WARM = 200;

    /** No parabola is narrower than this share of the first. */
    private static final double NARROWEST = 1e-9;

    /** What is left of a smoothed problem's gap in the end, in units of what one row on the parabola is worth. */
    private static final double ROUGHLY = 0.01;

    /** On so narrow a parabola there are no rows by chance. */
    private static final double NARROW = 1e-5;

    private static final double ROUNDING = 1e-14;

    /** A table of so many times as many rows as a sample is started from one. */
    private static final int MANY_SAMPLES = 4;

    /** The gap to which a sample is fitted. */
    private static final double NEARLY = 1e-4;

    /** The first width after a sample, as a share of the first. */
    private static final double OF_SAMPLE = 0.05;

    /** More steps at one width are of no use: the next one is another problem. */
    private static final int MOST_AT_A_WIDTH = 100;

    /** A gap that is next to what rounding leaves: where the next width does not halve it, none will. */
    private static final double NEARLY_SETTLED = 1e-11;

    private static final int MOST_BANDS = 10;

    private static final int MOST_STEPS = 100_000;

    /** A gap that says that a dual point is of these weights. */
    private static final double NEAR = 1e-9;

    /** So many times what rounding makes of a gap is as near as one can settle. */
    private static final double MANY = 3;

    private final RowLoss rows;
    private final Quantile loss;
    private final Groups groups;
    private final boolean settles;
    private final double first;
    /** Whether the rows near a fit are so much fewer that they are worked on alone. */
    private final boolean isLarge;

    private double width;
    /** Whether the weights are so near an optimum that the rows on the parabolas are few. */
    private boolean isNear;
    /** Whether there is a point to start from. */
    private boolean isStarted;
    /** How many rows are near the fit. */
    private int bandSize;
    /** Whether a band has told all that it can. */
    private boolean isDone;

    private double b;
    private double[] w;
    /** Of the last descent; null before. */
    private RowDual dual;

    /**
     * For penalties of groups too.
     *
     * @param rows of a {@link Quantile} without a width
     * @param groups of columns that are penalised together
     * @param settles whether each of several minima is settled to the last digits
     */
    FiniteSmoothing(RowLoss rows, Groups groups, boolean settles) {
        this(rows, groups, settles, false);
    }

    /**
     * The loss with parabolas as wide as the target varies, which is curved where most rows are.
     *
     * @param rows of a {@link Quantile} without a width
     */
    public static RowLoss smooth(RowLoss rows) {
        return rows.standIn(((Quantile) rows.loss()).smoothed(new FiniteSmoothing(rows, Groups.NONE, false).first));
    }

    private FiniteSmoothing(RowLoss rows, Groups groups, boolean settles, boolean isBand) {
        this.groups = groups;
        this.settles = settles;
        this.rows = rows;
        this.isLarge = !isBand && RowBand.suits(rows);
        this.loss = (Quantile) rows.loss();
        this.first = FIRST * rows.scale() / Math.pow(Math.max(loss.above(), loss.below()), 2);
        this.width = first;
        this.bandSize = RowBand.usualSize(rows);
        this.w = new double[rows.columns()];
        this.b = rows.nullModel().b();
    }

    @Override
    public String reason() {
        return "Newton steps on parabolas that become kinks, because of "
                + loss.name().phrase();
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
        b = rows.design().workingIntercept(intercept, weights);
        w = weights.clone();
        width = first / WARM;
        isNear = isLarge;
        isStarted = true;
    }

    @Override
    public double[] nullSlopes(ElasticNet penalty, Stopping stopping) {
        ElasticNet free = penalty.without(penalty.penalized()).withStrengths(0, 0);
        return new FiniteSmoothing(rows, Groups.NONE, true)
                .descend(free, stopping, true)
                .at()
                .correlations();
    }

    @Override
    public Minimum minimize(ElasticNet net, Stopping stopping, boolean exactly) {
        Penalty penalty = groups.penalty(net);
        Proven best = descend(penalty, stopping, exactly);
        boolean isProven = best.certificate().isWithin(stopping.tolerance());
        Optional<Vertex> vertex =
                isProven && exactly && penalty == net ? Vertex.of(rows, net, best.at()) : Optional.empty();
        Proven end = vertex.map(other -> at(new RowCertifier(rows, penalty), other, best))
                .filter(other -> other.certificate().isWithin(stopping.tolerance()))
                .orElse(best);
        RowPoint at = end.at();
        b = at.b();
        w = at.w();
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
        return proven(certifier, vertex.intercept(), vertex.weights(), f, RowDual.of(before.at()), before.steps());
    }

    /** By the dual point of the last descent or, if that is of other weights, of one that starts from these. */
    @Override
    public Certificate certify(ElasticNet net, double intercept, double[] weights) {
        Penalty penalty = groups.penalty(net);
        RowPoint given = rows.point(rows.design().workingIntercept(intercept, weights), weights);
        RowCertifier certifier = new RowCertifier(rows, penalty);
        Certificate known = dual == null ? Certificate.UNKNOWN : certifier.certifySharply(given.with(dual));
        if (known.relativeGap() <= NEAR) {
            return known;
        }
        startAt(intercept, weights);
        penalty.project(w);
        Certificate anew = byDescent(penalty, certifier, given);
        if (anew.relativeGap() > NEAR) {
            Certificate fromFarther = new FiniteSmoothing(rows, groups, true).byDescent(penalty, certifier, given);
            anew = fromFarther.gap() < anew.gap() ? fromFarther : anew;
        }
        return anew.gap() < known.gap() ? anew : known;
    }

    private Certificate byDescent(Penalty penalty, RowCertifier certifier, RowPoint given) {
        descend(penalty, new Stopping(Proven.SETTLED, MOST_STEPS), true);
        return certifier.certifySharply(given.with(dual));
    }

    private Proven descend(Penalty penalty, Stopping stopping, boolean exactly) {
        RowCertifier certifier = new RowCertifier(rows, penalty);
        Proven best = asBefore(certifier, penalty)
                .filter(end -> end.certificate().isWithin(goal(certifier, end, stopping, exactly)))
                .orElse(null);
        isDone = best != null;
        boolean isWarm = isStarted;
        boolean isSampled = !isDone && !isWarm && RowBand.sampleSize(rows) * MANY_SAMPLES <= rows.rows() && isLarge;
        int sampled = isSampled ? startFromSample(penalty, stopping) : 0;
        best = narrowing(certifier, penalty, stopping.less(sampled), exactly, best);
        if (isWarm && !best.certificate().isWithin(stopping.tolerance())) {
            startAfresh(penalty);
            best = narrowing(certifier, penalty, stopping.less(sampled + best.steps()), exactly, best);
        }
        int steps = sampled + best.steps();
        if (best.certificate().gap() == Double.POSITIVE_INFINITY) {
            RowPoint at = best.at();
            best = proven(certifier, at.b(), at.w(), at.f(), RowDual.of(at), steps);
        }
        isDone = false;
        isStarted = true;
        bandSize = RowBand.usualSize(rows);
        b = best.at().b();
        w = best.at().w();
        width = Math.min(first, Math.max(width, NARROWEST * first) * WARM);
        isNear = isLarge;
        dual = RowDual.of(best.at());
        return new Proven(best.at(), best.certificate(), steps);
    }

    /** From the present width on to narrower ones, for as long as these prove more. */
    private Proven narrowing(
            RowCertifier certifier, Penalty penalty, Stopping stopping, boolean exactly, Proven before) {
        Proven best = before;
        int steps = 0;
        while (!isDone && width >= NARROWEST * first && steps < stopping.maxIterations()) {
            Stopping left = stopping.less(steps);
            Proven here = isNear ? throughBand(certifier, penalty, left) : smoothed(certifier, penalty, left);
            steps += here.steps();
            boolean stays = best != null
                    && best.certificate().isWithin(Math.min(NEARLY_SETTLED, stopping.tolerance()))
                    && !(here.certificate().gap() < best.certificate().gap() / 2);
            best = here.isBetterThan(best) ? here : best;
            isDone |= stays || best.certificate().isWithin(goal(certifier, best, stopping, exactly));
        }
        return new Proven(best.at(), best.certificate(), (before == null ? 0 : before.steps()) + steps);
    }

    /** As if nothing were known: from near the optimum of another penalty the way may be longer than from far. */
    private void startAfresh(Penalty penalty) {
        b = rows.nullModel().b();
        w = new double[rows.columns()];
        penalty.project(w);
        width = first;
        isNear = false;
    }

    /** Goes to the fit of a sample of the rows; returns the steps that it took. */
    private int startFromSample(Penalty penalty, Stopping stopping) {
        FiniteSmoothing few = new FiniteSmoothing(RowBand.sample(rows), groups, true);
        few.isStarted = true;
        Proven near = few.descend(penalty, new Stopping(NEARLY, stopping.maxIterations()), false);
        startAt(
                few.rows.design().originalIntercept(near.at().b(), near.at().w()),
                near.at().w());
        width = OF_SAMPLE * first;
        bandSize = RowBand.sampleSize(rows);
        return near.steps();
    }

    private static double goal(RowCertifier certifier, Proven proven, Stopping stopping, boolean exactly) {
        return exactly ? Proven.SETTLED + MANY * certifier.resolution(proven.at()) : stopping.tolerance();
    }

    /** The minimum at the present width and, if that leads to it, the optimum beyond; makes the width narrower. */
    private Proven smoothed(RowCertifier certifier, Penalty penalty, Stopping stopping) {
        RowLoss smooth = rows.standIn(loss.smoothed(width));
        ProximalNewton newton = new ProximalNewton(smooth, groups, false);
        newton.startAt(rows.design().originalIntercept(b, w), w);
        double unit = width / rows.rows() / rows.scale();
        Stopping rough =
                new Stopping(Math.max(ROUNDING, ROUGHLY * unit), Math.min(MOST_AT_A_WIDTH, stopping.maxIterations()));
        Minimum minimum = newton.minimize(penalty.net(), rough, false);
        w = minimum.weights();
        b = rows.design().workingIntercept(minimum.intercept().orElseThrow(), w);
        width *= NARROWER;
        RowPoint at = smooth.point(b, w);
        isNear = isLarge && onParabola(at) <= RowBand.usualSize(rows);
        if (isLarge && !isNear) {
            return new Proven(at, Certificate.UNKNOWN, minimum.iterations());
        }
        Proven here = proven(certifier, at.b(), at.w(), at.f(), RowDual.of(at), minimum.iterations());
        Optional<Interpolation> exact = Interpolation.of(rows, penalty, at, width < NARROW * first);
        if (exact.isEmpty()) {
            return here;
        }
        Proven end = proven(certifier, exact.get(), minimum.iterations());
        goTowards(end.at(), at, penalty);
        return end.isBetterThan(here) ? end : here;
    }

    /**
     * To where the minimum at the present width is, if it has the same rows and columns as the one before: between these two it
     * is linear in the width. Stays if that is not lower.
     */
    private void goTowards(RowPoint end, RowPoint now, Penalty penalty) {
        double[] there = between(now.w(), end.w());
        penalty.project(there);
        RowLoss smooth = rows.standIn(loss.smoothed(width));
        double[] none = new double[now.f().length];
        double after = smooth.evaluate(between(now.f(), end.f()), none, none.clone()) + penalty.value(there);
        double before = smooth.evaluate(now.f(), none, none.clone()) + penalty.value(now.w());
        if (after < before) {
            b = now.b() + (1 - NARROWER) * (end.b() - now.b());
            w = there;
        }
    }

    private static double[] between(double[] now, double[] end) {
        double[] there = new double[now.length];
        for (int i = 0; i < there.length; i++) {
            there[i] = now[i] + (1 - NARROWER) * (end[i] - now[i]);
        }
        return there;
    }

    /** The optimum at the rows and columns of the last one, if these are still right. */
    private Optional<Proven> asBefore(RowCertifier certifier, Penalty penalty) {
        if (dual == null) {
            return Optional.empty();
        }
        RowPoint at = rows.point(b, w).with(dual);
        return Interpolation.of(rows, penalty, at, false).map(exact -> proven(certifier, exact, 1));
    }

    /**
     * The optimum by the rows near the present fit. Rows that change sides join them, until none does; where too many do, the
     * fit was not near, and the minimum at the present width is taken instead.
     */
    private Proven throughBand(RowCertifier certifier, Penalty penalty, Stopping stopping) {
        double[] f = new double[rows.rows()];
        rows.design().predict(b, w, f);
        double[] residuals = RowBand.residuals(rows, f);
        boolean[] near = RowBand.nearest(residuals, bandSize);
        int steps = 0;
        for (int round = 0; round < MOST_BANDS; round++) {
            RowBand band = RowBand.of(rows, residuals, near);
            FiniteSmoothing inner = new FiniteSmoothing(band.few(), groups, true, bandSize == RowBand.usualSize(rows));
            inner.startAt(rows.design().originalIntercept(b, w), w);
            inner.isNear = false;
            inner.width = width;
            inner.dual = dual == null ? null : band.dual(dual);
            Proven ofFew = inner.descend(penalty, stopping, true);
            steps += ofFew.steps();
            double[] there = ofFew.at().w();
            double intercept = rows.design()
                    .workingIntercept(
                            band.few().design().originalIntercept(ofFew.at().b(), there), there);
            rows.design().predict(intercept, there, f);
            int changed = RowBand.join(near, residuals, RowBand.residuals(rows, f));
            if (changed == 0) {
                double[] slopes = band.slopes(ofFew.at());
                double[] correlations = new double[rows.columns()];
                rows.design().correlate(slopes, correlations);
                Proven end = proven(certifier, intercept, there, f, new RowDual(slopes, correlations, 0), steps);
                isDone = end.certificate().isWithin(stopping.tolerance());
                if (isDone) {
                    return end;
                }
                break;
            }
            b = intercept;
            w = there;
            residuals = RowBand.residuals(rows, f);
            if (changed > band.size()) {
                break;
            }
        }
        Proven here = smoothed(certifier, penalty, stopping);
        return new Proven(here.at(), here.certificate(), here.steps() + steps);
    }

    private int onParabola(RowPoint at) {
        int count = 0;
        for (int i = 0; i < rows.rows(); i++) {
            count += loss.isKink(at.slopes()[i], rows.data().weights()[i]) ? 1 : 0;
        }
        return count;
    }

    private Proven proven(RowCertifier certifier, Interpolation exact, int steps) {
        double[] f = new double[rows.rows()];
        rows.design().predict(exact.intercept(), exact.weights(), f);
        double[] correlations = new double[rows.columns()];
        rows.design().correlate(exact.slopes(), correlations);
        return proven(
                certifier, exact.intercept(), exact.weights(), f, new RowDual(exact.slopes(), correlations, 0), steps);
    }

    private Proven proven(
            RowCertifier certifier, double intercept, double[] weights, double[] f, RowDual dual, int steps) {
        double[] none = new double[f.length];
        double value = rows.evaluate(f, new double[f.length], none);
        RowPoint at = new RowPoint(intercept, weights, f, dual.values(), none, value, dual.correlations());
        return new Proven(at, certifier.certifySharply(at), steps);
    }
}
