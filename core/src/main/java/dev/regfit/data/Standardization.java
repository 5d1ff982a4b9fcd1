package dev.regfit.data;

import java.util.Arrays;

/**
 * The map between the original columns and the working columns x̃ = (x − center) / scale with target ỹ = y −
 * targetCenter. The only place that maps weights from one to the other.
 *
 * @param intercept whether there is an intercept; without one all centres are zero
 * @param centers what is subtracted from each column, length p
 * @param scales what each column is divided by, length p, all positive
 * @param targetCenter what is subtracted from the target
 */
public record Standardization(boolean intercept, double[] centers, double[] scales, double targetCenter) {

    /** Centres (with an intercept) and scales by what is known of each column. */
    public static Standardization of(ColumnSummary summary, Scaling scaling, boolean intercept) {
        int p = summary.columns();
        double[] centers = new double[p];
        double[] scales = new double[p];
        for (int j = 0; j < p; j++) {
            centers[j] = intercept ? summary.means()[j] : 0.0;
            scales[j] = scaling.scale(summary, j);
        }
        return new Standardization(intercept, centers, scales, intercept ? summary.targetMean() : 0.0);
    }

    /** The same map of the columns, for a target that is left as it is. */
    public Standardization withoutTarget() {
        return new Standardization(intercept, centers, scales, 0);
    }

    /** The same map for the chosen columns alone. */
    public Standardization of(int[] chosen) {
        double[] chosenCenters = new double[chosen.length];
        double[] chosenScales = new double[chosen.length];
        for (int k = 0; k < chosen.length; k++) {
            chosenCenters[k] = centers[chosen[k]];
            chosenScales[k] = scales[chosen[k]];
        }
        return new Standardization(intercept, chosenCenters, chosenScales, targetCenter);
    }

    /** Number of features, p. */
    public int columns() {
        return centers.length;
    }

    /** Weights on the original columns from weights on the working columns. */
    public double[] toOriginal(double[] working) {
        double[] original = new double[working.length];
        for (int j = 0; j < working.length; j++) {
            original[j] = working[j] / scales[j];
        }
        return original;
    }

    /** Weights (or bounds of weights) on the working columns from those on the original columns. */
    public double[] toWorking(double[] original) {
        double[] working = new double[original.length];
        for (int j = 0; j < original.length; j++) {
            working[j] = original[j] * scales[j];
        }
        return working;
    }

    /** The best intercept for the given weights on the original columns; zero when there is no intercept. */
    public double interceptFor(double[] original) {
        double sum = targetCenter;
        for (int j = 0; j < original.length; j++) {
            sum -= centers[j] * original[j];
        }
        return intercept ? sum : 0.0;
    }

    /**
     * How many times larger than the intercept the largest term of {@link #interceptFor} is: by that factor the rounding
     * of means and weights counts more.
     */
    public double interceptCancellation(double[] original) {
        double largest = Math.abs(targetCenter);
        for (int j = 0; j < original.length; j++) {
            largest = Math.max(largest, Math.abs(centers[j] * original[j]));
        }
        return largest == 0 ? 1 : largest / Math.abs(interceptFor(original));
    }

    /**
     * The terms of {@link #interceptFor}, their sizes added up: what rounding in the intercept is proportional to. Zero
     * where there is nothing to add up.
     */
    public double interceptTerms(double[] original) {
        double sum = 0;
        for (int j = 0; j < original.length; j++) {
            sum += Math.abs(centers[j] * original[j]);
        }
        return sum > 0 ? sum + Math.abs(targetCenter) : 0;
    }

    /** A copy of x as working columns, each row multiplied by the square root of its weight. */
    public DenseMatrix apply(DenseMatrix x, double[] weights) {
        int n = x.rows();
        double[] roots = Arrays.stream(weights).map(Math::sqrt).toArray();
        double[] working = new double[x.values().length];
        for (int j = 0; j < x.columns(); j++) {
            int at = j * n;
            double rest = intercept ? meanResidue(x.values(), at, weights, centers[j]) : 0.0;
            for (int i = 0; i < n; i++) {
                working[at + i] = (x.values()[at + i] - centers[j] - rest) / scales[j] * roots[i];
            }
        }
        return new DenseMatrix(n, x.columns(), working);
    }

    /** A copy of the target, centred, each entry multiplied by the square root of its row's weight. */
    public double[] applyToTarget(double[] y, double[] weights) {
        double rest = intercept ? meanResidue(y, 0, weights, targetCenter) : 0.0;
        double[] working = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            working[i] = (y[i] - targetCenter - rest) * Math.sqrt(weights[i]);
        }
        return working;
    }

    /** What rounding has left of the mean after centring: large against the deviations when the mean is. */
    private static double meanResidue(double[] values, int at, double[] weights, double center) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (values[at + i] - center);
        }
        return sum / weights.length;
    }
}
