package dev.regfit.linalg;

import java.util.Arrays;

/**
 * The quadratic problem that {@link RefinedLeastSquares} solves: over an intercept b₀ and x minimise
 *
 * <pre>½ Σᵢ ωᵢ (bᵢ − b₀ − aᵢᵀx)² + ½ Σⱼ dⱼ xⱼ² + Σⱼ cⱼ xⱼ</pre>
 *
 * <p>The arrays are used as they are, not copied, and not modified.
 *
 * @param a n×k, column-major, on any scale
 * @param aLow what is to be added to {@code a} for the matrix that is meant, where its entries are no doubles: n×k, or of
 *     length 0
 * @param b n numbers
 * @param k number of columns
 * @param weights ω: n positive numbers
 * @param intercept whether b₀ is free; otherwise it is 0
 * @param ridge d: k numbers, at least 0
 * @param linear c: k numbers; for the active columns of a lasso n·λ₁·sign(x)
 */
public record PenalizedEquations(
        double[] a,
        double[] aLow,
        double[] b,
        int k,
        double[] weights,
        boolean intercept,
        double[] ridge,
        double[] linear) {

    /**
     * Checks lengths and values.
     *
     * @throws IllegalArgumentException if a length does not fit, a number is not finite, a weight is not positive or a
     *     ridge term is negative
     */
    public PenalizedEquations {
        Shapes.requireMatrix("a", a, b.length, k);
        if (aLow.length > 0) {
            Shapes.requireMatrix("aLow", aLow, b.length, k);
        }
        Shapes.requireLength("weights", weights, b.length);
        Shapes.requireLength("ridge", ridge, k);
        Shapes.requireLength("linear", linear, k);
        Shapes.requireFinite("a", a);
        Shapes.requireFinite("aLow", aLow);
        Shapes.requireFinite("b", b);
        Shapes.requireFinite("weights", weights);
        Shapes.requireFinite("ridge", ridge);
        Shapes.requireFinite("linear", linear);
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] > 0)) {
                throw new IllegalArgumentException("weights[" + i + "] must be positive, it is " + weights[i]);
            }
        }
        for (int j = 0; j < k; j++) {
            if (!(ridge[j] >= 0)) {
                throw new IllegalArgumentException("ridge[" + j + "] must be at least 0, it is " + ridge[j]);
            }
        }
    }

    /** With the entries of {@code a} as they are. */
    public PenalizedEquations(
            double[] a, double[] b, int k, double[] weights, boolean intercept, double[] ridge, double[] linear) {
        this(a, new double[0], b, k, weights, intercept, ridge, linear);
    }

    /**
     * Ordinary least squares: weights of 1, no penalty.
     *
     * @param a n×k, column-major
     * @param b n numbers
     * @param k number of columns
     * @param intercept whether to fit an intercept
     * @throws IllegalArgumentException as the constructor
     */
    public static PenalizedEquations ordinary(double[] a, double[] b, int k, boolean intercept) {
        double[] ones = new double[b.length];
        Arrays.fill(ones, 1);
        return new PenalizedEquations(a, b, k, ones, intercept, new double[k], new double[k]);
    }

    /** The number of rows n. */
    public int rows() {
        return b.length;
    }
}
