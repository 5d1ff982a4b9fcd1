package dev.regfit.data;

import java.util.Arrays;

/**
 * The n×p design matrix X, seen through the few verbs that algorithms may ask of it. Storage is the business of the
 * implementation.
 */
public sealed interface DesignMatrix permits DenseMatrix, SparseMatrix {

    /** Number of rows, n. */
    int rows();

    /** Number of columns, p. */
    int columns();

    /** About how many cells a product with a column takes. */
    default int cellsOfColumn() {
        return rows();
    }

    /** Inner product of column {@code j} with {@code v} (length n). */
    double dot(int j, double[] v);

    /**
     * Inner product of column {@code j}, less {@code center}, with {@code v} (length n).
     *
     * @param total Σv, which saves a sparse matrix from looking at the rows where the column is zero
     */
    double centredDot(int j, double center, double[] v, double total);

    /** Adds {@code a} times column {@code j} to {@code v} (length n, modified). */
    void axpy(int j, double a, double[] v);

    /** A copy of some rows, of the same form. */
    DesignMatrix rows(int[] ascending);

    /** A dense copy of the columns named by {@code selected}, in that order. */
    DenseMatrix select(int[] selected);

    /** Writes Xw into {@code out} (length n, overwritten); {@code w} has length p. */
    default void multiply(double[] w, double[] out) {
        Arrays.fill(out, 0.0);
        for (int j = 0; j < columns(); j++) {
            if (w[j] != 0) {
                axpy(j, w[j], out);
            }
        }
    }

    /** Writes Xᵀv into {@code out} (length p, overwritten); {@code v} has length n. */
    default void multiplyTransposed(double[] v, double[] out) {
        for (int j = 0; j < columns(); j++) {
            out[j] = dot(j, v);
        }
    }
}
