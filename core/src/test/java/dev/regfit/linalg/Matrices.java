package dev.regfit.linalg;

import java.util.Random;

/** Random matrices and plain, slow operations for the tests of this package. */
final class Matrices {
    private Matrices() {}

    static double[] gaussian(int length, Random random) {
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = random.nextGaussian();
        }
        return numbers;
    }

    /** Small integers: sums and products of a few thousand of them are exact in any order. */
    static double[] integers(int length, Random random) {
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = random.nextInt(201) - 100;
        }
        return numbers;
    }

    /** A positive definite p×p matrix XᵀX + diagonal·I with X gaussian of 2p + 2 rows; both triangles filled. */
    static double[] positiveDefinite(int p, double diagonal, Random random) {
        int m = 2 * p + 2;
        double[] a = gramOfRows(gaussian(m * p, random), m, p);
        for (int i = 0; i < p; i++) {
            a[i * p + i] += diagonal;
        }
        return a;
    }

    /** AᵀA of a row-major m×p matrix, by the definition; both triangles filled. */
    static double[] gramOfRows(double[] a, int m, int p) {
        double[] g = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int j = i; j < p; j++) {
                double sum = 0;
                for (int r = 0; r < m; r++) {
                    sum += a[r * p + i] * a[r * p + j];
                }
                g[i * p + j] = sum;
                g[j * p + i] = sum;
            }
        }
        return g;
    }

    /** Ax of a symmetric p×p matrix with both triangles filled. */
    static double[] timesSymmetric(double[] a, double[] x) {
        return times(a, x.length, x);
    }

    /** Ax of a column-major n×k matrix, k = x.length. */
    static double[] times(double[] a, int n, double[] x) {
        double[] y = new double[n];
        for (int j = 0; j < x.length; j++) {
            for (int i = 0; i < n; i++) {
                y[i] += a[j * n + i] * x[j];
            }
        }
        return y;
    }

    /** Aᵀy of a column-major matrix with n = y.length rows and k columns. */
    static double[] transposedTimes(double[] a, int k, double[] y) {
        double[] x = new double[k];
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < y.length; i++) {
                x[j] += a[j * y.length + i] * y[i];
            }
        }
        return x;
    }

    static double norm(double[] v) {
        double sum = 0;
        for (double entry : v) {
            sum += entry * entry;
        }
        return Math.sqrt(sum);
    }

    static double distance(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int i = 0; i < a.length; i++) {
            difference[i] -= b[i];
        }
        return norm(difference);
    }

    /** The largest column sum of sizes, ‖A‖₁, of a square matrix. */
    static double oneNorm(double[] a, int p) {
        double norm = 0;
        for (int j = 0; j < p; j++) {
            double sum = 0;
            for (int i = 0; i < p; i++) {
                sum += Math.abs(a[i * p + j]);
            }
            norm = Math.max(norm, sum);
        }
        return norm;
    }
}
