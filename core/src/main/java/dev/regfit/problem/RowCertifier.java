package dev.regfit.problem;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Computes certificates of weights under any loss from the rows, with bounds for all that rounding can hide.
 *
 * <p>The {@link DualPoint} is the slope of each row. Along what nothing penalises, the intercept first of all, a dual point
 * must have no slope left: there the slopes are moved by Newton's step, u − D·t for the step's change t of the predictors,
 * and what is left of them by rounding goes into the bounds. The same step on all active columns, for the signs that their
 * weights have, proves more: a gap that falls with the square of what is wrong with the weights.
 */
public final class RowCertifier {
    /** With more columns than this their Hessian is too large to factor: without it, no finite gap may be known. */
    private static final int MAX_STEP = 4000;

    /** A violation of the conditions of optimality, in units of {@link Certificate#kkt}, below which the support is settled. */
    private static final double SETTLED = 1e-12;

    /** Of a step this long curvatures change by a tenth: bounds that hold near the minimum over a step are widened so. */
    private static final double NEAR = 1.1;

    /** Multiply-adds that a second, sharper gap is worth. */
    private static final double AFFORDABLE = 2e9;

    /** What two or three roundings to doubles may have taken from a number, as a share of it. */
    private static final double LAST_DIGIT = 0x1p-50;

    /** Of a jump, the room that makes up for rounding where all rows are at an end of theirs. */
    private static final double LITTLE = 1e-6;

    private final RowLoss rows;
    private final Penalty penalty;
    /** The penalty of columns that are blocks of their own: only these are joined. */
    private final ElasticNet net;

    private final double rounding;
    /** Of unpenalised columns; null until it is asked for. */
    private ExactCombinations combinations;

    /** @param penalty on the working columns */
    public RowCertifier(RowLoss rows, Penalty penalty) {
        this.rows = rows;
        this.penalty = penalty;
        this.net = penalty.net();
        this.rounding = 0x1p-53 * (4 + 0.25 * Math.sqrt((double) rows.rows() + rows.columns()));
    }

    /**
     * Certifies weights by evaluating the loss afresh.
     *
     * @param intercept b₀ on the original columns
     * @param w on the working columns, length p; not modified
     */
    public Certificate certify(double intercept, double[] w) {
        return certifySharply(rows.point(rows.design().workingIntercept(intercept, w), w));
    }

    /** Certifies weights where the loss is already evaluated, by the sharper of the two gaps if that is worth its while. */
    public Certificate certifySharply(RowPoint at) {
        RowDual dual = RowDual.of(at);
        Certificate certificate = certify(at, dual);
        if (certificate.relativeGap() <= Certifier.SMALL * Certifier.SMALL) {
            return certificate;
        }
        if (penalty instanceof GroupLasso) {
            return better(certificate, at);
        }
        int[] active = columns(at.w(), false);
        double work = (double) rows.rows() * active.length * active.length;
        double gap = work > AFFORDABLE ? Double.POSITIVE_INFINITY : gap(at, dual, active, RowSums.of(rows, at, dual));
        return gap < certificate.gap()
                ? new Certificate(certificate.objective(), gap, relative(at, gap), certificate.kkt())
                : certificate;
    }

    /** The same with the slopes that Newton's steps on all columns with weights promise, if they prove more. */
    private Certificate better(Certificate certificate, RowPoint at) {
        boolean[] moves = penalty.mayMove(at.w());
        int[] chosen = IntStream.range(0, moves.length)
                .filter(j -> moves[j] && rows.design().power(j) > 0)
                .toArray();
        double work = (double) rows.rows() * chosen.length * chosen.length;
        if (work > AFFORDABLE || chosen.length > MAX_STEP || chosen.length == 0) {
            return certificate;
        }
        return PromisedSlopes.at(at, rows, penalty, chosen)
                .map(promised -> certify(at, promised))
                .filter(other -> other.gap() < certificate.gap())
                .orElse(certificate);
    }

    /** Certifies weights where the loss is already evaluated, without the sharper of the two gaps. */
    public Certificate certify(RowPoint at) {
        return certify(at, RowDual.of(at));
    }

