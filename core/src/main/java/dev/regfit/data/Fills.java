package dev.regfit.data;

import java.util.Arrays;
import java.util.function.Function;

/** What the features of some rows are filled in with where they are missing, learnt from the rows that have them. */
final class Fills {
    /** Sums of weights that differ by less than rounding are equal. */
    private static final double ROUNDING = 1e-12;

    private final double[] values;
    private final double[] weights;
    private final int n;

    /**
     * @param values n of the first feature, n of the second, and so on; NaN where missing; not modified
     * @param weights length n
     */
    Fills(double[] values, double[] weights) {
        this.values = values;
        this.weights = weights;
        this.n = weights.length;
    }

    /**
     * One number a feature, NaN where it has no value in any row.
     *
     * @param schema of the features
     */
    double[] of(MissingPolicy.Fill fill, Schema schema) {
        double[] fills = new double[schema.width()];
        for (int j = 0; j < fills.length; j++) {
            fills[j] = switch (fill) {
                case MEAN -> mean(j);
                case MEDIAN -> median(j);
                case ZERO -> Double.isNaN(mean(j)) ? Double.NaN : 0;
            };
        }
        if (fill == MissingPolicy.Fill.MEDIAN) {
            fillTexts(schema, fills);
        }
        return fills;
    }

    /** Lets the most frequent level of each text column be filled in. */
    private void fillTexts(Schema schema, double[] fills) {
        Function<String, Predictor> predictors = schema.byName();
        int[] widths = schema.widths();
        int from = 0;
        for (int t = 0; t < widths.length; t++) {
            Term term = schema.terms().get(t);
            boolean levels = term instanceof Term.Main || term instanceof Term.Levels;
            if (levels && predictors.apply(term.columns().get(0)).text()) {
                fillText(fills, from, from + widths[t]);
            }
            from += widths[t];
        }
    }

    private void fillText(double[] fills, int from, int to) {
        double best = 1; // the base level has what is left of the shares
        for (int j = from; j < to; j++) {
            best -= mean(j);
        }
        int chosen = -1;
        for (int j = from; j < to; j++) {
            if (mean(j) > best + ROUNDING) {
                best = mean(j);
                chosen = j;
            }
        }
        for (int j = from; j < to; j++) {
            fills[j] = Double.isNaN(fills[j]) ? Double.NaN : j == chosen ? 1 : 0;
        }
    }

    /** The weighted mean of what is not missing, NaN if all is. */
    private double mean(int j) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < n; i++) {
            double value = values[j * n + i];
            if (!Double.isNaN(value)) {
                sum += weights[i] * value;
                total += weights[i];
            }
        }
        return sum / total;
    }

    /** The weighted median of what is not missing, NaN if all is. */
    private double median(int j) {
        return WeightedQuantile.median(Arrays.copyOfRange(values, j * n, (j + 1) * n), weights);
    }
}
