package dev.regfit.exact;

import dev.regfit.problem.ElasticNet;

/**
 * The minimisation of {@code P(w, b₀) = (1/2n)Σω(y − b₀ − xᵀw)² + Σ[λ₁fⱼsⱼ|wⱼ| + ½λ₂fⱼ(sⱼwⱼ)²]} within bounds, of exactly
 * these doubles.
 *
 * @param x n rows of length p, on the original scale
 * @param y the target, length n
 * @param weights row weights ω, length n
 * @param penalty for weights on the original columns, but for the scales
 * @param scales s, length p: what the working columns are divided by
 * @param intercept whether there is b₀
 */
public record ExactProblem(
        double[][] x, double[] y, double[] weights, ElasticNet penalty, double[] scales, boolean intercept) {

    /** Number of features, p. */
    int columns() {
        return scales.length;
    }

    /** Number of unknowns: the weights and, as the last, an intercept. */
    int unknowns() {
        return columns() + (intercept ? 1 : 0);
    }

    /** Column j of the design, length n: ones for the intercept. */
    Dyadic[] column(int j) {
        Dyadic[] column = new Dyadic[y.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = j == columns() ? Dyadic.ONE : Dyadic.of(x[i][j]);
        }
        return column;
    }
}
