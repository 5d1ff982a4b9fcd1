package dev.regfit.problem;

import dev.regfit.data.Standardization;
import java.util.stream.IntStream;

/**
 * The penalty {@code φ(w) = Σⱼ φⱼ(wⱼ)} with {@code φⱼ(w) = λ₁fⱼ|w| + ½λ₂gⱼw²} for {@code lowerⱼ ≤ w ≤ upperⱼ} and ∞
 * outside. With the loss (1/2n)Σω(y − Xw)² it makes the one objective that every solver minimises.
 *
 * @param lambda1 λ₁ ≥ 0
 * @param lambda2 λ₂ ≥ 0
 * @param factors fⱼ ≥ 0, length p; 0 leaves a column unpenalised
 * @param ridgeFactors gⱼ ≥ 0, length p: the factors f, but where the ridge part is that of a {@link Ball} too
 * @param lower smallest weight allowed, length p
 * @param upper largest weight allowed, length p
 */
public record ElasticNet(
        double lambda1, double lambda2, double[] factors, double[] ridgeFactors, double[] lower, double[] upper)
        implements Penalty {

    /** Keeps a slope within its limit although products are rounded. */
    private static final double BELOW_ONE = 1 - 0x1p-51;

    /** Units of the last place that a change of scale may move a weight at a bound by. */
    private static final double ULPS = 8;

    private static final double ROUNDING = 0x1p-53;

    public ElasticNet {
        if (!(lambda1 >= 0) || !(lambda2 >= 0)) {
            throw new IllegalArgumentException("strengths must not be negative: %s, %s".formatted(lambda1, lambda2));
        }
    }

    /** With the same factors for both parts. */
    public ElasticNet(double lambda1, double lambda2, double[] factors, double[] lower, double[] upper) {
        this(lambda1, lambda2, factors, factors, lower, upper);
    }

    /** The same factors and bounds with other strengths. */
    public ElasticNet withStrengths(double l1, double l2) {
        return new ElasticNet(l1, l2, factors, ridgeFactors, lower, upper);
    }

    /**
     * The same penalty and ½μΣⱼqⱼwⱼ². Where q is in proportion to the factors there are, these are kept: then one
     * decomposition serves for all μ.
     *
     * @param multiplier μ &gt; 0
     * @param squares q, length p, all positive
     */
    ElasticNet plusSquares(double multiplier, double[] squares) {
        if (lambda2 == 0) {
            return new ElasticNet(lambda1, multiplier, factors, squares, lower, upper);
        }
        double ratio = squares[0] / ridgeFactors[0];
        if (IntStream.range(0, squares.length).allMatch(j -> squares[j] == ratio * ridgeFactors[j])) {
            return withStrengths(lambda1, lambda2 + multiplier * ratio);
        }
        double sum = lambda2 + multiplier;
        double[] both = new double[squares.length];
        for (int j = 0; j < both.length; j++) {
            both[j] = (l2(j) + multiplier * squares[j]) / sum;
        }
        return new ElasticNet(lambda1, sum, factors, both, lower, upper);
    }

    /** The same penalty with some weights held at zero; {@code leftOut} has length p. */
    public ElasticNet without(boolean[] leftOut) {
        double[] low = lower.clone();
        double[] high = upper.clone();
        for (int j = 0; j < leftOut.length; j++) {
            low[j] = leftOut[j] ? 0 : low[j];
            high[j] = leftOut[j] ? 0 : high[j];
        }
        return new ElasticNet(lambda1, lambda2, factors, ridgeFactors, low, high);
    }

    @Override
    public ElasticNet net() {
        return this;
    }

    @Override
    public ElasticNet with(ElasticNet other) {
        return other;
    }

    @Override
    public boolean isAlone(int j) {
        return true;
    }

    @Override
    public ElasticNet of(int[] chosen) {
        double[] f = new double[chosen.length];
        double[] g = new double[chosen.length];
        double[] low = new double[chosen.length];
        double[] high = new double[chosen.length];
        for (int k = 0; k < chosen.length; k++) {
            f[k] = factors[chosen[k]];
            g[k] = ridgeFactors[chosen[k]];
            low[k] = lower[chosen[k]];
            high[k] = upper[chosen[k]];
        }
        return new ElasticNet(lambda1, lambda2, f, g, low, high);
    }

    /** The same penalty for weights on working columns. */
    public ElasticNet on(Standardization standardization) {
        return new ElasticNet(
                lambda1,
                lambda2,
                factors,
                ridgeFactors,
                standardization.toWorking(lower),
                standardization.toWorking(upper));
    }

    /** λ₁fⱼ. */
    public double l1(int j) {
        return lambda1 * factors[j];
    }

    /** λ₂gⱼ. */
    public double l2(int j) {
        return lambda2 * ridgeFactors[j];
    }

    /** Whether nothing draws wⱼ towards zero. */
    public boolean isFree(int j) {
        return l1(j) == 0 && l2(j) == 0;
    }

    /** Whether φⱼ is differentiable at w: not at a bound, nor at zero where the L1 part has its corner. */
    public boolean mayMove(int j, double w) {
        return lower[j] < w && w < upper[j] && (w != 0 || l1(j) == 0);
    }

    @Override
    public boolean[] mayMove(double[] w) {
        boolean[] moves = new boolean[w.length];
        for (int j = 0; j < w.length; j++) {
            moves[j] = mayMove(j, w[j]);
        }
        return moves;
    }

    /** Which weights are drawn towards zero at any strength, length p. */
    public boolean[] penalized() {
        boolean[] penalized = new boolean[factors.length];
        for (int j = 0; j < penalized.length; j++) {
            penalized[j] = factors[j] > 0;
        }
        return penalized;
    }

    /** Whether some weight is bounded, on either side. */
    public boolean isBounded() {
        for (int j = 0; j < lower.length; j++) {
            if (lower[j] > Double.NEGATIVE_INFINITY || upper[j] < Double.POSITIVE_INFINITY) {
                return true;
            }
        }
        return false;
    }

    /** Whether wⱼ can be nothing but zero. */
    public boolean isHeld(int j) {
        return lower[j] == 0 && upper[j] == 0;
    }

    /** The columns whose weights are not held at zero, ascending. */
    public int[] notHeld() {
        return IntStream.range(0, lower.length).filter(j -> !isHeld(j)).toArray();
    }

    /** No L1 part and no bounds, but for columns that least squares does without. */
    @Override
    public boolean isSmooth() {
        return lambda1 == 0 && (!isBounded() || (lambda2 == 0 && !of(notHeld()).isBounded()));
    }

    @Override
    public double value(double[] w) {
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += value(j, w[j]);
        }
        return sum;
    }

    double value(int j, double w) {
        return isOutside(j, w) ? Double.POSITIVE_INFINITY : l1(j) * Math.abs(w) + 0.5 * l2(j) * w * w;
    }

    /** Whether w is beyond a bound by more than the rounding of a change of scale. */
    private boolean isOutside(int j, double w) {
        return (w > upper[j] && w > upper[j] + ULPS * Math.ulp(upper[j]))
                || (w < lower[j] && w < lower[j] - ULPS * Math.ulp(lower[j]));
    }

    public double clamp(int j, double w) {
        if (w < lower[j]) {
            return lower[j];
        }
        return w > upper[j] ? upper[j] : w;
    }

    /**
     * The minimiser of ½aw² − zw + φⱼ(w): soft-thresholding, shrinking and clipping in one (Friedman, Hastie and
     * Tibshirani 2010, eq. 5). With {@code a = 1/step} and {@code z = v/step} it is the proximal operator.
     *
     * @param a curvature; a + λ₂fⱼ &gt; 0
     */
    public double minimizer(int j, double a, double z) {
        return clamp(j, softThreshold(z, l1(j)) / (a + l2(j)));
    }

    private static double softThreshold(double z, double threshold) {
        if (z > threshold) {
            return z - threshold;
        }
        return z < -threshold ? z + threshold : 0.0;
    }

    /** The convex conjugate φⱼ*(v) = sup over w of vw − φⱼ(w); may be ∞. */
    public double conjugate(int j, double v) {
        double w = conjugateWeight(j, v);
        return Double.isInfinite(w) ? Double.POSITIVE_INFINITY : v * w - value(j, w);
    }

    /**
     * What is left of Fenchel's inequality, φⱼ(w) + φⱼ*(v) − vw ≥ 0; may be ∞. As the difference of values at two
     * points it keeps its digits where it is small.
     */
    public double fenchelTerm(int j, double w, double v) {
        double other = conjugateWeight(j, v);
        if (Double.isInfinite(other) || isOutside(j, w)) {
            return Double.POSITIVE_INFINITY;
        }
        double step = w - other;
        double smooth = 0.5 * l2(j) * (w + other) - v;
        double term = w * other >= 0
                ? step * (l1(j) * Math.signum(w + other) + smooth)
                : l1(j) * (Math.abs(w) - Math.abs(other)) + step * smooth;
        return Math.max(0.0, term);
    }

    /**
     * The slope vⱼ of the loss less the derivative of φⱼ at w, the sign of w fixed: what is downhill of the objective where
     * φⱼ is smooth.
     */
    public double downhill(int j, double w, double v) {
        return v - l2(j) * w - l1(j) * Math.signum(w);
    }

    /** Where vw − φⱼ(w) is largest; may be infinite. */
    double conjugateWeight(int j, double v) {
        if (l2(j) > 0) {
            return minimizer(j, 0, v);
        }
        if (Math.abs(v) > l1(j)) {
            return v > 0 ? upper[j] : lower[j];
        }
        return clamp(j, 0);
    }

    /**
     * Distance of {@code v} from the subdifferential ∂φⱼ(w): zero for every j exactly at the optimum, where v is
     * xⱼᵀΩ(y − Xw)/n (the Karush-Kuhn-Tucker conditions).
     */
    public double violation(int j, double w, double v) {
        if (isOutside(j, w)) {
            return Double.POSITIVE_INFINITY;
        }
        if (w == 0 && Math.abs(v) <= l1(j)) {
            return 0; // most columns
        }
        double smooth = v - l2(j) * w;
        double low = w > 0 ? l1(j) : -l1(j);
        double high = w < 0 ? -l1(j) : l1(j);
        if (w <= lower[j]) {
            low = Double.NEGATIVE_INFINITY;
        }
        if (w >= upper[j]) {
            high = Double.POSITIVE_INFINITY;
        }
        return Math.max(0.0, Math.max(low - smooth, smooth - high));
    }

    @Override
    public double[] violations(double[] w, double[] v) {
        double[] violations = new double[w.length];
        for (int j = 0; j < w.length; j++) {
            violations[j] = violation(j, w[j], v[j]);
        }
        return violations;
    }

    @Override
    public double[] downhill(double[] w, double[] v) {
        double[] downhill = new double[w.length];
        for (int j = 0; j < w.length; j++) {
            downhill[j] = downhill(j, w[j], v[j]);
        }
        return downhill;
    }

    @Override
    public void addCurvature(int[] chosen, double[] w, double[] hessian) {
        for (int k = 0; k < chosen.length; k++) {
            hessian[k * chosen.length + k] += l2(chosen[k]);
        }
    }

    @Override
    public void proximal(double[] a, double[] z, double[] out) {
        for (int j = 0; j < z.length; j++) {
            out[j] = minimizer(j, a[j], a[j] * z[j]);
        }
    }

    @Override
    public void project(double[] w) {
        for (int j = 0; j < w.length; j++) {
            w[j] = clamp(j, w[j]);
        }
    }

    /** Each column is a block of its own. */
    @Override
    public void completeBlocks(boolean[] columns) {}

    @Override
    public double shrinkage(Slopes dual) {
        double s = 1;
        for (int j = 0; j < dual.values().length; j++) {
            s = Math.min(s, shrinkage(j, dual));
        }
        return s;
    }

    /** What the slope of one column allows. */
    double shrinkage(int j, Slopes dual) {
        double slope = dual.values()[j];
        double error = dual.errors()[j];
        if (Math.abs(slope) + error <= l1(j)) {
            return 1; // of most columns, by either limit
        }
        double ridge = dual.joined()[j] ? 0 : l2(j);
        return Math.min(shrinkage(j, slope - error, ridge), shrinkage(j, slope + error, ridge));
    }

    private double shrinkage(int j, double slope, double ridge) {
        double farthest = slope > 0 ? upper[j] : lower[j];
        boolean limited = ridge == 0 && Double.isInfinite(farthest);
        return limited && l1(j) > 0 && Math.abs(slope) > l1(j) ? l1(j) / Math.abs(slope) * BELOW_ONE : 1;
    }

    @Override
    public double fenchelTerms(double[] w, Slopes dual, double s) {
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += largestTerm(j, w[j], dual, s);
        }
        return sum;
    }

    /**
     * Whether the weight is zero, and that is the best there is for all slopes of the loss that are possible, as of most of very
     * many columns. For smaller slopes, with smaller errors, it then is as well.
     */
    boolean isIdle(int j, double w, double slope, double error) {
        return w == 0 && Math.abs(slope) + error <= l1(j) && lower[j] <= 0 && upper[j] >= 0;
    }

    /** The term of one column at the worst of the slopes that are possible. */
    double largestTerm(int j, double w, Slopes dual, double s) {
        double slope = s * dual.values()[j];
        double error = s * dual.errors()[j];
        if (isIdle(j, w, slope, error)) {
            return 0; // of most columns: zero is where each of these slopes has its conjugate weight
        }
        ElasticNet own = dual.joined()[j] ? withStrengths(lambda1, 0) : this;
        return own.largestTerm(j, w, slope, error);
    }

    /**
     * The term is convex in the slope, so it is largest at an end of the interval that holds it. To that comes what the
     * rounding of slope and ridge part is worth.
     */
    private double largestTerm(int j, double w, double slope, double error) {
        double low = fenchelTerm(j, w, slope - error);
        double high = fenchelTerm(j, w, slope + error);
        double size = Math.abs(slope) + l1(j) + l2(j) * Math.abs(w);
        return Math.max(low, high) + 4 * ROUNDING * size * Math.abs(w - conjugateWeight(j, slope));
    }
}
