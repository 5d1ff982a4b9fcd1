package dev.regfit.data;

import dev.regfit.linalg.Parallel;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Mean, standard deviation (1/n), minimum and maximum of each feature and, as the last entry, of the target.
 *
 * @param means length p + 1, weighted
 * @param deviations length p + 1, weighted; exactly zero for a constant column
 * @param minima length p + 1
 * @param maxima length p + 1
 * @param quartiles lower quartile, median and upper quartile of each feature, length p; empty where nobody asked
 */
public record ColumnSummary(
        double[] means, double[] deviations, double[] minima, double[] maxima, double[][] quartiles) {
    private static final double[] QUARTERS = {0.25, 0.5, 0.75};

    /** Of a smaller range the squares are hardly doubles. */
    private static final double LEAST_RANGE = 1e-140;

    /** Without quartiles. */
    public ColumnSummary(double[] means, double[] deviations, double[] minima, double[] maxima) {
        this(means, deviations, minima, maxima, new double[0][]);
    }

    public static ColumnSummary of(Dataset data) {
        int p = data.columns();
        ColumnSummary summary =
                new ColumnSummary(new double[p + 1], new double[p + 1], new double[p + 1], new double[p + 1]);
        if (data.x() instanceof SparseMatrix sparse) {
            Parallel.loop(p, 2L * sparse.start(p) / Math.max(1, p), (from, to) -> {
                for (int j = from; j < to; j++) {
                    summary.fill(j, sparse, data.weights());
                }
            });
        } else {
            double[] values = ((DenseMatrix) data.x()).values();
            Parallel.loop(p, 2L * data.rows(), (from, to) -> {
                for (int j = from; j < to; j++) {
                    summary.fill(j, values, j * data.rows(), data.weights());
                }
            });
        }
        summary.fill(p, data.y(), 0, data.weights());
        return summary;
    }

    /** Of features and target, from their moments. */
    public static ColumnSummary of(Moments moments) {
        int m = moments.columns();
        ColumnSummary summary = new ColumnSummary(new double[m], new double[m], new double[m], new double[m]);
        for (int j = 0; j < m; j++) {
            summary.minima[j] = moments.minimum(j);
            summary.maxima[j] = moments.maximum(j);
            summary.means[j] = moments.isConstant(j) ? moments.minimum(j) : moments.mean(j);
            summary.deviations[j] = Math.sqrt(moments.covariance(j, j));
        }
        return summary;
    }

    /** The same with the quartiles of the features of these rows. */
    ColumnSummary withQuartiles(Dataset data) {
        int p = data.columns();
        int n = data.rows();
        double[][] found = new double[p][];
        Parallel.loop(p, (long) n * Long.SIZE, (from, to) -> {
            for (int j = from; j < to; j++) {
                found[j] = quartiles(data.x().select(new int[] {j}).values(), data.weights());
            }
        });
        return new ColumnSummary(means, deviations, minima, maxima, found);
    }

    /** Of rows that weigh the same those that NumPy and R give, which are not defined for weights. */
    private static double[] quartiles(double[] values, double[] weights) {
        if (Arrays.stream(weights).allMatch(weight -> weight == weights[0])) {
            return quartiles(values);
        }
        return Arrays.stream(QUARTERS)
                .map(share -> WeightedQuantile.of(values, weights, share))
                .toArray();
    }

    /**
     * Lower quartile, median and upper quartile of values.
     *
     * @param values one or more; not modified
     */
    static double[] quartiles(double[] values) {
        return Quantiles.of(values, QUARTERS).values();
    }

    /**
     * Refuses columns whose numbers are so small that their squares are zero.
     *
     * @param name of the feature, or for index p of the target
     * @throws DataProblem of kind UNDERFLOW
     */
    public void requireSquares(IntFunction<String> name) {
        for (int j = 0; j < minima.length; j++) {
            double range = maxima[j] - minima[j];
            if (range > 0 && range < LEAST_RANGE) {
                throw new DataProblem(
                        DataProblem.Kind.UNDERFLOW,
                        "column \"%s\" varies by %s only, too little for its squares; multiply it by a power of ten"
                                .formatted(name.apply(j), range));
            }
        }
    }

    private void fill(int j, double[] values, int from, double[] weights) {
        double mean = range(j, values, from, weights) / weights.length;
        if (minima[j] == maxima[j]) {
            means[j] = minima[j];
        } else {
            spread(j, values, from, weights, mean);
        }
    }

    /** Finds the least and the greatest value; returns the weighted sum. */
    private double range(int j, double[] values, int from, double[] weights) {
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < weights.length; i++) {
            double value = values[from + i];
            sum += weights[i] * value;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        minima[j] = low;
        maxima[j] = high;
        return sum;
    }

    /** @param mean but for rounding */
    private void spread(int j, double[] values, int from, double[] weights, double mean) {
        int n = weights.length;
        double rest = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double deviation = values[from + i] - mean;
            rest += weights[i] * deviation;
            squares += weights[i] * deviation * deviation;
        }
        // Second pass of the corrected two-pass algorithm: Chan, Golub and LeVeque (1983), eq. 1.7.
        means[j] = mean + rest / n;
        deviations[j] = Math.sqrt(Math.max(0.0, (squares - rest * rest / n) / n));
    }

    /** The same from the stored cells, all others being zero. */
    private void fill(int j, SparseMatrix x, double[] weights) {
        int n = weights.length;
        double sum = 0;
        double stored = 0;
        double low = x.isFull(j) ? Double.POSITIVE_INFINITY : 0;
        double high = x.isFull(j) ? Double.NEGATIVE_INFINITY : 0;
        for (int k = x.start(j); k < x.start(j + 1); k++) {
            double weight = weights[x.row(k)];
            sum += weight * x.value(k);
            stored += weight;
            low = Math.min(low, x.value(k));
            high = Math.max(high, x.value(k));
        }
        minima[j] = low;
        maxima[j] = high;
        if (low == high) {
            means[j] = low;
            return;
        }
        double mean = sum / n;
        double zeros = x.isFull(j) ? 0 : Math.max(0.0, n - stored);
        double rest = -zeros * mean;
        double squares = zeros * mean * mean;
        for (int k = x.start(j); k < x.start(j + 1); k++) {
            double deviation = x.value(k) - mean;
            rest += weights[x.row(k)] * deviation;
            squares += weights[x.row(k)] * deviation * deviation;
        }
        means[j] = mean + rest / n;
        deviations[j] = Math.sqrt(Math.max(0.0, (squares - rest * rest / n) / n));
    }

    /** Whether all rows hold the same value in column j. */
    public boolean isConstant(int j) {
        return minima[j] == maxima[j];
    }

    /** Number of features, p. */
    public int columns() {
        return means.length - 1;
    }

    public double targetMean() {
        return means[columns()];
    }

    public double targetDeviation() {
        return deviations[columns()];
    }

    /** √(Σωy²/n), about zero. */
    public double targetRootMeanSquare() {
        return Math.hypot(targetMean(), targetDeviation());
    }
}
