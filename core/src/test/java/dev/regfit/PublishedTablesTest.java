package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.Scaling;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Strength;
import dev.regfit.solver.SolverName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that books and other programs print, to the digits they print (resources, {@code published}). */
class PublishedTablesTest {
    private static final List<String> PROSTATE =
            List.of("lcavol", "lweight", "age", "lbph", "svi", "lcp", "gleason", "pgg45");

    /** Half a unit of the third decimal. */
    private static final double THREE_DECIMALS = 0.0005;

    /** Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd edition, table 3.3, column LS. */
    @Test
    void leastSquaresOfTheProstateData() {
        Fit fit = Fits.fit(prostate(PROSTATE), plain(Fits.NO_PENALTY));

        double[] printed = {0.680, 0.263, -0.141, 0.210, 0.305, -0.288, -0.021, 0.267};
        assertWeights(printed, fit, THREE_DECIMALS);
        assertEquals(2.465, fit.model().intercept(), THREE_DECIMALS);
        assertTestError(0.521, 0.179, fit, PROSTATE);
    }

    /** Table 3.3, column Best Subset: least squares on two columns. */
    @Test
    void bestSubsetOfTheProstateData() {
        List<String> subset = List.of("lcavol", "lweight");
        Fit fit = Fits.fit(prostate(subset), plain(Fits.NO_PENALTY));

        assertWeights(new double[] {0.740, 0.316}, fit, THREE_DECIMALS);
        assertEquals(2.477, fit.model().intercept(), THREE_DECIMALS);
        assertTestError(0.492, 0.143, fit, subset);
    }

    /**
     * Table 3.3, column Ridge. The book takes the columns as standardised over all 97 rows and does not centre them
     * again on the 67 it fits, while it does subtract the target's mean: ridge without an intercept on y − ȳ. The
     * strength gives five degrees of freedom.
     */
    @Test
    void ridgeOfTheProstateDataAsTheBookComputesIt() {
        ReferenceTable train = ReferenceTable.read("/published/prostate_std97_train67.csv");
        double[] y = train.column("lpsa");
        double mean = Arrays.stream(y).average().orElseThrow();
        double[] centred = Arrays.stream(y).map(value -> value - mean).toArray();
        Dataset data = ReferenceTable.dataset(
                PROSTATE, PROSTATE.stream().map(train::column).toList(), "lpsa", centred, new double[0]);
        Fit fit = Fits.fit(
                data,
                new Settings(
                        Fits.ridge(24.17643),
                        Convention.SUM,
                        Scaling.NONE,
                        false,
                        ColumnRules.NONE,
                        Fits.solving(SolverName.AUTO)));

        double[] printed = {0.420, 0.238, -0.046, 0.162, 0.227, 0.000, 0.040, 0.133};
        assertWeights(printed, fit, THREE_DECIMALS);
        assertEquals(2.452, mean, THREE_DECIMALS);
        assertEquals(5, fit.degreesOfFreedom(), 1e-6);
    }

    /**
     * Table 3.3, column Lasso: the columns standardised (with 1/(n−1)) on the 67 rows and λ = 0.2075 in RSS/(2n) + λ‖w‖₁,
     * which is the strength that gives every printed digit.
     */
    @Test
    void lassoOfTheProstateData() {
        double onDeviationsByN = 0.2075 * Math.sqrt(67.0 / 66);
        Fit fit = Fits.fit(
                prostate(PROSTATE), Fits.settings(Fits.lasso(onDeviationsByN), Convention.SKLEARN, Scaling.STANDARD));

        double[] printed = {0.533, 0.169, 0, 0.002, 0.094, 0, 0, 0};
        assertWeights(printed, fit, THREE_DECIMALS);
        assertEquals(4, fit.model().nonzero());
        assertEquals(2.468, fit.model().intercept(), THREE_DECIMALS);
        assertTestError(0.479, 0.164, fit, PROSTATE);
    }

    /**
     * The vignette of glmnet 4.1, appendix: glmnet, lars and a general convex solver agree to six decimals on
     * RSS/(2n) + 0.04·‖w‖₁ without intercept.
     */
    @ParameterizedTest
    @ValueSource(strings = {"AUTO", "MOMENTS", "COLUMNS"})
    void appendixOfTheGlmnetVignette(SolverName solver) {
        Fit fit = Fits.fit(
                ReferenceTable.read("/published/glmnet_quickstart.csv").dataset("y", Set.of()),
                new Settings(
                        Fits.lasso(0.04),
                        Convention.SKLEARN,
                        Scaling.NONE,
                        false,
                        ColumnRules.NONE,
                        Fits.solving(solver)));

        double[] printed = {
            1.389118, 0.007991, 0.731234, 0.031119, -0.866793, 0.564867, 0.069678, 0.358346, 0, 0.070565, 0.173464,
            -0.027472, -0.017960, -1.138053, -0.070990, 0, 0, 0, 0, -1.097528
        };
        assertWeights(printed, fit, 0.5e-6);
        assertEquals(15, fit.model().nonzero());
    }

