package dev.regfit.solver;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.Groups;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Quantile;
import dev.regfit.problem.RowCertifier;
import dev.regfit.problem.RowDual;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.RowPoint;
import java.util.Optional;

/**
 * The descent of {@link FiniteSmoothing} through parabolas that become narrower, from the optimum of the penalty before. Of large
 * tables it works on the rows near the fit ({@link RowBand}) as soon as these are few. Not safe for several threads.
 */
final class WidthDescent {
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

    /** So many times what rounding makes of a gap is as near as one can settle. */
    private static final double MANY = 3;

    private final RowLoss rows;
    private final Quantile loss;
    private final Groups groups;
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
     * Starts from the null model.
     *
     * @param rows of a {@link Quantile} without a width
     * @param groups of columns that are penalised together
     */
    WidthDescent(RowLoss rows, Groups groups) {
        this(rows, groups, false);
    }

    private WidthDescent(RowLoss rows, Groups groups, boolean isBand) {
        this.groups = groups;
        this.rows = rows;
        this.isLarge = !isBand && RowBand.suits(rows);
        this.loss = (Quantile) rows.loss();
        this.first = firstWidth(rows);
        this.width = first;
        this.bandSize = RowBand.usualSize(rows);
        this.w = new double[rows.columns()];
        this.b = rows.nullModel().b();
    }

    /** A parabola so wide that most rows are on it. */
    static double firstWidth(RowLoss rows) {
        Quantile loss = (Quantile) rows.loss();
        return FIRST * rows.scale() / Math.pow(Math.max(loss.above(), loss.below()), 2);
    }

    /** The dual point of the last descent; null before. */
    RowDual dual() {
        return dual;
    }

    /**
     * Starts from other weights.
     *
     * @param intercept on the original columns
     * @param weights on the working columns; not modified
     */
    void startAt(double intercept, double[] weights) {
        moveTo(rows.design().workingIntercept(intercept, weights), weights.clone());
        width = first / WARM;
        isNear = isLarge;
        isStarted = true;
    }

    /**
     * Starts from other weights that are as good as those of the last descent.
     *
     * @param intercept of the working columns
     * @param weights on the working columns
     */
    void moveTo(double intercept, double[] weights) {
        b = intercept;
        w = weights;
    }

    /**
     * Goes down.
     *
     * @param exactly whether the weights are to be settled to the last digits; otherwise the gap is enough
     */
    Proven descend(Penalty penalty, Stopping stopping, boolean exactly) {
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
        WidthDescent few = new WidthDescent(RowBand.sample(rows), groups);
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
        Minimizer.Minimum minimum = newton.minimize(penalty.net(), rough, false);
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
            WidthDescent inner = new WidthDescent(band.few(), groups, bandSize == RowBand.usualSize(rows));
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

    /** Weights with their certificate by a dual point. */
    Proven proven(RowCertifier certifier, double intercept, double[] weights, double[] f, RowDual dual, int steps) {
        double[] none = new double[f.length];
        double value = rows.evaluate(f, new double[f.length], none);
        RowPoint at = new RowPoint(intercept, weights, f, dual.values(), none, value, dual.correlations());
        return new Proven(at, certifier.certifySharply(at), steps);
    }
}
