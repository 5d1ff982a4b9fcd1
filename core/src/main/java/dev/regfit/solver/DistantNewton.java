package dev.regfit.solver;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.DistantLoss;
import dev.regfit.problem.DistantPoint;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Line;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Newton's method of {@link ProximalNewton} for rows that are elsewhere: each step takes one pass over them, which sums value,
 * slopes and the Hessian of a working set of columns, and the loss at shorter steps, should the whole one lead up. What a
 * step is solved by stays here.
 */
public final class DistantNewton {
    /** So many columns are looked at all together. */
    private static final int FEW_COLUMNS = 200;

    /** Columns join whose slope is this share of what the penalty pulls with: most of those that ought to have a weight. */
    private static final double LIKELY = 0.7;

    /** The share of what a step promises that it has to keep (Lee, Sun and Saunders 2014, section 2.3). */
    private static final double KEPT = 1e-4;

    /** A step that promises less, as a share of the scale of gaps, is the last: it squares what is wrong with the weights. */
    private static final double SETTLED = 1e-12;

    /** From here on rows without curvature are taken as they are. */
    private static final double NEAR = 1e-3;

    /** Objectives that differ by less may be equal. */
    private static final double ROUNDING = 1e-14;

    private static final int MOST_STEPS = 100;
    private static final Stopping EXACT = new Stopping(1e-10, 1000);

    private final DistantLoss loss;
    private final ElasticNet penalty;
    private final Stopping stopping;

    /**
     * A minimum.
     *
     * @param point with the last look at the rows
     * @param steps number of Newton steps
     */
    public record Found(DistantPoint point, Certificate certificate, int steps) {}

    /** @param penalty on the columns divided by their scales, without bounds but of columns that are held at zero */
    public DistantNewton(DistantLoss loss, ElasticNet penalty, Stopping stopping) {
        this.loss = loss;
        this.penalty = penalty;
        this.stopping = stopping;
    }

    /** Minimises, from the model whose weights are all zero. */
    public Found minimize() {
        double share = loss.loss().isCurved() ? 0 : 1;
        DistantPoint now = loss.point(loss.nullPoint().at(), chosen(loss.nullPoint(), new int[0]), share);
        Certificate certificate = Certificate.UNKNOWN;
        int steps = 0;
        boolean isLast = false;
        boolean isCertified = false;
        while (true) {
            Line next = solved(now);
            double promise = promise(now, next) / loss.scale();
            if (share > 0 && promise < NEAR) {
                share = 0;
                now = loss.point(now.at(), now.chosen(), share);
                continue;
            }
            boolean ends = isLast || steps >= Math.min(MOST_STEPS, stopping.maxIterations());
            if (ends || (promise <= stopping.tolerance() && !isCertified)) {
                certificate = loss.certify(now, next, penalty);
                isCertified = true;
            }
            if (ends) {
                return new Found(now, certificate, steps);
            }
            isLast = promise <= SETTLED;
            Optional<DistantPoint> after = stepped(now, next, share);
            if (after.isEmpty()) {
                return new Found(now, loss.certify(now, next, penalty), steps);
            }
            boolean isWhole = after.get().at().equals(next);
            share = isWhole ? share / 10 : share;
            now = widened(after.get(), share);
            steps++;
        }
    }

    private double objective(double value, Line at) {
        return value + penalty.value(at.weights());
    }

    /** By how much the objective would fall at the rate at which it begins to. */
    private double promise(DistantPoint now, Line next) {
        double fall = now.fall(next) + penalty.value(now.at().weights()) - penalty.value(next.weights());
        return Math.max(0, fall);
    }

    /** The point after the whole step or, if that leads up, the best of shorter ones; empty if all do. */
    private Optional<DistantPoint> stepped(DistantPoint now, Line next, double share) {
        double before = objective(now.value(), now.at());
        DistantPoint whole = loss.point(next, next.minus(now.at()), now.chosen(), share);
        double wanted = before - KEPT * promise(now, next) + ROUNDING * Math.abs(before);
        if (objective(whole.value(), next) <= wanted) {
            return Optional.of(whole);
        }
        Optional<Line> best = Optional.empty();
        double least = before;
        for (int k = 0; k < loss.shorterSteps().length; k++) {
            Line shorter = now.at().towards(next, loss.shorterSteps()[k]);
            double value = objective(whole.valueOfShorter(k), shorter);
            if (value < least) {
                least = value;
                best = Optional.of(shorter);
            }
        }
        return best.map(at -> loss.point(at, now.chosen(), share));
    }

    /** The same point with the columns that violate the conditions of optimality. */
    private DistantPoint widened(DistantPoint point, double share) {
        double[] correlations = point.correlations();
        boolean complete = IntStream.range(0, loss.columns())
                .filter(j -> point.at().weights()[j] == 0 && Arrays.binarySearch(point.chosen(), j) < 0)
                .allMatch(j -> loss.power(j) == 0 || penalty.isHeld(j) || Math.abs(correlations[j]) <= penalty.l1(j));
        return complete ? point : loss.point(point.at(), chosen(point, point.chosen()), share);
    }

    /** The columns that a step may move: those so far, and those that may want a weight. */
    private int[] chosen(DistantPoint point, int[] before) {
        boolean few = loss.columns() <= FEW_COLUMNS;
        double[] correlations = point.correlations();
        return Arrays.stream(loss.varying())
                .filter(j -> !penalty.isHeld(j))
                .filter(j -> few
                        || Arrays.binarySearch(before, j) >= 0
                        || Math.abs(correlations[j]) >= LIKELY * penalty.l1(j))
                .toArray();
    }

    /** Where the parabola that touches the loss, plus the penalty, has its minimum. */
    private Line solved(DistantPoint now) {
        int k = now.chosen().length;
        double[] w = IntStream.of(now.chosen())
                .mapToDouble(j -> now.at().weights()[j])
                .toArray();
        double[] gram = new double[k * k];
        double[] target = new double[k];
        double power = 2 * (loss.scale() + now.excess());
        for (int a = 0; a < k; a++) {
            double pulled = 0;
            for (int b = 0; b < k; b++) {
                double entry = now.hessian(Math.min(a, b), Math.max(a, b));
                gram[a * k + b] = entry;
                pulled += entry * w[b];
            }
            double downhill = now.downhill(a);
            target[a] = downhill + pulled;
            power +=
                    w[a] * (2 * downhill + pulled) + downhill * downhill / Math.max(gram[a * k + a], Double.MIN_NORMAL);
        }
        Problem problem = new Problem(
                new MomentSquares(loss.rows(), gram, k, target, Math.max(power, loss.scale())),
                penalty.of(now.chosen()));
        double[] found = new CoordinateDescent().solve(problem, EXACT).weights();
        double[] steps = new double[k];
        double[] weights = now.at().weights().clone();
        for (int a = 0; a < k; a++) {
            steps[a] = found[a] - w[a];
            weights[now.chosen()[a]] = found[a];
        }
        return new Line(now.at().intercept() + now.interceptStep(steps), weights);
    }
}