    /** The same by another dual point than the slopes there. */
    public Certificate certify(RowPoint at, RowDual dual) {
        double penaltyValue = penalty.value(at.w());
        double objective = at.value() + penaltyValue;
        double above = above(at);
        double noise = rounding * (Math.abs(at.value()) + Math.abs(rows.leastValue()) + penaltyValue);
        RowSums sums = RowSums.of(rows, at, dual);
        double moved = rounding * sums.size();
        double steepness = Math.sqrt(sums.slopePower()) + rows.loss().jump();
        double hidden = moved * (steepness + moved * sums.steepest());
        double gap = Math.min(above + noise + hidden, gap(at, dual, columns(at.w(), true), sums));
        if (!(gap >= 0)) {
            gap = Double.POSITIVE_INFINITY; // far out the loss is no number
        }
        return new Certificate(objective, gap, relative(at, gap), violation(at, sums));
    }

    /** About what rounding alone makes of the relative gap of a loss with a kink. */
    public double resolution(RowPoint at) {
        return rows.loss().jump() * rounding * RowSums.termSize(rows, at) / scale();
    }

    /** What the objective exceeds the least loss by, which is no less than zero. */
    private double above(RowPoint at) {
        return at.value() - rows.leastValue() + penalty.value(at.w());
    }

    /** A gap as a share of the scale of relative gaps. */
    private double relative(RowPoint at, double gap) {
        return gap == 0 ? 0 : gap / rows.scaleAt(above(at));
    }

    private double scale() {
        return rows.scale();
    }

    /** Whether every weight satisfies its condition of optimality up to rounding. */
    public boolean isSettled(RowPoint at) {
        RowSums sums = RowSums.of(rows, at, RowDual.of(at));
        double meanCurvature = sums.meanCurvature();
        double[] violations = penalty.violations(at.w(), at.correlations());
        for (int j = 0; j < violations.length; j++) {
            if (violations[j] > SETTLED * unit(j, meanCurvature)) {
                return false;
            }
        }
        return !rows.hasIntercept() || Math.abs(sums.meanSlope()) <= SETTLED * Math.sqrt(2 * meanCurvature * scale());
    }

    private double unit(int j, double meanCurvature) {
        return Violations.unit(meanCurvature * rows.design().power(j) + net.l2(j), scale());
    }

    private double violation(RowPoint at, RowSums sums) {
        Violations.Slopes slopes = new Violations.Slopes(
                at.correlations(),
                rows.hasIntercept() ? sums.meanSlope() : 0,
                sums.meanCurvature(),
                rows.design()::power);
        return Violations.largest(penalty, net, at.w(), slopes, scale());
    }

    /**
     * The gap with a step on the chosen columns and the intercept. Where it is none, unpenalised columns may depend on each
     * other: then the step goes without those that others make up, whose slopes are zero as well.
     */
    private double gap(RowPoint at, RowDual dual, int[] chosen, RowSums sums) {
        if (chosen.length > MAX_STEP) {
            return Double.POSITIVE_INFINITY;
        }
        double gap = gap(at, dual, new Step(chosen, new int[0]), sums);
        if (gap < Double.POSITIVE_INFINITY) {
            return gap;
        }
        boolean[] madeUp = combinations().by(columns(at.w(), true));
        int[] without = Arrays.stream(chosen).filter(j -> !madeUp[j]).toArray();
        int[] implied = IntStream.range(0, madeUp.length).filter(j -> madeUp[j]).toArray();
        return implied.length == 0 ? gap : gap(at, dual, new Step(without, implied), sums);
    }

    private ExactCombinations combinations() {
        if (combinations == null) {
            combinations = new ExactCombinations(rows.data(), rows.design().map(), unpenalized());
        }
        return combinations;
    }

    private int[] unpenalized() {
        return IntStream.range(0, rows.columns())
                .filter(j ->
                        penalty.isAlone(j) && net.isFree(j) && rows.design().power(j) > 0)
                .toArray();
    }

    /**
     * A step.
     *
     * @param chosen the columns that move
     * @param implied unpenalised columns that have no slope when the chosen ones that are not penalised have none
     */
    private record Step(int[] chosen, int[] implied) {}

