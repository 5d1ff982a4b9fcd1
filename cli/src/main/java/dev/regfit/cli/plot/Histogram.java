package dev.regfit.cli.plot;

import java.util.Arrays;

/** How often values are in ranges of equal width. */
final class Histogram {
    private static final int FEWEST = 8;
    private static final int MOST = 40;

    private Histogram() {}

    /** Counts in ranges as wide as Freedman and Diaconis (1981) advise; values that are not finite are passed over. */
    static Series.Columns of(double[] values, Ink ink) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        int n = sorted.length;
        if (n == 0) {
            return new Series.Columns(new double[0], new double[0], new double[0], ink);
        }
        double low = sorted[0];
        double range = sorted[n - 1] > low ? sorted[n - 1] - low : Math.max(1, Math.abs(low));
        double width = 2 * (sorted[(int) (0.75 * (n - 1))] - sorted[n / 4]) / Math.cbrt(n);
        int parts = width > 0 ? (int) Math.max(FEWEST, Math.min(MOST, Math.ceil(range / width))) : FEWEST;
        double[] from = new double[parts];
        double[] to = new double[parts];
        double[] heights = new double[parts];
        for (int k = 0; k < parts; k++) {
            from[k] = low + range * k / parts;
            to[k] = low + range * (k + 1) / parts;
        }
        for (double value : sorted) {
            heights[(int) Math.min(parts - 1, (value - low) / range * parts)]++;
        }
        return new Series.Columns(from, to, heights, ink);
    }
}
