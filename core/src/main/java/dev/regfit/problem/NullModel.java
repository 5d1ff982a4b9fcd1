package dev.regfit.problem;

import dev.regfit.data.DataProblem;
import dev.regfit.data.Dataset;
import dev.regfit.data.WeightedQuantile;
import java.util.Arrays;

/**
 * The model whose weights are all zero.
 *
 * @param b its intercept: the best one, or 0 if there is to be none
 * @param excess what its mean loss exceeds the least by, half the mean null deviance: the scale of relative gaps
 */
public record NullModel(double b, double excess) {
    private static final int MOST_STEPS = 500;

    /** A first step longer than this is not one of Newton's to trust. */
    private static final double FARTHEST = 1e6;

    /** A step by less than this changes nothing. */
    private static final double SMALL = 1e-15;

    static NullModel of(RowLoss rows) {
        double[] offset = new double[rows.rows()];
        rows.design().predict(0, new double[rows.columns()], offset);
        Dataset data = rows.data();
        return of(rows.loss(), data.y(), offset, data.weights(), rows.hasIntercept());
    }

    /**
     * Whether the rows have one: not where the best intercept is infinite, as of one class alone, or of counts that are all
     * zero.
     *
     * @param intercept whether there is to be one
     */
    public static boolean exists(Loss loss, double[] y, double[] weights, boolean intercept) {
        double target = 0;
        double total = 0;
        for (int i = 0; i < y.length; i++) {
            target += weights[i] * y[i];
            total += weights[i];
        }
        return !intercept || Double.isFinite(loss.link(target / total));
    }

    /**
     * Of rows, by Newton's method for one unknown. The slope falls as b rises: steps double until it has different signs at
     * two points. Between these a step that is no shorter than half the one before gives way to the middle.
     *
     * @param y targets, length n
     * @param offset what is added to the intercept in each row, length n
     * @param weights ω &gt; 0, length n
     * @throws DataProblem when there is no such model: a wrong one would be a wrong measure of all gaps
     */
    public static NullModel of(Loss loss, double[] y, double[] offset, double[] weights, boolean intercept) {
        double b = intercept ? best(loss, y, offset, weights) : 0;
        return new NullModel(b, excess(loss, y, offset, weights, b));
    }

    private static double best(Loss loss, double[] y, double[] offset, double[] weights) {
        if (!(loss instanceof Quantile quantile)) {
            return intercept(loss, y, offset, weights);
        }
        double[] rest = new double[y.length];
        Arrays.setAll(rest, i -> y[i] - offset[i]);
        return WeightedQuantile.of(rest, weights, quantile.tau());
    }

    private static double intercept(Loss loss, double[] y, double[] offset, double[] weights) {
        double b = start(loss, y, offset, weights);
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double reach = 0;
        for (int k = 0; k < MOST_STEPS; k++) {
            double slope = 0;
            double curvature = 0;
            for (int i = 0; i < y.length; i++) {
                double f = b + offset[i];
                slope += weights[i] * loss.slope(y[i], f);
                curvature += weights[i] * loss.curvature(y[i], f);
            }
            if (slope == 0 && curvature == 0 && loss.isCurved()) {
                break; // so far out that nothing is left of either
            }
            low = slope > 0 ? b : low;
            high = slope > 0 ? high : b;
            double newton = Math.abs(slope / curvature);
            boolean isBracketed = low > Double.NEGATIVE_INFINITY && high < Double.POSITIVE_INFINITY;
            double step;
            if (isBracketed) {
                step = Math.copySign(newton, slope);
                boolean isNear = newton <= reach && low < b + step && b + step < high;
                step = isNear ? step : 0.5 * (low + high) - b;
                reach = Math.abs(step) / 2;
            } else {
                // Twice Newton's step would go just past the minimum of a parabola.
                reach = reach > 0 ? 2 * reach : newton < FARTHEST ? 2 * newton : 1;
                step = Math.copySign(reach, slope);
            }
            if (slope == 0 || Math.abs(step) <= SMALL * Math.max(1, Math.abs(b))) {
                return b;
            }
            b += step;
        }
        throw new DataProblem(
                DataProblem.Kind.NO_OPTIMUM,
                isConstant(y) && isConstant(offset)
                        ? "the target is the same in every row, and no finite intercept is the best for it"
                        : "no intercept fits the target beside the offset: their sizes do not go together");
    }

    private static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    private static double excess(Loss loss, double[] y, double[] offset, double[] weights, double b) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < y.length; i++) {
            sum += weights[i] * loss.excess(y[i], b + offset[i]);
            total += weights[i];
        }
        return sum / total;
    }

    /** The intercept of the mean target less the mean offset, which is the best one where these and outliers are none. */
    private static double start(Loss loss, double[] y, double[] offset, double[] weights) {
        double target = 0;
        double shift = 0;
        double total = 0;
        for (int i = 0; i < y.length; i++) {
            target += weights[i] * y[i];
            shift += weights[i] * offset[i];
            total += weights[i];
        }
        double start = loss.link(target / total) - shift / total;
        return Double.isFinite(start) ? start : 0;
    }
}
