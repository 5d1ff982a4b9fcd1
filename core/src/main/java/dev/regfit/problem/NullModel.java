package dev.regfit.problem;

import dev.regfit.data.Dataset;

/**
 * The model whose weights are all zero.
 *
 * @param b its intercept: the best one, or 0 if there is to be none
 * @param excess what its mean loss exceeds the least by, half the mean null deviance: the scale of relative gaps
 */
public record NullModel(double b, double excess) {
    private static final int MOST_STEPS = 200;

    /** A step by less than this changes nothing. */
    private static final double SMALL = 1e-15;

    static NullModel of(RowLoss rows) {
        double[] offset = new double[rows.rows()];
        rows.predict(0, new double[rows.columns()], offset);
        Dataset data = rows.data();
        return of(rows.loss(), data.y(), offset, data.weights(), rows.hasIntercept());
    }

    /**
     * Of rows, by Newton's method for one unknown, kept between points whose slopes have different signs.
     *
     * @param y targets, length n
     * @param offset what is added to the intercept in each row, length n
     * @param weights ω &gt; 0, length n
     */
    public static NullModel of(Loss loss, double[] y, double[] offset, double[] weights, boolean intercept) {
        double b = intercept ? start(loss, y, weights) : 0;
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int k = 0; k < MOST_STEPS && intercept; k++) {
            double slope = 0;
            double curvature = 0;
            for (int i = 0; i < y.length; i++) {
                double f = b + offset[i];
                slope += weights[i] * loss.slope(y[i], f);
                curvature += weights[i] * loss.majorant(y[i], f);
            }
            if (slope > 0) {
                low = b;
            } else {
                high = b;
            }
            double next = b + slope / curvature;
            if (!(next > low && next < high)) {
                next = between(low, high, b);
            }
            if (slope == 0 || Math.abs(next - b) <= SMALL * Math.max(1, Math.abs(b))) {
                break;
            }
            b = next;
        }
        return new NullModel(b, excess(loss, y, offset, weights, b));
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

    private static double between(double low, double high, double b) {
        if (low == Double.NEGATIVE_INFINITY) {
            return b - Math.max(1, Math.abs(b));
        }
        return high == Double.POSITIVE_INFINITY ? b + Math.max(1, Math.abs(b)) : 0.5 * (low + high);
    }

    /** The intercept of the mean target, which is the best one where there is no offset and no outlier. */
    private static double start(Loss loss, double[] y, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < y.length; i++) {
            sum += weights[i] * y[i];
            total += weights[i];
        }
        double start = loss.link(sum / total);
        return Double.isFinite(start) ? start : 0;
    }
}
