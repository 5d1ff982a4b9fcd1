package dev.regfit.linalg;

import java.util.Arrays;

/**
 * A vector in about 32 digits, entry i being {@code high[i] + low[i]}.
 *
 * @param high n numbers
 * @param low what rounding has taken from them: n numbers
 */
public record DoubledVector(double[] high, double[] low) {

    /** Wraps a vector of doubles, without copying it. */
    public static DoubledVector of(double[] exact) {
        return new DoubledVector(exact, new double[exact.length]);
    }

    /**
     * Returns {@code offset + Aw}, rounded once from about twice the working precision.
     *
     * @param a n×k, column-major
     * @param w k numbers
     */
    public static double[] combination(double[] a, double[] w, double offset, int n) {
        DoubledVector sum = of(new double[n]);
        Arrays.fill(sum.high, offset);
        for (int j = 0; j < w.length; j++) {
            if (w[j] != 0) {
                sum.subtractMultiple(-w[j], a, j * n);
            }
        }
        return sum.rounded();
    }

    /**
     * Subtracts a multiple of a column of doubles.
     *
     * @param column column-major numbers, of which this one begins at {@code at}
     */
    public void subtractMultiple(double factor, double[] column, int at) {
        DoubleDouble.subtractMultiple(high, low, factor, 0, column, at);
    }

    /** Returns Σ ωᵢ·vᵢ·(aᵢ − center) of n doubles a, rounded once from about twice the working precision. */
    public double centredDot(double[] weights, double[] a, int at, double center) {
        double[] sum = new double[2];
        for (int i = 0; i < high.length; i++) {
            double difference = a[at + i] - center;
            double differenceLow = DoubleDouble.sumError(a[at + i], -center, difference);
            double weighted = weights[i] * high[i];
            double weightedLow = Math.fma(weights[i], low[i], DoubleDouble.productError(weights[i], high[i], weighted));
            double product = weighted * difference;
            double productLow = Math.fma(
                    weightedLow,
                    difference,
                    Math.fma(weighted, differenceLow, DoubleDouble.productError(weighted, difference, product)));
            double total = sum[0] + product;
            sum[1] += DoubleDouble.sumError(sum[0], product, total) + productLow;
            sum[0] = total;
        }
        return sum[0] + sum[1];
    }

    /** Returns the entries less those of another vector, rounded to doubles. */
    public double[] minus(DoubledVector other) {
        double[] difference = new double[high.length];
        for (int i = 0; i < difference.length; i++) {
            double head = high[i] - other.high[i];
            difference[i] = head + (DoubleDouble.sumError(high[i], -other.high[i], head) + (low[i] - other.low[i]));
        }
        return difference;
    }

    /** Returns the entries, rounded to doubles. */
    public double[] rounded() {
        double[] sum = new double[high.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = high[i] + low[i];
        }
        return sum;
    }
}
