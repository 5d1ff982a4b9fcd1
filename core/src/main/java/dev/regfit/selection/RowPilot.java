package dev.regfit.selection;

import dev.regfit.problem.DegreesOfFreedom;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.RowPoint;
import dev.regfit.solver.Minimizer;
import dev.regfit.solver.ProximalNewton;
import dev.regfit.solver.Stopping;
import java.util.Arrays;

/**
 * The ridge fit that the adaptive lasso of a loss of rows starts from. Its strength has the smallest score of generalised
 * cross-validation with the deviance D in place of the squared error: D/(1 − k/n)², k being the degrees of freedom
 * (O'Sullivan, Yandell and Raynor 1986; Wood, "Generalized Additive Models", section 6.2).
 */
final class RowPilot {
    /** Half a decade apart. */
    private static final int STRENGTHS = 13;

    /** Of the largest strength; below it weights of separable classes grow without an end. */
    private static final double SMALLEST = 1e-6;

    private static final double NEGLIGIBLE = 1e-6;
    private static final Stopping STOPPING = new Stopping(1e-6, 1000);

    private RowPilot() {}

    /**
     * Fits.
     *
     * @param alike a ridge penalty with all factors 1
     * @return weights on the working columns, length p
     */
    static double[] weights(RowLoss rows, ElasticNet alike) {
        double[] zero = new double[rows.columns()];
        RowPoint without = rows.point(rows.nullModel().b(), zero);
        double total = 0;
        for (int j = 0; j < zero.length; j++) {
            total += rows.design().power(j);
        }
        double largest = total * Arrays.stream(without.curvatures()).average().orElseThrow();
        ProximalNewton newton = new ProximalNewton(rows);
        double lowest = Double.POSITIVE_INFINITY;
        double[] best = zero;
        for (int k = 0; k < STRENGTHS; k++) {
            ElasticNet penalty = alike.withStrengths(0, largest * StrictMath.pow(SMALLEST, k / (STRENGTHS - 1.0)));
            Minimizer.Minimum minimum = newton.minimize(penalty, STOPPING, false);
            double score = score(rows, penalty, minimum);
            if (score < (1 - NEGLIGIBLE) * lowest) {
                lowest = score;
                best = minimum.weights();
            }
        }
        return best;
    }

    private static double score(RowLoss rows, ElasticNet penalty, Minimizer.Minimum minimum) {
        double[] w = minimum.weights();
        double[] f = new double[rows.rows()];
        rows.design().predict(rows.design().workingIntercept(minimum.intercept().orElseThrow(), w), w, f);
        double freedom = DegreesOfFreedom.of(rows, penalty, w, f) + (rows.hasIntercept() ? 1 : 0);
        double left = 1 - freedom / rows.rows();
        return left > 0 ? minimum.deviance() / (left * left) : Double.POSITIVE_INFINITY;
    }
}
