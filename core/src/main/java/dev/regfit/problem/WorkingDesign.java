package dev.regfit.problem;

import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.SparseMatrix;
import dev.regfit.data.Standardization;
import dev.regfit.linalg.Parallel;
import java.util.Arrays;

/**
 * The working columns X̃, rows multiplied by √ω. Centred columns are orthogonal to √ω, so that their products with a row
 * vector v do not change when v moves along √ω. The sparse form, whose columns are centred in thought only, makes use
 * of it: it changes row vectors up to a multiple of √ω, and is told their total √ωᵀv to make up for it. Vectors and
 * totals go together until {@link #settle} puts a vector right.
 */
public sealed interface WorkingDesign permits DenseWorkingDesign, SparseWorkingDesign {

    static WorkingDesign of(Dataset data, Standardization standardization) {
        if (data.x() instanceof SparseMatrix sparse) {
            return new SparseWorkingDesign(sparse, data.weights(), standardization);
        }
        return DenseWorkingDesign.of((DenseMatrix) data.x(), data.weights(), standardization);
    }

    /** Number of rows, n. */
    int rows();

    /** Number of columns, p. */
    int columns();

    /** About how many cells a product with a column takes. */
    default int cellsOfColumn() {
        return rows();
    }

    /** The total of a row vector (length n), or zero where the form needs none. */
    double total(double[] v);

    /** x̃ⱼᵀv. */
    double dot(int j, double[] v, double total);

    /**
     * Adds {@code a} times x̃ⱼ to {@code v} (length n, modified), up to a multiple of √ω.
     *
     * @return what is to be added to the total
     */
    double axpy(int j, double a, double[] v);

    /** Moves {@code v} (length n, modified), a combination of working columns up to a multiple of √ω, to what it is. */
    void settle(double[] v, double total);

    /** ‖x̃ⱼ‖². */
    double square(int j);

    /** The products x̃ₐᵀx̃_b of the chosen columns, k×k, full and symmetric to the bit. */
    default double[] products(int[] chosen) {
        return products(chosen, chosen);
    }

    /** The products x̃ₐᵀx̃_b of some columns with others, row-major: a row for each on the left. */
    double[] products(int[] left, int[] right);

    /**
     * The products Σᵢdᵢx̃ᵢₐx̃ᵢ_b of the chosen columns and, as the last one, of a column of ones: of order k + 1, row-major,
     * full and symmetric to the bit. For rows of weight one.
     *
     * @param d length n, any sign
     */
    double[] weightedProducts(int[] chosen, double[] d);

    /** X̃·diag(1/d)·X̃ᵀ for the chosen columns and as many positive d: n×n, full and symmetric. */
    double[] outer(int[] chosen, double[] d);

    /** A dense copy of the chosen columns. */
    DenseMatrix select(int[] chosen);

    /** Writes X̃w into {@code out} (length n, overwritten); {@code w} has length p. */
    default void multiply(double[] w, double[] out) {
        Arrays.fill(out, 0.0);
        double total = 0;
        for (int j = 0; j < w.length; j++) {
            if (w[j] != 0) {
                total += axpy(j, w[j], out);
            }
        }
        settle(out, total);
    }

    /**
     * Returns X̃B, n×m row-major.
     *
     * @param b p×m, row-major: a column for each vector of weights
     */
    default double[] multiplyEach(double[] b, int m) {
        double[] out = new double[Math.multiplyExact(rows(), m)];
        double[] w = new double[columns()];
        double[] image = new double[rows()];
        for (int k = 0; k < m; k++) {
            for (int j = 0; j < w.length; j++) {
                w[j] = b[j * m + k];
            }
            multiply(w, image);
            for (int i = 0; i < image.length; i++) {
                out[i * m + k] = image[i];
            }
        }
        return out;
    }

    /**
     * Returns X̃ᵀV, p×m row-major.
     *
     * @param v n×m, row-major: a column for each row vector
     */
    default double[] multiplyEachTransposed(double[] v, int m) {
        double[] out = new double[Math.multiplyExact(columns(), m)];
        double[] column = new double[rows()];
        double[] image = new double[columns()];
        for (int k = 0; k < m; k++) {
            for (int i = 0; i < column.length; i++) {
                column[i] = v[i * m + k];
            }
            multiplyTransposed(column, image);
            for (int j = 0; j < image.length; j++) {
                out[j * m + k] = image[j];
            }
        }
        return out;
    }

    /** Writes X̃ᵀv into {@code out} (length p, overwritten); {@code v} has length n. */
    default void multiplyTransposed(double[] v, double[] out) {
        double total = total(v);
        Parallel.loop(out.length, cellsOfColumn(), (from, to) -> {
            for (int j = from; j < to; j++) {
                out[j] = dot(j, v, total);
            }
        });
    }
}
