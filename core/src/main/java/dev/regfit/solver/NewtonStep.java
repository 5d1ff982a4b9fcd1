package dev.regfit.solver;

import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.RowDual;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.RowPoint;
import java.util.Arrays;
import java.util.Optional;

/**
 * Weights under any loss, and Newton's steps from there: each goes to the minimum of a parabola in place of the loss, or as
 * far towards it as the objective falls enough. Where a Hessian costs more than the slopes, one is kept for several steps
 * as long as these do their work.
 */
final class NewtonStep {
    /** The fall that is asked for, as a share of the one that the slope promises (Armijo 1966). */
    private static final double FALL = 1e-4;

    /** A step is long enough where the slope along it is at most this share of what it was. */
    private static final double FLAT_ENOUGH = 0.2;

    /** Halvings of a step before it is given up. */
    private static final int MOST_HALVINGS = 60;

    /** Steps in a row to the minimum of a parabola that was not found, after which more are of no use. */
    private static final int MOST_UNSOLVED = 200;

    /** A promise of less than this, as a share of the scale, cannot be told from rounding. */
    private static final double ROUNDING = 1e-14;

    /** After a step that promised no more than this, as a share of the scale, Newton's method is at its end. */
    private static final double LAST = 1e-13;

    /** Of the majorants, what curvatures are at least where they may be zero, or were not to be trusted. */
    private static final double SMALLEST_SHARE = 1e-8;

    /** So many curved rows for each column determine all weights, as a rule. */
    private static final int PLENTY = 20;

    /** With more columns than this the Hessian of sparse rows is larger than they are. */
    private static final int MOST_OF_SPARSE = 500;

    /** Of the promise that is the goal, what may be missing to the minimum of a parabola. */
    private static final double ENOUGH = 0.01;

    /** Multiply-adds for a Hessian from which on it is kept. */
    private static final double COSTLY = 2e7;

    /** By as much a promise must be smaller than the one before for the Hessian to be kept. */
    private static final double PROGRESS = 0.05;

    /** Steps after which predictors are computed afresh, so that rounding does not add up. */
    private static final int MOST_UPDATES = 30;

    private final RowLoss rows;
    private final KeptHessian hessian;
    private final double[] w;
    /** Whether all correlations come with each step: where columns are few. */
    private final boolean few;

    private final double[] direction;
    /** Where {@code few}, those of the slopes if {@code correlated}. */
    private final double[] correlations;

    private boolean correlated;
    private double b;
    private double[] f;
    private double[] slopes;
    private double[] curvatures;
    private double[] trial;
    private double[] trialSlopes;
    private double[] trialCurvatures;
    private double value = Double.NaN;
    private int updates;
    /** What the last step promised; null if it was not taken whole. */
    private double[] dual;

    /** The last parabola by a Hessian. */
    private GramParabola last;

    /** Of their majorants, what curvatures are at least. */
    private double share;

    private boolean isFresh;
    private boolean wantsFresh = true;
    private boolean exactly;
    private int unsolved;
    private double lastPromise = Double.POSITIVE_INFINITY;

    /** @param few whether there are so few columns that all of them are looked at with each step */
    NewtonStep(RowLoss rows, boolean few) {
        this.rows = rows;
        this.few = few;
        this.correlations = new double[few ? rows.columns() : 0];
        this.hessian = new KeptHessian(rows);
        this.share = smallestShare();
        this.w = new double[rows.columns()];
        this.b = rows.nullModel().b();
        int n = rows.rows();
        this.direction = new double[n];
        this.f = new double[n];
        this.slopes = new double[n];
        this.curvatures = new double[n];
        this.trial = new double[n];
        this.trialSlopes = new double[n];
        this.trialCurvatures = new double[n];
    }

    /**
     * How steps ended.
     *
     * @param steps that were taken
     * @param stalled whether no further step is of use
     */
    record Outcome(int steps, boolean stalled) {}

    double intercept() {
        return b;
    }

    /** On the working columns, length p; not to be modified. */
    double[] weights() {
        return w;
    }

    /** The slopes of the rows at the weights, times the weights of the rows; until the next step. */
    double[] slopes() {
        evaluate();
        return slopes;
    }

    /**
     * The weights and the loss there; until the next step.
     *
     * @param correlations of the slopes, length p
     */
    RowPoint point(double[] correlations) {
        evaluate();
        return new RowPoint(b, w, f, slopes, curvatures, value, correlations);
    }

    private void evaluate() {
        if (Double.isNaN(value)) {
            rows.design().predict(b, w, f);
            value = rows.evaluate(f, slopes, curvatures);
            updates = 0;
            correlated = false;
        }
    }

    /** The slopes of the loss for all columns, length p, overwritten. */
    void correlate(double[] out) {
        evaluate();
        if (few) {
            System.arraycopy(correlations(), 0, out, 0, out.length);
        } else {
            rows.design().correlate(slopes, out);
        }
    }

