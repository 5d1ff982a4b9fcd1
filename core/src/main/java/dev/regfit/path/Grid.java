package dev.regfit.path;

import dev.regfit.problem.Convention;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.solver.Minimizer;
import dev.regfit.solver.Stopping;
import java.util.Arrays;

/**
 * Which strengths a path visits: given ones, or so many from the least strength at which all penalised weights are zero
 * downwards, evenly spaced in their logarithm, as R's glmnet does.
 *
 * @param given strengths α, falling; empty for a grid made from the data
 * @param count number of strengths to make
 * @param ratio the last strength as a share of the first, or NaN for what suits the shape of the data
 */
public record Grid(double[] given, int count, double ratio) {
    /** A hundred strengths over the range that suits the data. */
    public static final Grid AUTOMATIC = new Grid(new double[0], 100, Double.NaN);

    /** The given strengths, to be visited from the largest to the smallest. */
    public static Grid of(double[] given) {
        double[] falling = given.clone();
        Arrays.sort(falling);
        for (int a = 0, b = falling.length - 1; a < b; a++, b--) {
            double swapped = falling[a];
            falling[a] = falling[b];
            falling[b] = swapped;
        }
        return new Grid(falling, 0, Double.NaN);
    }

    /** glmnet's range with at least as many rows as columns, and with fewer, where small strengths overfit. */
    private static final double TALL_RATIO = 1e-4;

    private static final double WIDE_RATIO = 1e-2;

    /** Ridge has no strength of its own to start from, and its best one may be far down when rows are many. */
    private static final double RIDGE_RATIO = 1e-8;

    /** Where the L1 part is a smaller share than this, the grid starts as if it were this, as glmnet's does. */
    private static final double LEAST_L1_RATIO = 1e-3;

    /** Whether the path may end early, where more strengths would change nothing. */
    boolean mayEndEarly() {
        return given.length == 0;
    }

    /** The strengths for these data, falling if they are made here; without a penalty the one strength 0. */
    double[] alphas(Preparation preparation, Family family, Minimizer minimizer, Stopping stopping) {
        if (family.kind() == PenaltyKind.NONE) {
            return new double[] {0};
        }
        if (given.length > 0) {
            return given.clone();
        }
        Path.requireSomethingToFollow(preparation);
        double largest = largest(preparation, family, minimizer, stopping);
        double last = Double.isNaN(ratio) ? suitableRatio(preparation, family, minimizer) : ratio;
        double[] alphas = new double[count];
        for (int k = 0; k < count; k++) {
            // StrictMath: the power functions of processors differ in the last bit
            alphas[k] = k == 0 ? largest : largest * StrictMath.pow(last, k / (count - 1.0));
        }
        return alphas;
    }

    private static double suitableRatio(Preparation preparation, Family family, Minimizer minimizer) {
        boolean wide = preparation.data().size() < preparation.data().columns();
        double suitable = wide ? WIDE_RATIO : TALL_RATIO;
        Objective unit = preparation.objective(family.at(1));
        if (unit.lambda2() == 0 || preparation.formulation().convention() == Convention.GLMNET) {
            return suitable;
        }
        // The strength that ends the L1 part is in units of the target; what the L2 part still shrinks then is not, so
        // that a target of large numbers would be shrunk at all strengths.
        return unit.lambda1() == 0 ? RIDGE_RATIO : suitable / Math.max(1, Math.sqrt(minimizer.nullDeviance()));
    }

    private static double largest(Preparation preparation, Family family, Minimizer minimizer, Stopping stopping) {
        Objective unit = preparation.objective(family.at(1));
        ElasticNet penalty = preparation.penalty(unit).on(preparation.standardization());
        double[] correlations = minimizer.nullSlopes(penalty, stopping);
        boolean byL1 = unit.l1() >= LEAST_L1_RATIO * (unit.l1() + unit.l2());
        boolean asGlmnet = preparation.formulation().convention() == Convention.GLMNET;
        double[] pulls = new double[correlations.length];
        for (int j = 0; j < pulls.length; j++) {
            double factor = penalty.factors()[j];
            double bound = correlations[j] > 0 ? penalty.upper()[j] : penalty.lower()[j];
            if (factor > 0 && bound != 0) {
                // Of a ridge strength it is the ratio to the column's power that counts.
                double unitOfColumn = byL1 || asGlmnet ? 1 : Math.sqrt(minimizer.power(j));
                pulls[j] = Math.abs(correlations[j]) * unitOfColumn / factor;
            }
        }
        double largest = preparation.groups().areWanted() && unit.lambda1() > 0
                ? preparation.groups().largestPull(pulls)
                : Arrays.stream(pulls).max().orElse(0);
        double deviation = Math.sqrt(minimizer.nullDeviance());
        double alpha = byL1 ? largest / unit.lambda1() : largest / LEAST_L1_RATIO / deviation / unit.lambda2();
        // With a constant target, or columns that have nothing to do with it, every strength gives the same.
        return alpha > 0 && alpha < Double.POSITIVE_INFINITY ? alpha : 1;
    }
}
