package dev.regfit.problem;

import dev.regfit.data.Moments;
import dev.regfit.linalg.Cholesky;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Computes certificates of weights from sums over rows that are elsewhere. The {@link DualPoint} is the one that a Newton step
 * promises, at which the conditions of optimality hold but for rounding, as in {@link RowCertifier}; what is left of them goes
 * into the bound as a distance.
 */
final class DistantCertifier {
    /** What two or three roundings to doubles may have taken from a number, as a share of it. */
    private static final double LAST_DIGIT = 0x1p-50;

    /** Of a step this long curvatures change by a tenth. */
    private static final double NEAR = 1.1;

    /** What the estimate of a condition number may be too small by. */
    private static final double ESTIMATE = 3;

    private static final double UNRELIABLE = 1e-12;

    private final DistantLoss loss;
    private final ElasticNet penalty;
    private final double rounding;

    /** @param penalty on the columns divided by their scales */
    DistantCertifier(DistantLoss loss, ElasticNet penalty) {
        this.loss = loss;
        this.penalty = penalty;
        this.rounding = 0x1p-53 * (4 + 0.25 * Math.sqrt((double) loss.data().size() + loss.columns()));
    }

    Certificate certify(DistantPoint point, Line next) {
        double objective = point.value() + penalty.value(point.at().weights());
        double gap = gap(point, next.minus(point.at()));
        double safe = gap >= 0 ? gap : Double.POSITIVE_INFINITY;
        return new Certificate(objective, safe, safe == 0 ? 0 : safe / loss.scale(), violation(point));
    }

    private double violation(DistantPoint point) {
        return Violations.largest(
                penalty,
                penalty,
                point.at().weights(),
                new Violations.Slopes(
                        point.correlations(),
                        loss.hasIntercept() ? point.meanSlope() : 0,
                        point.meanCurvature(),
                        loss::power),
                loss.scale());
    }

    private double gap(DistantPoint point, Line step) {
        Line at = point.at();
        int[] joined = joined(point, step);
        DualSums sums = loss.dual(at, step, 1, 0);
        double distance = distance(point, joined, step, sums);
        if (!(distance < Double.POSITIVE_INFINITY)) {
            return Double.POSITIVE_INFINITY;
        }
        double hidden = NEAR * distance;
        double root = Math.sqrt(sums.steepest());
        double error = root * hidden + rounding * Math.sqrt(sums.power() / sums.weight());
        double[] slopes = slopes(sums);
        double[] errors = new double[slopes.length];
        boolean[] isJoined = new boolean[slopes.length];
        for (int j = 0; j < slopes.length; j++) {
            errors[j] = error * Math.sqrt(loss.power(j));
        }
        for (int a : joined) {
            int j = point.chosen()[a];
            isJoined[j] = true;
            slopes[j] = penalty.l1(j) * Math.signum(at.weights()[j]);
            errors[j] = LAST_DIGIT * penalty.l1(j);
        }
        DualPoint dual = new DualPoint(
                s -> terms(s == 1 ? sums : loss.dual(at, step, s, 0), s, at, step, isJoined),
                rounding * root * loss.termSize(at) + hidden,
                new Penalty.Slopes(slopes, errors, isJoined));
        return dual.gap(penalty, at.weights(), sums.most());
    }

    private double terms(DualSums sums, double s, Line at, Line step, boolean[] joined) {
        double ridge = 0;
        for (int j = 0; j < joined.length; j++) {
            double rest = joined[j] ? (1 - s) * at.weights()[j] - s * step.weights()[j] : 0;
            ridge += penalty.l2(j) * rest * rest;
        }
        return Math.sqrt(2 * sums.terms() / sums.weight() + ridge);
    }

    /** Of the chosen features those with a weight that keeps its sign, and those that nothing draws to zero. */
    private int[] joined(DistantPoint point, Line step) {
        double[] w = point.at().weights();
        return IntStream.range(0, point.chosen().length)
                .filter(a -> {
                    int j = point.chosen()[a];
                    boolean keepsSign = w[j] * (w[j] + step.weights()[j]) > 0;
                    return loss.power(j) > 0 && penalty.mayMove(j, w[j]) && (keepsSign || penalty.l1(j) == 0);
                })
                .toArray();
    }

    private double[] slopes(DualSums sums) {
        double[] slopes = new double[loss.columns()];
        for (int j = 0; j < slopes.length; j++) {
            double mean = sums.products()[j] / sums.weight();
            double slope = loss.hasIntercept() ? mean : mean + loss.centers()[j] * sums.dual() / sums.weight();
            slopes[j] = slope / loss.scale(j);
        }
        return slopes;
    }

    /** How far the dual point is that has the slopes which it must have, at most. */
    private double distance(DistantPoint point, int[] joined, Line step, DualSums sums) {
        int k = joined.length;
        double meanDual = sums.dual() / sums.weight();
        Moments moments = point.sums().moments();
        double squares = loss.hasIntercept() ? meanDual * meanDual / point.curvature() : 0;
        double hidden = loss.hasIntercept() ? square(rounding) * sums.power() / sums.weight() / point.curvature() : 0;
        double[] system = new double[k * k];
        double[] left = new double[k];
        double dualPower = sums.power() / sums.weight();
        for (int a = 0; a < k; a++) {
            int j = point.chosen()[joined[a]];
            double w = point.at().weights()[j];
            double center = loss.hasIntercept() ? loss.centers()[j] - moments.mean(joined[a]) : loss.centers()[j];
            double slope = (sums.products()[j] / sums.weight() + center * meanDual) / loss.scale(j);
            left[a] = slope - penalty.l2(j) * (w + step.weights()[j]) - penalty.l1(j) * Math.signum(w);
            for (int b = 0; b < k; b++) {
                system[a * k + b] = point.hessian(joined[Math.min(a, b)], joined[Math.max(a, b)]);
            }
            system[a * k + a] += penalty.l2(j);
            hidden += square(rounding) * loss.power(j) * dualPower / system[a * k + a];
        }
        if (k == 0) {
            return Math.sqrt(squares) + 2 * Math.sqrt(hidden);
        }
        Optional<Cholesky> factor = Cholesky.of(system, k);
        double reciprocal = factor.map(Cholesky::reciprocalCondition).orElse(0.0);
        if (!(reciprocal > UNRELIABLE)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] steps = factor.get().solve(left);
        for (int a = 0; a < k; a++) {
            squares += Math.abs(steps[a] * left[a]);
        }
        return 2 * Math.sqrt(squares) + 2 * Math.sqrt(hidden * ESTIMATE / reciprocal);
    }

    private static double square(double x) {
        return x * x;
    }
}
