package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Dataset;
import dev.regfit.data.Scaling;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Huber;
import dev.regfit.problem.Loss;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Squared;
import dev.regfit.problem.Strength;
import dev.regfit.selection.AdaptiveWeights;
import dev.regfit.solver.SolverName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The adaptive lasso: where its penalty factors come from, and that it is the lasso with these. */
class AdaptiveLassoTest {

    private static Dataset diabetes() {
        return ReferenceTable.read("/certified/diabetes_raw.csv").dataset("y", Set.of());
    }

    private static Fit adaptive(Dataset data, Strength strength, double gamma, ColumnRules rules) {
        Formulation formulation = new Formulation(
                new Squared(),
                Convention.SKLEARN,
                Scaling.STANDARD,
                true,
                rules,
                Optional.of(new AdaptiveWeights(gamma)));
        return Fits.fit(data, new Settings(strength, formulation, Fits.solving(SolverName.AUTO)));
    }

    private static double[] factors(Fit fit) {
        return fit.model().training().penalty().factors();
    }

    /** The pilot, by fitting each of its strengths and taking the score from residuals and degrees of freedom. */
    @Test
    void factorsAreThoseOfTheRidgeFitWithTheSmallestScore() {
        Dataset data = diabetes();
        int n = data.rows();
        int p = data.columns();
        double smallest = Double.POSITIVE_INFINITY;
        double[] pilot = new double[p];
        for (int k = 0; k <= 20; k++) {
            Strength strength = Fits.ridge(n * p * Math.pow(10, -k / 2.0));
            Fit ridge = Fits.fit(data, Fits.settings(strength, Convention.SKLEARN, Scaling.STANDARD));
            double score =
                    ridge.evaluation().residualSumOfSquares() / Math.pow(1 - (ridge.degreesOfFreedom() + 1) / n, 2);
            if (score < smallest) {
                smallest = score;
                pilot = ridge.model()
                        .training()
                        .standardization()
                        .toWorking(ridge.model().weights());
            }
        }
        double[] actual = factors(adaptive(data, Fits.lasso(1), 1, ColumnRules.NONE));
        double[] squared = factors(adaptive(data, Fits.lasso(1), 2, ColumnRules.NONE));
        for (int j = 0; j < p; j++) {
            assertEquals(1 / Math.abs(pilot[j]), actual[j], 1e-8 * actual[j]);
            assertEquals(actual[j] * actual[j], squared[j], 1e-12 * squared[j]);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 3, 30})
    void itIsTheLassoWithTheseFactors(double alpha) {
        Fit fit = adaptive(diabetes(), Fits.lasso(alpha), 1, ColumnRules.NONE);
        List<String> names = diabetes().schema().features();
        Map<String, Double> factors = new HashMap<>();
        for (int j = 0; j < names.size(); j++) {
            factors.put(names.get(j), factors(fit)[j]);
        }
        ColumnRules given =
                new ColumnRules(new ColumnValues(1, factors), ColumnRules.NONE.lower(), ColumnRules.NONE.upper());
        Fit lasso = Fits.fit(
                diabetes(),
                new Settings(
                        Fits.lasso(alpha),
                        Convention.SKLEARN,
                        Scaling.STANDARD,
                        true,
                        given,
                        Fits.solving(SolverName.AUTO)));
        assertTrue(fit.converged());
        assertArrayEquals(lasso.model().weights(), fit.model().weights(), 1e-10);
        assertEquals(1, fit.model().training().gamma().orElseThrow());
        assertTrue(lasso.model().training().gamma().isEmpty());
    }

    @Test
    void factorsOfTheRulesAreMultiplied() {
        ColumnRules rules = new ColumnRules(
                new ColumnValues(1, Map.of("bmi", 3.0, "sex", 0.0)),
                ColumnRules.NONE.lower(),
                ColumnRules.NONE.upper());
        double[] plain = factors(adaptive(diabetes(), Fits.lasso(1), 1, ColumnRules.NONE));
        double[] ruled = factors(adaptive(diabetes(), Fits.lasso(1), 1, rules));
        for (int j = 0; j < plain.length; j++) {
            double rule = j == 1 ? 0 : j == 2 ? 3 : 1;
            assertEquals(rule * plain[j], ruled[j], 1e-12 * plain[j]);
        }
    }

