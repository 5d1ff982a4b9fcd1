package dev.regfit.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The median of weighted values. */
public final class WeightedMedian {
    /** Sums of weights that differ by less than rounding are equal. */
    private static final double ROUNDING = 1e-12;

    private WeightedMedian() {}

    /**
     * Where half of the weight lies below, and midway between two values if it is just half; NaN if all values are.
     *
     * @param values those that are NaN do not count; not modified
     * @param weights at least as many
     */
    public static double of(double[] values, double[] weights) {
        List<Integer> present = new ArrayList<>();
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                present.add(i);
                total += weights[i];
            }
        }
        present.sort(Comparator.comparingDouble(i -> values[i]));
        double below = 0;
        for (int k = 0; k < present.size(); k++) {
            double value = values[present.get(k)];
            below += weights[present.get(k)];
            if (k + 1 < present.size() && Math.abs(below - total / 2) <= ROUNDING * total) {
                return value + (values[present.get(k + 1)] - value) / 2;
            }
            if (below > total / 2) {
                return value;
            }
        }
        return Double.NaN;
    }
}
