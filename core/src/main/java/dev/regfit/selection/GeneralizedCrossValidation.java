package dev.regfit.selection;

import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.LeastSquares;
import dev.regfit.solver.SpectralRidge;
import java.util.List;

/**
 * Generalised cross-validation of ridge strengths, (RSS/n)/(1 − df/n)², an approximation of leave-one-out that needs no
 * rows (Golub, Heath and Wahba 1979; Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, eq. 7.52).
 *
 * <p>Numbers are NaN where the strength is so small that the system is singular to rounding, and scores are where
 * nothing is left to judge by because df = n.
 *
 * @param scores of each strength
 * @param degreesOfFreedom df = tr H of each strength, the intercept counted
 * @param residualPowers RSS/n of each strength
 */
public record GeneralizedCrossValidation(double[] scores, double[] degreesOfFreedom, double[] residualPowers) {

    /**
     * Computes the curve.
     *
     * @param intercept whether the loss is that of centred columns, whose intercept is to be counted
     * @param penalties on the working columns; they differ in λ₂ only
     * @throws IllegalArgumentException when {@link SpectralRidge#suits} says no
     */
    public static GeneralizedCrossValidation of(LeastSquares loss, boolean intercept, List<ElasticNet> penalties) {
        return of(new SpectralRidge(loss, penalties.get(0)), loss.rows(), intercept, penalties);
    }

    /** Of a loss of so many rows that is decomposed already. */
    static GeneralizedCrossValidation of(
            SpectralRidge ridge, long rows, boolean intercept, List<ElasticNet> penalties) {
        int strengths = penalties.size();
        double[] lambdas = penalties.stream().mapToDouble(ElasticNet::lambda2).toArray();
        double[] left = ridge.residualDegrees(intercept, lambdas);
        double[] powers = ridge.residualPowers(lambdas);
        double[] scores = new double[strengths];
        double[] degrees = new double[strengths];
        for (int k = 0; k < strengths; k++) {
            double share = left[k] / rows;
            scores[k] = share > 0 ? powers[k] / share / share : Double.NaN;
            degrees[k] = rows - left[k];
        }
        return new GeneralizedCrossValidation(scores, degrees, powers);
    }
}
