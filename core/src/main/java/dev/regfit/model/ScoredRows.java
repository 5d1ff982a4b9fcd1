package dev.regfit.model;

import dev.regfit.problem.Loss;

/**
 * Rows with what was observed and what was predicted.
 *
 * @param loss what predictions are judged by
 * @param y targets, length n
 * @param f linear predictors, offsets included, length n
 * @param weights ω &gt; 0, of any sum, length n
 */
public record ScoredRows(Loss loss, double[] y, double[] f, double[] weights) {

    /** Number of rows, n. */
    public int rows() {
        return y.length;
    }

    /** What is predicted of the target of a row: its mean. */
    public double mean(int row) {
        return loss.mean(f[row]);
    }
}
