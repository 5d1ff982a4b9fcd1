package dev.regfit.problem;

import dev.regfit.linalg.Cholesky;
import java.util.Arrays;
import java.util.Optional;

/**
 * Computes certificates of weights under any loss from the rows, with bounds for all that rounding can hide.
 *
 * <p>The {@link DualPoint} is the slope of each row. Along what nothing penalises, the intercept first of all, a dual point
 * must have no slope left: there the slopes are moved by Newton's step, u − D·t for the step's change t of the predictors,
 * and what is left of them by rounding goes into the bounds. Under a weak ridge penalty the same step, on all columns
 * without an L1 part, proves more; it is tried where the first gap is not small.
 */
public final class RowCertifier {
    /** With more columns than this their Hessian is too large to factor: without it, no finite gap may be known. */
    private static final int MAX_STEP = 4000;

    /** A violation of the conditions of optimality, in units of {@link Certificate#kkt}, below which the support is settled. */
    private static final double SETTLED = 1e-11;

    /** Reciprocal condition number below which half of what a solution tells may be rounding. */
    private static final double UNRELIABLE = 1e-12;

    /** What the estimate of a condition number may be too small by. */
    private static final double ESTIMATE = 3;

    /** Of a step this long curvatures change by a tenth: bounds that hold near the minimum over a step are widened so. */
    private static final double NEAR = 1.1;

    private final RowLoss rows;
    private final ElasticNet penalty;
    private final double rounding;

    /** @param penalty on the working columns */
    public RowCertifier(RowLoss rows, ElasticNet penalty) {
        this.rows = rows;
        this.penalty = penalty;
        this.rounding = 0x1p-53 * (4 + 0.25 * Math.sqrt((double) rows.rows() + rows.columns()));
    }

    /**
     * Certifies weights by evaluating the loss afresh.
     *
     * @param intercept b₀ on the original columns
     * @param w on the working columns, length p; not modified
     */
    public Certificate certify(double intercept, double[] w) {
        double[] f = new double[rows.rows()];
        double[] slopes = new double[rows.rows()];
        double[] correlations = new double[w.length];
        double b = rows.workingIntercept(intercept, w);
        rows.predict(b, w, f);
        rows.slopes(f, slopes);
        rows.correlate(slopes, correlations);
        return certify(b, w, f, slopes, correlations);
    }

    /**
     * Certifies weights where the loss is already evaluated.
     *
     * @param b the intercept of the working columns
     * @param f linear predictors, length n
     * @param slopes of the rows, times their weights, length n
     * @param correlations X̃ᵀs/n, length p
     */
    public Certificate certify(double b, double[] w, double[] f, double[] slopes, double[] correlations) {
        double penaltyValue = penalty.value(w);
        double objective = rows.value(f) + penaltyValue;
        State at = new State(b, w, f, slopes, correlations);
        double above = rows.excess(f) + penaltyValue;
        double gap = Math.min(above + rounding * (above + Math.abs(objective)), gap(at));
        return new Certificate(objective, gap, relative(gap), violation(at));
    }

    /** Weights and what follows from them. */
    private record State(double b, double[] w, double[] f, double[] slopes, double[] correlations) {}

    /** A gap as a share of the scale of relative gaps; that of a target without deviance is its loss. */
    private double relative(double gap) {
        return gap == 0 ? 0 : gap / scale();
    }

    private double scale() {
        double excess = rows.nullModel().excess();
        return excess > 0 ? excess : Double.MIN_NORMAL;
    }

    /** Whether every weight satisfies its condition of optimality up to rounding. */
    public boolean isSettled(double[] w, double[] slopes, double[] correlations, double meanCurvature) {
        for (int j = 0; j < w.length; j++) {
            if (penalty.violation(j, w[j], correlations[j]) > SETTLED * unit(j, meanCurvature)) {
                return false;
            }
        }
        return !rows.hasIntercept() || Math.abs(mean(slopes)) <= SETTLED * Math.sqrt(2 * meanCurvature * scale());
    }

    /** Of violations: √(2aS) for the curvature a of a weight and the scale S of gaps, as of the squared loss. */
    private double unit(int j, double meanCurvature) {
        return Math.sqrt(2 * (meanCurvature * rows.power(j) + penalty.l2(j)) * scale());
    }

