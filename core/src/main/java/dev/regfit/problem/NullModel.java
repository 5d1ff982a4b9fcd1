package dev.regfit.problem;

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

    /** By Newton's method for one unknown, kept between points whose slopes have different signs. */
    static NullModel of(RowLoss rows) {
        double[] w = new double[rows.columns()];
        double[] f = new double[rows.rows()];
        double b = rows.hasIntercept() ? start(rows) : 0;
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int k = 0; k < MOST_STEPS && rows.hasIntercept(); k++) {
            rows.predict(b, w, f);
            double slope = 0;
            double curvature = 0;
            for (int i = 0; i < f.length; i++) {
                double weight = rows.data().weights()[i];
                slope += weight * rows.loss().slope(rows.data().y()[i], f[i]);
                curvature += weight * rows.loss().majorant(rows.data().y()[i], f[i]);
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
        rows.predict(b, w, f);
        return new NullModel(b, rows.excess(f));
    }

    private static double between(double low, double high, double b) {
        if (low == Double.NEGATIVE_INFINITY) {
            return b - Math.max(1, Math.abs(b));
        }
        return high == Double.POSITIVE_INFINITY ? b + Math.max(1, Math.abs(b)) : 0.5 * (low + high);
    }

    /** The intercept of the mean target, which is the best one where there is no offset and no outlier. */
    private static double start(RowLoss rows) {
        double mean = 0;
        for (int i = 0; i < rows.rows(); i++) {
            mean += rows.data().weights()[i] * rows.data().y()[i] / rows.rows();
        }
        double start = rows.loss().link(mean);
        return Double.isFinite(start) ? start : 0;
    }
}
