package dev.regfit.data;

import java.util.Arrays;

/**
 * Quantiles of a sample, interpolated linearly between order statistics as R (type 7) and NumPy do by default.
 *
 * @param shares from 0 to 1
 * @param values one for each share
 */
public record Quantiles(double[] shares, double[] values) {

    /**
     * Quantiles of a sample that is not empty.
     *
     * @param sample not modified
     */
    public static Quantiles of(double[] sample, double... shares) {
        double[] sorted = sample.clone();
        Arrays.parallelSort(sorted);
        double[] values = new double[shares.length];
        for (int k = 0; k < shares.length; k++) {
            double position = shares[k] * (sorted.length - 1);
            int below = (int) position;
            int above = Math.min(below + 1, sorted.length - 1);
            double step = position - below;
            values[k] = step == 0 ? sorted[below] : (1 - step) * sorted[below] + step * sorted[above];
        }
        return new Quantiles(shares, values);
    }
}
