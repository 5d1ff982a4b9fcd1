package dev.regfit.selection;

import dev.regfit.problem.DegreesOfFreedom;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Quantile;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.RowPoint;
import dev.regfit.solver.FiniteSmoothing;
import dev.regfit.solver.Minimizer;
import dev.regfit.solver.ProximalNewton;
import dev.regfit.solver.Stopping;
import java.util.Arrays;

/**
 * The ridge fit that the adaptive lasso of a loss of rows starts from. Its strength has the smallest D + 2ck/n: D is the mean
 * deviance, k the degrees of freedom, and c what one of them is worth, the mean squared slope over the mean curvature (Burman
 * and Nolan, "A general Akaike-type criterion for model selection in robust regression", Biometrika 82, 1995). Under the
 * squared loss c is the variance of the errors, of classes and counts that are what the loss says it is 1, as in AIC. A
 * criterion that multiplies D, as generalised cross-validation does, would be decided by the share that outliers have in it.
 */
final class RowPilot {
    /** Half a decade apart. */
    private static final int STRENGTHS = 13;

    /** Of the largest strength; below it weights of separable classes grow without an end. */
    private static final double SMALLEST = 1e-6;

    /** Of what a degree of freedom is worth, an improvement that does not count. */
    private static final double NEGLIGIBLE = 1e-3;

    private static final Stopping STOPPING = new Stopping(1e-6, 1000);

    private RowPilot() {}

    /**
     * Fits.
     *
     * @param data of a loss with a kink, whose curvature tells nothing, they are fitted with a smooth one in its place
     * @param alike a ridge penalty with all factors 1
     * @return weights on the working columns, length p
     */
    static double[] weights(RowLoss data, ElasticNet alike) {
        RowLoss rows = data.loss() instanceof Quantile ? FiniteSmoothing.smooth(data) : data;
        double[] zero = new double[rows.columns()];
        RowPoint without = rows.point(rows.nullModel().b(), zero);
        double total = 0;
        for (int j = 0; j < zero.length; j++) {
            total += rows.design().power(j);
        }
        double largest = total * Arrays.stream(without.curvatures()).average().orElseThrow();
        ProximalNewton newton = new ProximalNewton(rows);
        Score lowest = new Score(Double.POSITIVE_INFINITY, 0);
        double[] best = zero;
        for (int k = 0; k < STRENGTHS; k++) {
            ElasticNet penalty = alike.withStrengths(0, largest * StrictMath.pow(SMALLEST, k / (STRENGTHS - 1.0)));
            Minimizer.Minimum minimum = newton.minimize(penalty, STOPPING, false);
            Score score = score(rows, penalty, minimum);
            if (score.value() < lowest.value() - NEGLIGIBLE * score.worth()) {
                lowest = score;
                best = minimum.weights();
            }
        }
        return best;
    }

    /**
     * What a strength is chosen by.
     *
     * @param worth by how much one degree of freedom raises it
     */
    private record Score(double value, double worth) {}

    private static Score score(RowLoss rows, ElasticNet penalty, Minimizer.Minimum minimum) {
        double[] w = minimum.weights();
        double[] f = new double[rows.rows()];
        rows.design().predict(rows.design().workingIntercept(minimum.intercept().orElseThrow(), w), w, f);
        double freedom = DegreesOfFreedom.of(rows, penalty, w, f) + (rows.hasIntercept() ? 1 : 0);
        double left = 1 - freedom / rows.rows();
        if (!(left > 0)) {
            return new Score(Double.POSITIVE_INFINITY, 0);
        }
        double worth = 2 * price(rows, f) / left / rows.rows();
        return new Score(minimum.deviance() + worth * freedom, worth);
    }

    /** c, but for the degrees of freedom that the fit has taken. */
    private static double price(RowLoss rows, double[] f) {
        double[] slopes = new double[f.length];
        double[] curvatures = new double[f.length];
        rows.evaluate(f, slopes, curvatures);
        double squares = 0;
        double curvature = 0;
        for (int i = 0; i < f.length; i++) {
            squares += slopes[i] * slopes[i] / rows.data().weights()[i];
            curvature += curvatures[i];
        }
        return squares / curvature;
    }
}