    /** Its pilot's weight is zero, so that its factor would be infinite. */
    @Test
    void aColumnThatTellsNothingIsLeftOut() {
        double[] x = {1, 2, 3, 4, 5, 6};
        double[] constant = {7, 7, 7, 7, 7, 7};
        Dataset data = ReferenceTable.dataset(
                List.of("x", "constant"), List.of(x, constant), "y", new double[] {2, 1, 4, 3, 6, 5}, new double[0]);
        Fit fit = adaptive(data, Fits.lasso(0.01), 1, ColumnRules.NONE);
        assertTrue(fit.converged());
        assertEquals(0, Fits.weight(fit, "constant"));
        assertTrue(Fits.weight(fit, "x") > 0.5);
        assertTrue(Arrays.stream(factors(fit)).allMatch(Double::isFinite));
    }

    @Test
    void moreColumnsThanRows() {
        Dataset eyes = ReferenceTable.read("/certified/eyedata.csv").first(60).dataset("y", Set.of());
        Fit fit = adaptive(eyes, Fits.lasso(1e-5), 1, ColumnRules.NONE);
        assertTrue(fit.converged());
        assertTrue(fit.model().nonzero() > 0 && fit.model().nonzero() < 60);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.POSITIVE_INFINITY, Double.NaN})
    void theExponentIsAboveZero(double gamma) {
        assertThrows(SettingsException.class, () -> new AdaptiveWeights(gamma));
    }

    /** Six rows that are far off spoil a pilot of least squares; one of Huber's loss tells the columns apart as before. */
    @Test
    void thePilotIsOfTheSameLoss() {
        Random random = new Random(2);
        int n = 200;
        List<double[]> columns = List.of(new double[n], new double[n], new double[n]);
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            for (double[] column : columns) {
                column[i] = random.nextGaussian();
            }
            double[] noise = columns.get(2);
            double spoiled = noise[i] > 1.9 ? 2000 : 0;
            y[i] = 3 * columns.get(0)[i] + columns.get(1)[i] + 0.5 * random.nextGaussian() + spoiled;
        }
        Dataset data = ReferenceTable.dataset(List.of("a", "b", "noise"), columns, "y", y, new double[0]);
        Formulation formulation = new Formulation(
                new Huber(1),
                Convention.SKLEARN,
                Scaling.NONE,
                true,
                ColumnRules.NONE,
                Optional.of(new AdaptiveWeights(1)));
        Fit fit = Fits.fit(data, new Settings(Fits.lasso(0.05), formulation, Fits.solving(SolverName.AUTO)));
        double[] factors = factors(fit);
        assertEquals(1.0 / 3, factors[0], 0.2);
        assertEquals(1, factors[1], 0.6);
        assertTrue(factors[2] > 5 * factors[1], () -> Arrays.toString(factors));
        assertEquals(0, fit.model().weights()[2]);
    }

    private static double[] factors(int outliers, double far, Loss loss) {
        SplittableRandom random = new SplittableRandom(7);
        double[][] columns = new double[4][200];
        double[] y = new double[200];
        for (int i = 0; i < y.length; i++) {
            for (double[] column : columns) {
                column[i] = 4 * random.nextDouble() - 2;
            }
            double noise = 4 * random.nextDouble() - 2;
            y[i] = 3 * columns[0][i] + columns[1][i] + noise + (i < outliers ? far : 0);
        }
        Dataset data = ReferenceTable.dataset(List.of("a", "b", "c", "d"), List.of(columns), "y", y, new double[0]);
        Formulation formulation = new Formulation(
                loss,
                Convention.SKLEARN,
                Scaling.STANDARD,
                true,
                ColumnRules.NONE,
                Optional.of(new AdaptiveWeights(1)));
        return factors(Fits.fit(data, new Settings(Fits.lasso(0.01), formulation, Fits.solving(SolverName.AUTO))));
    }

    /** A score with the deviance as a factor would choose by the outliers, and shrink the pilot to a fraction. */
    @ParameterizedTest
    @ValueSource(doubles = {2e3, 2e6, 2e9})
    void outliersChangeHardlyAnyFactorUnderTheHuberLoss(double far) {
        double[] clean = factors(0, 0, new Huber(1));
        double[] spoiled = factors(6, far, new Huber(1));
        for (int j = 0; j < 2; j++) {
            assertEquals(clean[j], spoiled[j], 0.1 * clean[j]);
        }
        assertTrue(Math.min(spoiled[2], spoiled[3]) > 4 * spoiled[1]);
    }

    @Test
    void theHuberLossOfALargeDeltaHasAboutTheFactorsOfLeastSquares() {
        double[] squared = factors(0, 0, new Squared());
        double[] huber = factors(0, 0, new Huber(1e4));
        for (int j = 0; j < squared.length; j++) {
            assertEquals(squared[j], huber[j], 0.02 * squared[j]);
        }
    }
}