    /**
     * The same vignette, coefficients at s = 0.1. What it prints is interpolated between two strengths, and so right to
     * 3e-5 only.
     */
    @Test
    void coefficientsOfTheGlmnetVignette() {
        Fit fit = Fits.fit(
                ReferenceTable.read("/published/glmnet_quickstart.csv").dataset("y", Set.of()),
                Fits.settings(Fits.elasticNet(0.1, 1), Convention.GLMNET, Scaling.STANDARD));

        double[] printed = {1.320597195, 0, 0.675110234, 0, -0.817411518, 0.521436671, 0.004829335};
        for (int j = 0; j < printed.length; j++) {
            assertEquals(printed[j], fit.model().weights()[j], 3e-5);
        }
        assertEquals(0.150928072, fit.model().intercept(), 3e-5);
    }

    /**
     * The same vignette, a weighted elastic net: number of non-zero weights and percentage of deviance explained, which
     * is R², along the path. Strengths are printed to four digits.
     */
    @Test
    void weightedFitOfTheGlmnetVignette() {
        double[] weights = new double[100];
        Arrays.fill(weights, 0, 50, 1);
        Arrays.fill(weights, 50, 100, 2);
        ReferenceTable table = ReferenceTable.read("/published/glmnet_quickstart.csv");
        Dataset data =
                table.dataset("y", table.header().subList(1, table.header().size()), weights);
        double[] strengths = {4.889, 3.011, 1.854, 1.142, 0.7033, 0.4331, 0.2667, 0.1643};
        int[] nonzero = {4, 7, 7, 8, 9, 10, 11, 14};
        double[] deviance = {17.89, 44.45, 65.67, 78.50, 85.39, 88.67, 90.25, 91.01};
        for (int k = 0; k < strengths.length; k++) {
            Fit fit = Fits.fit(
                    data, Fits.settings(Fits.elasticNet(strengths[k], 0.2), Convention.GLMNET, Scaling.STANDARD));
            assertEquals(nonzero[k], fit.model().nonzero(), "strength " + strengths[k]);
            assertEquals(deviance[k], 100 * fit.evaluation().r2(), 0.011, "strength " + strengths[k]);
        }
    }

    static List<ReferenceTable> glmnetSolves() {
        ReferenceTable solves = ReferenceTable.read("/published/glmnet_81.csv");
        return IntStream.range(0, solves.rows().size())
                .mapToObj(i -> new ReferenceTable(
                        solves.header(), List.<String[]>of(solves.rows().get(i))))
                .toList();
    }

    /**
     * 81 solutions by R's glmnet, printed to seven digits, from the test results of statsmodels 0.13.5. Target and
     * columns are standardised with 1/(n−1) first. glmnet stops before the last digits: the largest difference, 2.03e-6,
     * is the same for any exact solver.
     */
    @ParameterizedTest
    @MethodSource("glmnetSolves")
    void solvesOfGlmnet(ReferenceTable solve) {
        int n = (int) solve.number(0, "n");
        int p = (int) solve.number(0, "p");
        ReferenceTable table = ReferenceTable.readWithoutHeader("/published/statsmodels_lasso_data.csv")
                .first(n);
        List<String> names = table.header().subList(1, p + 1);
        Dataset data = ReferenceTable.dataset(
                names,
                names.stream().map(name -> standardised(table.column(name))).toList(),
                "1",
                standardised(table.column("1")),
                new double[0]);
        Fit fit = Fits.fit(
                data,
                Fits.settings(
                        Fits.elasticNet(solve.number(0, "lambda"), solve.number(0, "l1_ratio")),
                        Convention.GLMNET,
                        Scaling.NONE));

        for (int j = 0; j < p; j++) {
            double printed = solve.number(0, "w" + (j + 1));
            assertEquals(printed, fit.model().weights()[j], 2.1e-6);
            assertEquals(printed == 0, fit.model().weights()[j] == 0);
        }
        assertTrue(fit.converged());
    }

