package dev.regfit.spectrum;

import dev.regfit.problem.Preparation;

/**
 * The weights of ridge regression along many strengths, by the spectrum alone: nothing is solved, nor checked, as each point
 * of a {@link RidgeTrace} is.
 *
 * @param alphas strengths as they are stated, falling
 * @param degreesOfFreedom effective ones at each, without the intercept
 * @param weights on the original columns, p at each strength
 */
public record RidgeCurve(double[] alphas, double[] degreesOfFreedom, double[][] weights) {

    /**
     * Follows ridge regression between two strengths.
     *
     * @param spectrum of the same data
     * @param high the strongest penalty, above zero
     * @param low the weakest, above zero
     * @param points how many, two or more
     */
    public static RidgeCurve of(Preparation preparation, Spectrum spectrum, double high, double low, int points) {
        double[] alphas = new double[points];
        double[] degrees = new double[points];
        double[][] weights = new double[points][];
        for (int k = 0; k < points; k++) {
            alphas[k] = high * Math.pow(low / high, k / (points - 1.0));
            double shift = Ridge.objective(preparation, alphas[k]).squaresBesideResiduals();
            degrees[k] = spectrum.degreesOfFreedom(shift);
            weights[k] = preparation.originalWeights(spectrum.ridge(shift));
        }
        return new RidgeCurve(alphas, degrees, weights);
    }
}