    private double gap(RowPoint at, RowDual dual, Step step, RowSums sums) {
        // Rows that pull without curvature, or without room, are left as they are, unless nothing else could be moved.
        double[] shares = rows.loss().isCurved() ? new double[] {0} : new double[] {0, 1};
        for (double share : shares) {
            double[] curvatures = rooms(at, dual, share);
            boolean moves = step.chosen.length > 0 || rows.hasIntercept();
            Optional<DualStep> correction = moves
                    ? DualStep.of(rows, net, at, dual, step.chosen, curvatures, sums, rounding)
                    : Optional.of(DualStep.none(rows.rows()));
            if (correction.isPresent()) {
                return gap(at, dual, step, curvatures, correction.get(), sums);
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /**
     * How easily the rows' dual variables may move, times the weights: by curvatures or, at kinks, as far as there is room.
     *
     * @param share of the majorants or, at kinks, of the room that there is in all: as far as a row may move at least
     */
    private double[] rooms(RowPoint at, RowDual dual, double share) {
        double[] rooms = at.curvatures();
        double jump = rows.loss().jump();
        if (jump > 0) {
            rooms = new double[at.f().length];
            for (int i = 0; i < rooms.length; i++) {
                double weight = rows.data().weights()[i];
                double room = rows.loss().room(dual.values()[i] / weight, at.curvatures()[i] / weight);
                rooms[i] = weight * Math.max(room, share * LITTLE * jump);
            }
        } else if (share > 0) {
            rooms = new double[at.f().length];
            rows.curvatures(at.f(), share, rooms);
        }
        return rooms;
    }

    private double gap(RowPoint at, RowDual dual, Step step, double[] curvatures, DualStep correction, RowSums sums) {
        double n = rows.rows();
        double jump = rows.loss().jump();
        double hidden = NEAR * correction.distance();
        double steepest = 0;
        double power = 0;
        double reach = 0;
        double most = 1;
        for (int i = 0; i < curvatures.length; i++) {
            double weight = rows.data().weights()[i];
            double change = Math.abs(correction.changes()[i]);
            double curvature = curvatures[i] / weight;
            steepest = Math.max(steepest, curvature);
            power += weight * change * change;
            double y = rows.data().y()[i];
            double move = change + hidden * Math.sqrt(n * curvature / weight);
            most = Math.min(most, rows.loss().shrinkage(y, dual.values()[i] / weight, move));
            reach += curvatures[i] * (y - at.f()[i]) * (y - at.f()[i]);
        }
        double root = Math.sqrt(steepest);
        double error = Math.sqrt(power / n) + root * hidden + rounding * Math.sqrt(sums.dualPower()) + dual.error();
        boolean[] joined = new boolean[at.w().length];
        double[] slopes = dual.correlations().clone();
        double[] errors = new double[slopes.length];
        for (int j = 0; j < errors.length; j++) {
            errors[j] = error * Math.sqrt(rows.design().power(j));
        }
        for (int j : step.chosen) {
            joined[j] = true;
            slopes[j] = net.l1(j) * Math.signum(at.w()[j]);
            errors[j] = LAST_DIGIT * net.l1(j);
        }
        for (int j : step.implied) {
            slopes[j] = 0;
            errors[j] = 0;
        }
        DualPoint point = new DualPoint(
                terms(at, dual, step.chosen, correction),
                rounding * root * sums.size() + hidden,
                new Penalty.Slopes(slopes, errors, joined));
        // What moves a row of a kink moves its term by as much times the residual, or the jump of the slope.
        double kinks = jump > 0 ? jump * rounding * sums.size() + hidden * Math.sqrt(reach / n) : 0;
        return point.gap(penalty, at.w(), most) + kinks;
    }

    private DualPoint.LossTerms terms(RowPoint at, RowDual dual, int[] chosen, DualStep correction) {
        double[] y = rows.data().y();
        return s -> {
            double sum = 0;
            for (int i = 0; i < at.f().length; i++) {
                double weight = rows.data().weights()[i];
                double u = dual.values()[i];
                double d = (at.slopes()[i] - u + (1 - s) * u) / weight
                        + s * correction.changes()[i];
                double curvature = at.curvatures()[i] / weight;
                sum += weight * rows.loss().fenchelTerm(y[i], at.f()[i], at.slopes()[i] / weight, curvature, d);
            }
            double ridge = 0;
            for (int k = 0; k < chosen.length; k++) {
                double w = at.w()[chosen[k]];
                double rest = (1 - s) * w - s * correction.steps()[k];
                ridge += net.l2(chosen[k]) * rest * rest;
            }
            return Math.sqrt(2 * sum / rows.rows() + ridge);
        };
    }

    /** Columns that may move to either side, of those that are not penalised or of all. */
    private int[] columns(double[] w, boolean freeOnly) {
        int[] columns = new int[w.length];
        int count = 0;
        for (int j = 0; j < w.length; j++) {
            boolean wanted = penalty.isAlone(j) && (!freeOnly || net.isFree(j));
            if (wanted && net.mayMove(j, w[j]) && rows.design().power(j) > 0) {
                columns[count++] = j;
            }
        }
        return Arrays.copyOf(columns, count);
    }
}
