package dev.regfit.problem;

import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * A convex loss ℓ(y, f) of a target y and a linear predictor f = b₀ + x·w + offset: a formula, whatever the rows are kept
 * in. The objective averages it over rows. A new loss is one class here and one constant in {@link LossName}.
 *
 * <p>A dual variable of a row is a slope −∂ℓ/∂f; where ℓ is a negative log-likelihood of the natural parameter it is the
 * residual y − mean (McCullagh and Nelder 1989, section 2.2).
 */
public sealed interface Loss extends Serializable permits ResidualLoss, Logistic, Poisson {

    /** Its entry in the registry of losses. */
    LossName name();

    /** The number that its name takes, if it takes one. */
    default OptionalDouble parameter() {
        return OptionalDouble.empty();
    }

    /** ℓ(y, f). */
    double value(double y, double f);

    /** The negative derivative −∂ℓ/∂f. */
    double slope(double y, double f);

    /** The second derivative ∂²ℓ/∂f² ≥ 0; where there is none, that of either side. */
    double curvature(double y, double f);

    /**
     * Rows at which a loss is evaluated; arrays of length n.
     *
     * @param y targets
     * @param weights ω
     * @param f linear predictors
     * @param slopes overwritten, times the weights
     * @param curvatures overwritten, times the weights
     */
    record Rows(double[] y, double[] weights, double[] f, double[] slopes, double[] curvatures) {

        void set(int i, double slope, double curvature) {
            slopes[i] = weights[i] * slope;
            curvatures[i] = weights[i] * curvature;
        }
    }

    /** Evaluates the rows from the number {@code from} to {@code to} − 1, and returns the weighted sum of the values. */
    default double evaluate(Rows rows, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double y = rows.y()[i];
            double f = rows.f()[i];
            sum += rows.weights()[i] * value(y, f);
            rows.set(i, slope(y, f), curvature(y, f));
        }
        return sum;
    }

    /** The least upper bound of the curvature, whatever y and f; may be ∞. */
    double largestCurvature();

    /** Whether the curvature is above zero everywhere. */
    default boolean isCurved() {
        return true;
    }

    /**
     * The curvature of a parabola that touches ℓ(y, ·) at f and lies above it or, where there is none, has its minimum where
     * ℓ(y, ·) has it: at least {@link #curvature}. Where a row pulls but is hardly curved, it tells how far to trust that.
     */
    double majorant(double y, double f);

    /** The least value of ℓ(y, ·), which a model with a parameter for each row would have. */
    double least(double y);

    /**
     * What ℓ(y, f) exceeds its least value by: half the unit deviance. Where the two are large and near each other, a loss
     * has a formula without cancellation.
     */
    default double excess(double y, double f) {
        return Math.max(0, value(y, f) - least(y));
    }

    /** What f predicts of the target: its mean. */
    double mean(double f);

    /** The predictor whose mean is {@code mean}; may be infinite at the ends of the range of means. */
    double link(double mean);

    /**
     * What is left of Fenchel's inequality, ℓ(y, f) + ℓ*(y, −u) + u·f ≥ 0, for the dual variable u = slope(y, f) − d: the
     * value or up to a tenth more, for what rounding hides of it; ∞ where −u is outside of the conjugate's domain. It keeps its
     * digits where it is small.
     *
     * @param slope of the loss at f
     * @param curvature of the loss at f
     */
    double fenchelTerm(double y, double f, double slope, double curvature, double d);

    /**
     * How much a dual point must be shrunk to stay in the domain of the conjugate when the dual variable u moves by up to
     * {@code step}, and by less than the {@link #majorant}.
     */
    default double shrinkage(double y, double u, double step) {
        return 1;
    }

    /** How much the slope jumps by where ℓ has a kink; 0 if it has none. */
    default double jump() {
        return 0;
    }

    /**
     * How easily the dual variable u of a row may move: its curvature or, where ℓ has a kink instead, how far u is from the ends
     * of the conjugate's domain.
     */
    default double room(double u, double curvature) {
        return curvature;
    }

    /** Whether ℓ depends on the residual y − f alone. */
    default boolean isOfResiduals() {
        return false;
    }

    /**
     * The slope of ℓ(y, ·) far out: the limit of ℓ(y, t·direction)/t for t → ∞. Where a direction has the slope zero in
     * all rows, and the penalty does not rise along it, there need not be an optimum (Rockafellar 1970, section 27).
     */
    double slopeFarOut(double y, double direction);

    /** Whether y is a target that this loss is for. */
    default boolean takes(double y) {
        return true;
    }

    /** The term of one row as a reader sees it, such as {@code log(1 + eᶠ) − y·f}. */
    String formula();
}