    private double violation(State at) {
        double[] curvatures = new double[at.f.length];
        rows.curvatures(at.f, 0, curvatures);
        double meanCurvature = mean(curvatures);
        double largest = 0;
        if (rows.hasIntercept() && mean(at.slopes) != 0) {
            largest = Math.abs(mean(at.slopes)) / Math.sqrt(2 * meanCurvature * scale());
        }
        for (int j = 0; j < at.w.length; j++) {
            double power = meanCurvature * rows.power(j);
            double violation = penalty.violation(j, at.w[j], at.correlations[j]);
            if (violation > 0 && power + penalty.l2(j) > 0) {
                double best = penalty.minimizer(j, power, at.correlations[j] + power * at.w[j]);
                double moved = (power + penalty.l2(j)) * Math.abs(best - at.w[j]);
                largest = Math.max(largest, Math.min(violation, moved) / unit(j, meanCurvature));
            }
        }
        return largest;
    }

    private double gap(State at) {
        double gap = gap(at, columns(at.w, true));
        if (relative(gap) <= Certifier.SMALL || penalty.lambda2() == 0) {
            return gap;
        }
        int[] smooth = columns(at.w, false);
        return smooth.length > MAX_STEP ? gap : Math.min(gap, gap(at, smooth));
    }

    /** The gap with a step on the chosen columns and the intercept. */
    private double gap(State at, int[] chosen) {
        boolean[] joined = new boolean[at.w.length];
        double[] curvatures = new double[at.f.length];
        rows.curvatures(at.f, 1, curvatures);
        Correction correction = new Correction(new double[at.f.length], new double[chosen.length], 0);
        if (chosen.length > 0 || rows.hasIntercept()) {
            Optional<Correction> found = chosen.length > MAX_STEP ? Optional.empty() : correct(at, chosen, curvatures);
            if (found.isEmpty()) {
                return Double.POSITIVE_INFINITY;
            }
            correction = found.get();
        }
        double steepest = 0;
        double largest = 0;
        double power = 0;
        double slopePower = 0;
        double lightest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < curvatures.length; i++) {
            double weight = rows.data().weights()[i];
            double change = correction.changes[i];
            steepest = Math.max(steepest, curvatures[i] / weight);
            largest = Math.max(largest, Math.abs(change));
            power += weight * change * change;
            slopePower += at.slopes[i] * at.slopes[i] / weight;
            lightest = Math.min(lightest, weight);
        }
        double n = rows.rows();
        double root = Math.sqrt(steepest);
        double hidden = NEAR * correction.distance;
        double error = Math.sqrt(power / n) + root * hidden + rounding * Math.sqrt(slopePower / n);
        double[] slopes = at.correlations.clone();
        double[] errors = new double[slopes.length];
        for (int j = 0; j < errors.length; j++) {
            errors[j] = error * Math.sqrt(rows.power(j));
        }
        for (int j : chosen) {
            joined[j] = true;
            slopes[j] = 0;
            errors[j] = 0;
        }
        double most = rows.loss().shrinkage(largest + hidden * Math.sqrt(n / lightest));
        DualPoint point = new DualPoint(
                terms(at, chosen, correction),
                rounding * root * termSize(at) + hidden,
                new Penalty.Slopes(slopes, errors, joined));
        return point.gap(penalty, at.w, most);
    }

    /**
     * What the slopes of rows are moved by, and what is left to move.
     *
     * @param changes of the rows' slopes, without their weights, length n
     * @param steps of the chosen weights
     * @param distance how far the exact dual point is at most, in units of the square root of the objective
     */
    private record Correction(double[] changes, double[] steps, double distance) {}

    private Optional<Correction> correct(State at, int[] chosen, double[] curvatures) {
        int k = chosen.length;
        double[] hessian = rows.hessian(chosen, curvatures);
        int order = rows.hasIntercept() ? k + 1 : k;
        double[] system = new double[order * order];
        double[] left = new double[order];
        for (int a = 0; a < order; a++) {
            System.arraycopy(hessian, a * (k + 1), system, a * order, order);
            if (a < k) {
                system[a * order + a] += penalty.l2(chosen[a]);
                left[a] = penalty.downhill(chosen[a], at.w[chosen[a]], at.correlations[chosen[a]]);
            } else {
                left[a] = mean(at.slopes);
            }
        }
        Optional<Cholesky> factor = Cholesky.of(system, order);
        double reciprocal = factor.map(Cholesky::reciprocalCondition).orElse(0.0);
        if (!(reciprocal > UNRELIABLE)) {
            return Optional.empty();
        }
        double[] steps = factor.get().solve(left);
        double[] changes = new double[at.f.length];
        rows.direction(order > k ? steps[k] : 0, chosen, Arrays.copyOf(steps, k), changes);
        double longest = 0;
        for (int i = 0; i < changes.length; i++) {
            longest = Math.max(longest, Math.abs(changes[i]));
            changes[i] *= curvatures[i] / rows.data().weights()[i];
        }
        // What a solution leaves, and what rounding hides of the slopes: as shares of the diagonal, which Cholesky
        // scales to one.
        double hidden = 0;
        for (int a = 0; a < order; a++) {
            double slopeError = rounding * Math.sqrt(system[a * order + a]) * slopeSize(at)
                    + rounding / reciprocal * Math.abs(left[a]);
            hidden += slopeError * slopeError / Math.max(system[a * order + a], Double.MIN_NORMAL);
        }
        double distance = 2 * Math.sqrt(hidden * ESTIMATE / reciprocal);
        boolean near = longest < 1 && distance < 0.01;
        return near ? Optional.of(new Correction(changes, Arrays.copyOf(steps, k), distance)) : Optional.empty();
    }

    /** √((1/n)Σω·slope²/curvature) and the like are of this order where no row is hopeless: slopes as distances. */
    private double slopeSize(State at) {
        double sum = 0;
        for (int i = 0; i < at.f.length; i++) {
            double weight = rows.data().weights()[i];
            double y = rows.data().y()[i];
            double slope = at.slopes[i] / weight;
            sum += weight * slope * slope / Math.max(rows.loss().majorant(y, at.f[i]), 1e-3);
        }
        return Math.sqrt(sum / rows.rows());
    }

    private DualPoint.LossTerms terms(State at, int[] chosen, Correction correction) {
        return s -> {
            double sum = 0;
            for (int i = 0; i < at.f.length; i++) {
                double weight = rows.data().weights()[i];
                double d = (1 - s) * (at.slopes[i] / weight) + s * correction.changes[i];
                sum += weight * rows.loss().fenchelTerm(rows.data().y()[i], at.f[i], d);
            }
            double ridge = 0;
            for (int k = 0; k < chosen.length; k++) {
                double w = at.w[chosen[k]];
                double rest = (1 - s) * w - s * correction.steps[k];
                ridge += penalty.l2(chosen[k]) * rest * rest;
            }
            return Math.sqrt(2 * sum / rows.rows() + ridge);
        };
    }

    /** The size of what is added up to linear predictors and, for losses of residuals, of the target. */
    private double termSize(State at) {
        double size = Math.abs(at.b) + rows.shiftTerms(at.w) + rows.offsetSize();
        double target = 0;
        for (int i = 0; i < at.f.length; i++) {
            target +=
                    rows.data().weights()[i] * rows.data().y()[i] * rows.data().y()[i];
        }
        size += rows.loss() instanceof Huber ? Math.sqrt(target / at.f.length) : 0;
        for (int j = 0; j < at.w.length; j++) {
            size += Math.abs(at.w[j]) * Math.sqrt(rows.power(j));
        }
        return size;
    }

    private int[] columns(double[] w, boolean freeOnly) {
        int[] columns = new int[w.length];
        int count = 0;
        for (int j = 0; j < w.length; j++) {
            boolean wanted = penalty.l1(j) == 0 && !(freeOnly && penalty.l2(j) > 0);
            if (wanted && penalty.mayMove(j, w[j]) && rows.power(j) > 0) {
                columns[count++] = j;
            }
        }
        return Arrays.copyOf(columns, count);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
