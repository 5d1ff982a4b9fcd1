package dev.regfit.path;

import java.util.Arrays;

/**
 * Weights of which most are zero.
 *
 * @param length number of all weights, p
 * @param columns where the others are, ascending
 * @param values the others
 */
public record SparseWeights(int length, int[] columns, double[] values) {

    /** The weights of a dense vector. */
    public static SparseWeights of(double[] weights) {
        int count = count(weights);
        int[] columns = new int[count];
        double[] values = new double[count];
        int k = 0;
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] != 0) {
                columns[k] = j;
                values[k++] = weights[j];
            }
        }
        return new SparseWeights(weights.length, columns, values);
    }

    private static int count(double[] weights) {
        int count = 0;
        for (double weight : weights) {
            count += weight == 0 ? 0 : 1;
        }
        return count;
    }

    /** All weights, length p. */
    public double[] toArray() {
        double[] weights = new double[length];
        for (int k = 0; k < columns.length; k++) {
            weights[columns[k]] = values[k];
        }
        return weights;
    }

    /** Weight j. */
    public double get(int j) {
        int k = Arrays.binarySearch(columns, j);
        return k < 0 ? 0 : values[k];
    }

    /** Number of weights that are not zero. */
    public int nonzero() {
        return columns.length;
    }

    /** Whether weight j is not zero. */
    public boolean isActive(int j) {
        return Arrays.binarySearch(columns, j) >= 0;
    }
}
