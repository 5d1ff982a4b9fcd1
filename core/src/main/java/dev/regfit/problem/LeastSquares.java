package dev.regfit.problem;

/**
 * The loss (1/2n)Σω(ỹ − X̃w)² on working columns (centred and scaled; ω sums to n), in one of two forms: from the
 * moments of the data, where no cost depends on n, or from the rows.
 */
public sealed interface LeastSquares permits MomentSquares, RowSquares {

    /** Number of rows, n. */
    long rows();

    /** Number of features, p. */
    int columns();

    /** ‖ỹ‖²/n: twice the loss of w = 0. */
    double targetPower();

    /** ‖x̃ⱼ‖²/n. */
    double power(int j);

    /** ‖x̃ⱼ‖/√n. */
    double norm(int j);

    /**
     * Evaluates the loss afresh.
     *
     * @param w weights, length p; not modified
     * @param correlations length p, overwritten by X̃ᵀ(ỹ − X̃w)/n, the negative gradient
     * @return ‖ỹ − X̃w‖²/n
     */
    double evaluate(double[] w, double[] correlations);

    /**
     * Evaluates the loss afresh at several weights, the columns of W.
     *
     * @param w p×m, row-major; not modified
     * @param correlations p×m, row-major, overwritten by X̃ᵀ(ỹ1ᵀ − X̃W)/n
     * @return for each of the m the mean of squared residuals
     */
    double[] evaluateEach(double[] w, int m, double[] correlations);

    /** Writes X̃ᵀX̃v/n into {@code out} (length p, overwritten); {@code v} has length p. */
    void applyGram(double[] v, double[] out);

    /** The Gram matrix X̃ᵀX̃/n of the chosen columns, k×k, full and symmetric. */
    double[] gram(int[] chosen);
}
