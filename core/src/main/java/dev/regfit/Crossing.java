package dev.regfit;

import dev.regfit.data.Dataset;
import java.util.List;

/**
 * Where quantiles that were fitted one by one contradict each other: rows in which a higher one lies below a lower one.
 *
 * @param crossed number of such rows
 * @param rows number of rows
 */
public record Crossing(int crossed, int rows) {
    /** A smaller difference, as a share of the predictions, is rounding. */
    private static final double ROUNDING = 1e-10;

    /**
     * Counts.
     *
     * @param fits of the same rows, the lowest quantile first
     */
    public static Crossing of(List<Fit> fits, Dataset data) {
        double[][] predictions =
                fits.stream().map(fit -> predictions(fit, data)).toArray(double[][]::new);
        int crossed = 0;
        for (int i = 0; i < data.rows(); i++) {
            boolean crosses = false;
            for (int k = 1; k < predictions.length; k++) {
                double lower = predictions[k - 1][i];
                double higher = predictions[k][i];
                crosses |= higher < lower - ROUNDING * (Math.abs(lower) + Math.abs(higher));
            }
            crossed += crosses ? 1 : 0;
        }
        return new Crossing(crossed, data.rows());
    }

    private static double[] predictions(Fit fit, Dataset data) {
        double[] predictions = new double[data.rows()];
        data.x().multiply(fit.model().weights(), predictions);
        for (int i = 0; i < predictions.length; i++) {
            predictions[i] += fit.model().intercept();
        }
        return predictions;
    }

    /** The share of the rows. */
    public double share() {
        return crossed / (double) rows;
    }
}
