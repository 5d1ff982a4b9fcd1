package dev.regfit.exact;

import static dev.regfit.exact.Digits.ROUNDED;

import dev.regfit.problem.ElasticNet;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The minimisation of {@code P(w, b₀) = (1/n)Σωℓ(y, f) + Σ[λ₁fⱼ|wⱼ| + ½λ₂fⱼwⱼ²]} within bounds, for the predictors
 * {@code f = b₀ + offset + Σ(xⱼ/sⱼ)wⱼ}, of exactly these doubles.
 *
 * @param x n rows of length p, on the original scale
 * @param y the target, length n
 * @param weights row weights ω, length n
 * @param offset length n
 * @param penalty for weights on the scaled columns
 * @param scales s, length p
 * @param intercept whether there is b₀
 */
public record PreciseProblem(
        PreciseLoss loss,
        double[][] x,
        double[] y,
        double[] weights,
        double[] offset,
        ElasticNet penalty,
        double[] scales,
        boolean intercept) {

    /** Number of features, p. */
    int columns() {
        return scales.length;
    }

    /** Number of unknowns: the weights and, as the last, an intercept. */
    int unknowns() {
        return columns() + (intercept ? 1 : 0);
    }

    /** The design: n rows of scaled cells, with a one for the intercept. */
    BigDecimal[][] design() {
        BigDecimal[][] design = new BigDecimal[y.length][unknowns()];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < columns(); j++) {
                design[i][j] = new BigDecimal(x[i][j]).divide(new BigDecimal(scales[j]), ROUNDED);
            }
            if (intercept) {
                design[i][columns()] = BigDecimal.ONE;
            }
        }
        return design;
    }

    /** λ₁f of each unknown. */
    BigDecimal[] linear() {
        return strengths(penalty.lambda1());
    }

    /** λ₂f of each unknown. */
    BigDecimal[] ridge() {
        return strengths(penalty.lambda2());
    }

    private BigDecimal[] strengths(double lambda) {
        BigDecimal[] strengths = new BigDecimal[unknowns()];
        Arrays.fill(strengths, BigDecimal.ZERO);
        for (int j = 0; j < columns(); j++) {
            strengths[j] = new BigDecimal(lambda).multiply(new BigDecimal(penalty.factors()[j]), ROUNDED);
        }
        return strengths;
    }

    double[] lower() {
        return bounds(penalty.lower(), Double.NEGATIVE_INFINITY);
    }

    double[] upper() {
        return bounds(penalty.upper(), Double.POSITIVE_INFINITY);
    }

    private double[] bounds(double[] ofWeights, double ofIntercept) {
        double[] bounds = Arrays.copyOf(ofWeights, unknowns());
        if (intercept) {
            bounds[columns()] = ofIntercept;
        }
        return bounds;
    }
}