    /**
     * Efron, Hastie, Johnstone and Tibshirani (2004), the lasso path of the diabetes data by R's lars: the weights at
     * each knot, whose strengths are those of ½RSS + λ‖w‖₁.
     */
    @Test
    void knotsOfTheDiabetesPath() {
        Dataset data = ReferenceTable.read("/certified/diabetes_lars_x10.csv").dataset("y", Set.of());
        ReferenceTable knots = ReferenceTable.read("/published/diabetes_lars_x10_knots.csv");
        for (int k = 0; k < knots.rows().size(); k++) {
            double strength = knots.number(k, "lambda_half_rss");
            Fit fit = Fits.fit(data, Fits.settings(Fits.lasso(strength), Convention.HALF_SUM, Scaling.NONE));
            for (String feature : data.schema().features()) {
                assertEquals(knots.number(k, feature), Fits.weight(fit, feature), 1e-8, "knot " + k + ", " + feature);
            }
            assertEquals(knots.number(k, "rss"), fit.evaluation().residualSumOfSquares(), 1e-6);
        }
    }

    /** R's lm on the Boston data, four digits. */
    @Test
    void leastSquaresOfTheBostonData() {
        Dataset data = ReferenceTable.read("/certified/boston_rdatasets.csv").dataset("medv", Set.of("rownames"));
        Fit fit = Fits.fit(data, plain(Fits.NO_PENALTY));

        Map<String, Double> printed = Map.ofEntries(
                Map.entry("crim", -0.1080),
                Map.entry("zn", 0.04642),
                Map.entry("indus", 0.02056),
                Map.entry("chas", 2.687),
                Map.entry("nox", -17.77),
                Map.entry("rm", 3.810),
                Map.entry("age", 0.0006922),
                Map.entry("dis", -1.476),
                Map.entry("rad", 0.3060),
                Map.entry("tax", -0.01233),
                Map.entry("ptratio", -0.9527),
                Map.entry("black", 0.009312),
                Map.entry("lstat", -0.5248));
        printed.forEach((feature, weight) -> assertFourDigits(weight, Fits.weight(fit, feature), feature));
        assertFourDigits(36.46, fit.model().intercept(), "intercept");
        double sigma = Math.sqrt(fit.evaluation().residualSumOfSquares() / (506 - 14));
        assertFourDigits(4.745, sigma, "sigma");
        assertFourDigits(0.7406, fit.evaluation().r2(), "R²");
    }

    private static Settings plain(Strength strength) {
        return Fits.settings(strength, Convention.SKLEARN, Scaling.NONE);
    }

    private static Dataset prostate(List<String> columns) {
        return ReferenceTable.read("/published/prostate_std97_train67.csv").dataset("lpsa", columns, new double[0]);
    }

    /** Mean squared error on the book's 30 test rows, and its standard error. */
    private static void assertTestError(double error, double standardError, Fit fit, List<String> columns) {
        Dataset test =
                ReferenceTable.read("/published/prostate_std97_test30.csv").dataset("lpsa", columns, new double[0]);
        int n = test.rows();
        double[] squares = new double[n];
        for (int i = 0; i < n; i++) {
            int row = i;
            double[] features = IntStream.range(0, columns.size())
                    .mapToDouble(j -> ((DenseMatrix) test.x()).get(row, j))
                    .toArray();
            squares[i] = Math.pow(test.y()[i] - fit.model().predict(features), 2);
        }
        double mean = Arrays.stream(squares).average().orElseThrow();
        double variance =
                Arrays.stream(squares).map(s -> (s - mean) * (s - mean)).sum() / (n - 1);
        assertEquals(error, mean, THREE_DECIMALS);
        assertEquals(standardError, Math.sqrt(variance / n), THREE_DECIMALS);
    }

    private static void assertWeights(double[] printed, Fit fit, double tolerance) {
        assertEquals(printed.length, fit.model().weights().length);
        for (int j = 0; j < printed.length; j++) {
            assertEquals(
                    printed[j],
                    fit.model().weights()[j],
                    tolerance,
                    fit.model().schema().features().get(j));
        }
    }

    private static void assertFourDigits(double printed, double value, String what) {
        double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(printed))) - 3);
        assertEquals(printed, value, 0.5 * unit, what);
    }

    /** (x − mean) / sd with 1/(n−1). */
    private static double[] standardised(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double deviation = Math.sqrt(squares / (values.length - 1));
        return Arrays.stream(values).map(v -> (v - mean) / deviation).toArray();
    }
}
