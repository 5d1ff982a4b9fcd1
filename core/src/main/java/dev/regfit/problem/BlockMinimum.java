package dev.regfit.problem;

import java.util.stream.IntStream;

/**
 * The minimum of {@code ½Σdᵢuᵢ² − Σzᵢuᵢ + λ‖u‖₂} over the weights u of a block (Friedman, Hastie and Tibshirani, "A note on the
 * group lasso and a sparse group lasso", 2010, section 2). It is zero for ‖z‖ ≤ λ, and otherwise
 * {@code uᵢ = zᵢt/(dᵢt + λ)}, where t is the norm of u.
 *
 * @param weights u
 * @param norm t, to the last digits; zero where u is
 */
public record BlockMinimum(double[] weights, double norm) {
    /** More steps of the equation in one unknown than rounding leaves room for: the digits double with each. */
    private static final int MOST_STEPS = 100;

    /** A root to so many units in the last place. */
    private static final double ROOT = 0x1p-51;

    /**
     * Finds it.
     *
     * @param z slopes
     * @param curvatures d ≥ 0, as many; above zero where z is more than λ
     */
    public static BlockMinimum of(double[] z, double[] curvatures, double lambda) {
        double norm = norm(z, curvatures, lambda);
        double[] weights = new double[z.length];
        for (int k = 0; k < z.length && norm > 0; k++) {
            weights[k] = z[k] * (norm / (curvatures[k] * norm + lambda));
        }
        return new BlockMinimum(weights, norm);
    }

    private static double norm(double[] z, double[] curvatures, double lambda) {
        double excess = GroupLasso.norm(z, IntStream.range(0, z.length).toArray()) - lambda;
        if (!(excess > 0)) {
            return 0;
        }
        boolean areAlike = IntStream.range(1, curvatures.length).allMatch(k -> curvatures[k] == curvatures[0]);
        return areAlike ? excess / curvatures[0] : root(z, curvatures, lambda);
    }

    /**
     * The t where q(t) = ‖zᵢ/(dᵢt + λ)‖ is 1. As a function of t, 1/q is concave and rises, so that Newton's method for
     * 1/q = 1 goes up to the root from zero and never beyond (as for trust regions: Moré and Sorensen 1983, section 3).
     */
    private static double root(double[] z, double[] curvatures, double lambda) {
        double t = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double square = 0;
            double slope = 0;
            for (int k = 0; k < z.length; k++) {
                double divisor = curvatures[k] * t + lambda;
                double share = z[k] / divisor;
                square += share * share;
                slope += curvatures[k] * share * share / divisor;
            }
            double q = Math.sqrt(square);
            double change = (q - 1) * square / slope;
            if (!(change > ROOT * t && change < Double.POSITIVE_INFINITY)) {
                break;
            }
            t += change;
        }
        return t;
    }
}
