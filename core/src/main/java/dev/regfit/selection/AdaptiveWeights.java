package dev.regfit.selection;

import dev.regfit.problem.Adaptation;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Squared;
import dev.regfit.solver.Solvers;
import dev.regfit.solver.SpectralRidge;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The adaptive lasso's penalty factors 1/|ŵⱼ|^γ (Zou 2006): what a pilot fit finds large is penalised less. The pilot is
 * the ridge fit of the working columns under the same loss, all penalised alike, whose strength has the smallest score of
 * generalised cross-validation or, of other losses than the squared one, of {@link RowPilot}; there is one for more columns
 * than rows too.
 *
 * @param gamma γ &gt; 0
 */
public record AdaptiveWeights(double gamma) implements Adaptation {
    /** Half a decade apart, from the sum of all eigenvalues downwards. */
    private static final int STRENGTHS = 21;

    /** At smaller strengths weights would be made of rounding. */
    private static final double SMALLEST = 1e-10;

    /** With more columns than rows scores level out as strengths fall; rounding errors must not choose among those. */
    private static final double NEGLIGIBLE = 1e-6;

    /** A matrix of larger order takes minutes to decompose. */
    private static final int MOST = 4000;

    /** Not asked for by a direct method. */
    private static final Stopping DIRECT = new Stopping(1, 1);

    public AdaptiveWeights {
        if (!(gamma > 0 && gamma < Double.POSITIVE_INFINITY)) {
            throw new SettingsException("the exponent of the adaptive lasso must be a number above zero, not " + gamma);
        }
    }

    @Override
    public double[] factors(Preparation plain) {
        ElasticNet alike = alike(plain.data().columns());
        double[] factors = plain.formulation().loss() instanceof Squared
                ? pilot(plain, alike)
                : RowPilot.weights(plain.rowLoss(), alike);
        for (int j = 0; j < factors.length; j++) {
            factors[j] = 1 / StrictMath.pow(Math.abs(factors[j]), gamma);
        }
        return factors;
    }

    /** The weights of the pilot on the working columns. */
    private static double[] pilot(Preparation plain, ElasticNet alike) {
        LeastSquares loss =
                Solvers.problem(plain.data(), plain.standardization(), alike).loss();
        if (Math.min(loss.rows(), loss.columns()) > MOST) {
            throw new SettingsException(
                    "the adaptive lasso starts from a ridge fit that is for at most %d rows or columns; there are %d and %d"
                            .formatted(MOST, loss.rows(), loss.columns()));
        }
        List<ElasticNet> penalties = new ArrayList<>();
        double total = 0;
        for (int j = 0; j < loss.columns(); j++) {
            total += loss.power(j);
        }
        for (int k = 0; k < STRENGTHS; k++) {
            penalties.add(alike.withStrengths(0, total * StrictMath.pow(SMALLEST, k / (STRENGTHS - 1.0))));
        }
        SpectralRidge ridge = new SpectralRidge(loss, alike);
        double[] scores = GeneralizedCrossValidation.of(
                        ridge, loss.rows(), plain.standardization().intercept(), penalties)
                .scores();
        int best = 0;
        for (int k = 1; k < STRENGTHS; k++) {
            best = scores[k] < (1 - NEGLIGIBLE) * scores[best] ? k : best;
        }
        return ridge.solve(penalties.get(best), DIRECT).weights();
    }

    private static ElasticNet alike(int p) {
        double[] ones = new double[p];
        double[] lower = new double[p];
        double[] upper = new double[p];
        Arrays.fill(ones, 1);
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        return new ElasticNet(0, 1, ones, lower, upper);
    }
}