    private double[] correlations() {
        if (!correlated) {
            rows.design().correlate(slopes, correlations);
            correlated = true;
        }
        return correlations;
    }

    /** The slopes of the rows that the last step promised, times the weights of the rows; empty if it was not taken whole. */
    Optional<double[]> promised() {
        return dual == null ? Optional.empty() : Optional.of(dual);
    }

    /** The same as a dual point, where the last step moved all weights that may differ from zero. */
    Optional<RowDual> dual() {
        if (dual == null || last == null) {
            return Optional.empty();
        }
        double[] left = last.left();
        double steepest = Arrays.stream(last.curvatures()).max().orElseThrow();
        double error = ROUNDING * Math.sqrt(steepest) * last.stepSize();
        double[] ofDual = new double[w.length];
        for (int k = 0; k < left.length; k++) {
            ofDual[hessian.columns()[k]] = left[k];
        }
        return Optional.of(new RowDual(dual, ofDual, error));
    }

    /** Moves each weight to the nearest one that is allowed; returns whether some moved. */
    boolean project(Penalty penalty) {
        double[] before = w.clone();
        penalty.project(w);
        if (Arrays.equals(before, w)) {
            return false;
        }
        value = Double.NaN;
        dual = null;
        return true;
    }

    /** Goes somewhere else. */
    void moveTo(double intercept, double[] weights) {
        b = intercept;
        System.arraycopy(weights, 0, w, 0, w.length);
        value = Double.NaN;
        dual = null;
    }

    /**
     * Tells that steps for another penalty follow.
     *
     * @param toLastDigits whether the Hessian should not be kept for the sake of the last digits
     */
    void startSeries(boolean toLastDigits) {
        unsolved = 0;
        exactly = toLastDigits;
        lastPromise = Double.POSITIVE_INFINITY;
    }

    /**
     * Steps until the promised fall is at most a share of the scale, and evaluates the loss.
     *
     * @param chosen the weights that move; others that moved before may, too
     * @param goal the share; 0 for as exact as can be
     * @param most steps
     */
    Outcome descend(Penalty penalty, int[] chosen, double goal, int most) {
        double scale = rows.scale();
        evaluate();
        int steps = 0;
        boolean stalled = false;
        while (steps < most) {
            steps++;
            Parabola parabola = penalty instanceof ElasticNet net && usesRows(chosen, goal)
                    ? ofRows(net, chosen, ENOUGH * goal * scale)
                    : ofGram(penalty, chosen);
            int[] columns = parabola.columns();
            Penalty ofColumns = penalty.of(columns);
            double promise =
                    parabola.promise() + ofColumns.value(pick(w, columns)) - ofColumns.value(parabola.target());
            double[] before = slopes;
            double length = take(ofColumns, columns, parabola, promise, scale);
            dual = null;
            if (length == 0) {
                if (isFresh && share >= 1) {
                    stalled = true;
                    break;
                }
                trustLess(isFresh ? 1e3 : 1);
                continue;
            }
            if (length == 1) {
                keepPromise(parabola, before);
            }
            unsolved = parabola.isSolved() ? 0 : unsolved + 1;
            if (unsolved > MOST_UNSOLVED) {
                stalled = true;
                break;
            }
            if (length == 1) {
                share = share > SMALLEST_SHARE ? share * 0.1 : smallestShare();
            } else {
                trustLess(10);
            }
            Separation.check(rows, penalty, columns, parabola.steps(), f, direction);
            wantsFresh = length < 1 || exactly || promise > PROGRESS * lastPromise;
            lastPromise = promise;
            if (length == 1 && isFresh && promise <= LAST * scale) {
                stalled = true;
                break;
            }
            if (length == 1 && promise <= goal * scale) {
                break;
            }
        }
        if (updates > MOST_UPDATES) {
            value = Double.NaN;
        }
        return new Outcome(steps, stalled);
    }

    /** No step is of use, but the gap is not proven: goes on as far as the majorants tell. */
    void distrust() {
        trustLess(1 / SMALLEST_SHARE);
    }

    private void trustLess(double times) {
        share = Math.min(1, Math.max(share, SMALLEST_SHARE) * times);
        wantsFresh = true;
    }

    private double smallestShare() {
        return rows.loss().isCurved() ? 0 : SMALLEST_SHARE;
    }

    private boolean usesRows(int[] chosen, double goal) {
        return rows.design().isSparse() && chosen.length > MOST_OF_SPARSE && goal > 0;
    }

    private Parabola ofRows(ElasticNet penalty, int[] chosen, double enough) {
        isFresh = true;
        RowParabola parabola = new RowParabola(rows.design(), chosen, slopes, curved(chosen.length));
        parabola.minimize(penalty.of(chosen), pick(w, chosen), enough);
        return parabola;
    }

