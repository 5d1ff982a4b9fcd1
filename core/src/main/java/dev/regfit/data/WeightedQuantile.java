package dev.regfit.data;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Quantiles of weighted values. */
public final class WeightedQuantile {
    /** Sums of weights that differ by less than rounding are equal. */
    private static final double ROUNDING = 1e-12;

    private WeightedQuantile() {}

    /** The median of values: see {@link #of}. */
    public static double median(double[] values, double[] weights) {
        return of(values, weights, 0.5);
    }

    /**
     * Where a share of the weight lies below, and midway between two values if it is just that share; NaN if all values are.
     *
     * @param values those that are NaN do not count; not modified
     * @param weights at least as many
     * @param share between 0 and 1
     */
    public static double of(double[] values, double[] weights, double share) {
        int[] order = order(values);
        double total = 0;
        for (int i : order) {
            total += weights[i];
        }
        double below = 0;
        for (int k = 0; k < order.length; k++) {
            double value = values[order[k]];
            below += weights[order[k]];
            if (k + 1 < order.length && Math.abs(below - share * total) <= ROUNDING * total) {
                return value + (values[order[k + 1]] - value) / 2;
            }
            if (below > share * total) {
                return value;
            }
        }
        return Double.NaN;
    }

    private static int[] order(double[] values) {
        return IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