    /** The curvatures of the rows or, where some have none, so much of the majorants. */
    private double[] curved(int columns) {
        if (share == 0 || (share <= SMALLEST_SHARE && areMany(columns))) {
            return curvatures;
        }
        double[] weighted = new double[f.length];
        rows.curvatures(f, share, weighted);
        return weighted;
    }

    /** Whether so many rows are curved that they will do. */
    private boolean areMany(int columns) {
        int curved = 0;
        for (double curvature : curvatures) {
            curved += curvature > 0 ? 1 : 0;
        }
        return curved >= PLENTY * (columns + 1);
    }

    /** Makes the Hessian anew, or takes the one that there is. */
    private void prepare(int[] chosen) {
        double work = (double) f.length * chosen.length * chosen.length;
        isFresh = wantsFresh || work < COSTLY || !hessian.canServe(chosen);
        if (!isFresh) {
            hessian.grow(chosen);
            return;
        }
        hessian.refresh(curved(chosen.length), chosen);
    }

    /** What the slopes would be after a whole step if the loss were the parabola. */
    private void keepPromise(Parabola parabola, double[] before) {
        dual = new double[f.length];
        for (int i = 0; i < dual.length; i++) {
            double curvature = parabola.curvatures()[i];
            dual[i] = before[i] - curvature * direction[i];
        }
    }

    /** Goes all the way, or half of it, and so on, until the objective falls enough; 0 if it does not. */
    private double take(Penalty penalty, int[] chosen, Parabola parabola, double promise, double scale) {
        double[] now = pick(w, chosen);
        double[] at = new double[now.length];
        double stepOfIntercept = parabola.interceptStep();
        rows.design().direction(stepOfIntercept, chosen, parabola.steps(), direction);
        double before = value + penalty.value(now);
        double rounding = ROUNDING * (scale + Math.abs(before));
        double length = 1;
        boolean searches = !rows.loss().isCurved();
        LineSearch search = new LineSearch(-promise);
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            double trialValue = partOfStep(length);
            for (int k = 0; k < at.length; k++) {
                at[k] = length == 1 ? parabola.target()[k] : now[k] + length * parabola.steps()[k];
            }
            double fall = before - trialValue - penalty.value(at);
            boolean falls = fall >= FALL * length * promise - (length == 1 ? rounding : 0);
            double slope = searches ? slope(penalty, at, parabola.steps()) : Double.NaN;
            if (falls && !(Math.abs(slope) > FLAT_ENOUGH * promise && length < 1)) {
                accept(chosen, at, length * stepOfIntercept, trialValue);
                return length;
            }
            length = searches ? search.next(length, slope) : length / 2;
        }
        return 0;
    }

    /** The derivative of the objective along the step, where it was just evaluated. */
    private double slope(Penalty penalty, double[] at, double[] steps) {
        double slope = 0;
        for (int i = 0; i < direction.length; i++) {
            slope -= trialSlopes[i] * direction[i];
        }
        slope /= direction.length;
        double[] down = penalty.downhill(at, new double[at.length]);
        for (int k = 0; k < at.length; k++) {
            slope -= down[k] * steps[k];
        }
        return slope;
    }

    private double partOfStep(double length) {
        for (int i = 0; i < f.length; i++) {
            trial[i] = f[i] + length * direction[i];
        }
        return rows.evaluate(trial, trialSlopes, trialCurvatures);
    }

    private void accept(int[] chosen, double[] at, double stepOfIntercept, double trialValue) {
        for (int k = 0; k < chosen.length; k++) {
            w[chosen[k]] = at[k];
        }
        b += stepOfIntercept;
        value = trialValue;
        updates++;
        correlated = false;
        double[] old = f;
        f = trial;
        trial = old;
        old = slopes;
        slopes = trialSlopes;
        trialSlopes = old;
        old = curvatures;
        curvatures = trialCurvatures;
        trialCurvatures = old;
    }

    /** The loss as a parabola about the present weights, minimised with the penalty. */
    private Parabola ofGram(Penalty penalty, int[] chosen) {
        prepare(chosen);
        int[] columns = hessian.columns();
        double[] weighted = hessian.curvatures();
        double downIntercept = 0;
        double unexplained = Double.MIN_NORMAL;
        for (int i = 0; i < f.length; i++) {
            downIntercept += slopes[i];
            unexplained += weighted[i] > 0 ? slopes[i] * slopes[i] / weighted[i] / f.length : 0;
        }
        double[] down = few ? pick(correlations(), columns) : rows.design().correlations(slopes, columns);
        GramParabola parabola = new GramParabola(hessian, down, rows.hasIntercept() ? downIntercept / f.length : 0);
        parabola.minimize(penalty.of(columns), pick(w, columns), unexplained);
        last = parabola;
        return parabola;
    }

    private static double[] pick(double[] values, int[] chosen) {
        double[] picked = new double[chosen.length];
        for (int k = 0; k < picked.length; k++) {
            picked[k] = values[chosen[k]];
        }
        return picked;
    }
}
