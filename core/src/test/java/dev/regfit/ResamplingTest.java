package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.DataProblem;
import dev.regfit.data.Dataset;
import dev.regfit.data.Scaling;
import dev.regfit.data.SparseData;
import dev.regfit.model.Bootstrap;
import dev.regfit.model.Bootstrap.Spread;
import dev.regfit.model.Stability;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Logistic;
import dev.regfit.problem.Strength;
import dev.regfit.selection.Resampling;
import dev.regfit.solver.SolverName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Stability selection and the bootstrap, on real data and on rows of which it is plain what must come out. */
class ResamplingTest {
    private static final long SEED = 1;

    /** Of a normal distribution, between the quantiles at 2.5 % and 97.5 %. */
    private static final double INTERVAL = 2 * 1.959964;

    private static final ReferenceTable DIABETES = ReferenceTable.read("/certified/diabetes_raw.csv");

    private static Dataset diabetes() {
        return DIABETES.dataset("y", Set.of());
    }

    /** The diabetes data with each column a second time, its values moved down by some rows: columns of mere noise. */
    private static Dataset withNoise() {
        List<String> names = new ArrayList<>(DIABETES.header());
        names.remove("y");
        List<double[]> columns = new ArrayList<>();
        names.forEach(name -> columns.add(DIABETES.column(name)));
        for (String name : List.copyOf(names)) {
            double[] column = DIABETES.column(name);
            double[] moved = new double[column.length];
            Arrays.setAll(moved, i -> column[(i + 100) % column.length]);
            names.add("moved " + name);
            columns.add(moved);
        }
        return ReferenceTable.dataset(names, columns, "y", DIABETES.column("y"), new double[0]);
    }

    private static Fit fit(Dataset data, Strength strength, Scaling scaling) {
        return Fits.fit(data, Fits.settings(strength, Convention.SKLEARN, scaling));
    }

    private static Resampling resampling(Dataset data, Strength strength, Scaling scaling, int jobs) {
        Fit fit = fit(data, strength, scaling);
        return new Resampling(
                data,
                Fits.settings(strength, Convention.SKLEARN, scaling).formulation(),
                fit.model().training(),
                Solving.STOPPING,
                jobs);
    }

    private static double[] numbers(Bootstrap bootstrap) {
        return bootstrap.weights().stream()
                .flatMapToDouble(spread -> DoubleStream.of(spread.standardError(), spread.lower(), spread.upper()))
                .toArray();
    }

    /** R: summary(lm(y ~ ., diabetes_raw))$coefficients[, 2]. */
    @Test
    void standardErrorsOfLeastSquaresAreThoseOfTheFormula() {
        double[] formula = {
            0.2170414,
            5.8358213,
            0.7171055,
            0.2252382,
            0.5733319,
            0.5308344,
            0.7824638,
            5.9586378,
            15.6697192,
            0.2733140
        };
        Fit fit = fit(diabetes(), Fits.NO_PENALTY, Scaling.NONE);
        Bootstrap bootstrap =
                resampling(diabetes(), Fits.NO_PENALTY, Scaling.NONE, 2).bootstrap(1000, SEED);
        assertEquals(67.4546211, bootstrap.intercept().standardError(), 0.1 * 67.45);
        for (int j = 0; j < formula.length; j++) {
            Spread spread = bootstrap.of(j);
            double weight = fit.model().weights()[j];
            assertEquals(formula[j], spread.standardError(), 0.1 * formula[j]);
            assertEquals(INTERVAL * formula[j], spread.upper() - spread.lower(), 0.15 * INTERVAL * formula[j]);
            assertEquals(weight, (spread.lower() + spread.upper()) / 2, 0.2 * formula[j]);
        }
        assertEquals(0, bootstrap.unproven());
    }

    /** If the sum of squares of the fewer rows were set against the penalty of all, weights would be a third smaller. */
    @Test
    void theStrengthIsThatBesideTheMeanLoss() {
        Strength strong = Fits.ridge(442 * 20);
        double[] weights = fit(diabetes(), strong, Scaling.STANDARD).model().weights();
        Bootstrap bootstrap =
                resampling(diabetes(), strong, Scaling.STANDARD, 2).bootstrap(200, SEED);
        int bmi = diabetes().schema().features().indexOf("bmi");
        double middle = (bootstrap.of(bmi).lower() + bootstrap.of(bmi).upper()) / 2;
        assertEquals(weights[bmi], middle, 0.05 * weights[bmi]);
    }

    @Test
    void realColumnsAreSelectedAndNoiseIsNot() {
        Dataset data = withNoise();
        Stability stability =
                resampling(data, Fits.lasso(10), Scaling.STANDARD, 2).stability(50, SEED);
        List<String> names = data.schema().features();
        double sum = 0;
        for (int j = 0; j < names.size(); j++) {
            double probability = stability.probabilities()[j];
            sum += probability;
            assertTrue(probability >= 0 && probability <= 1);
            assertTrue(!names.get(j).startsWith("moved") || probability < 0.3, names.get(j) + " " + probability);
        }
        for (String real : List.of("bmi", "ltg")) {
            assertEquals(1, stability.probabilities()[names.indexOf(real)], real);
        }
        assertEquals(100, stability.subsamples());
        assertEquals(sum, stability.selected(), 1e-12);
        assertEquals(20, stability.candidates());
        assertEquals(sum * sum / (0.8 * 20), stability.mostByChance(), 1e-12);
    }

    /** A column that is zero in all rows but one is selected just when this row is drawn. */
    @Test
    void eachRowIsInOneHalfOfEachPair() {
        double[] only = {0, 0, 0, 5, 0, 0, 0, 0};
        double[] y = {1, 2, 1, 9, 2, 1, 2, 1};
        Dataset even = ReferenceTable.dataset(List.of("only"), List.of(only), "y", y, new double[0]);
        assertArrayEquals(
                new double[] {0.5},
                resampling(even, Fits.lasso(0.01), Scaling.NONE, 1)
                        .stability(25, SEED)
                        .probabilities());
        Dataset odd = ReferenceTable.dataset(
                List.of("only"), List.of(Arrays.copyOf(only, 7)), "y", Arrays.copyOf(y, 7), new double[0]);
        double share = resampling(odd, Fits.lasso(0.01), Scaling.NONE, 1)
                .stability(350, SEED)
                .probabilities()[0];
        assertEquals(3.0 / 7, share, 0.03);
    }

    @Test
    void threadsMakeNoDifferenceAndTheSeedDoes() {
        Resampling one = resampling(withNoise(), Fits.lasso(3), Scaling.STANDARD, 1);
        Resampling four = resampling(withNoise(), Fits.lasso(3), Scaling.STANDARD, 4);
        double[] probabilities = one.stability(10, SEED).probabilities();
        assertArrayEquals(probabilities, four.stability(10, SEED).probabilities());
        assertArrayEquals(numbers(one.bootstrap(40, SEED)), numbers(four.bootstrap(40, SEED)));
        assertNotEquals(
                Arrays.toString(probabilities),
                Arrays.toString(four.stability(10, SEED + 1).probabilities()));
        assertNotEquals(
                Arrays.toString(numbers(one.bootstrap(40, SEED))),
                Arrays.toString(numbers(one.bootstrap(40, SEED + 1))));
    }

    @Test
    void sparseDataGiveTheSame() {
        Resampling dense = resampling(diabetes(), Fits.lasso(3), Scaling.MAXABS, 2);
        Resampling sparse = resampling(SparseData.of(diabetes()), Fits.lasso(3), Scaling.MAXABS, 2);
        assertArrayEquals(
                dense.stability(10, SEED).probabilities(),
                sparse.stability(10, SEED).probabilities());
        double[] expected = numbers(dense.bootstrap(40, SEED));
        double[] actual = numbers(sparse.bootstrap(40, SEED));
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], actual[k], 1e-9 * Math.abs(expected[k]));
        }
    }

    @Test
    void moreColumnsThanRows() {
        Dataset eyes = ReferenceTable.read("/certified/eyedata.csv").dataset("y", Set.of());
        Resampling resampling = resampling(eyes, Fits.lasso(0.03), Scaling.NONE, 2);
        Stability stability = resampling.stability(5, SEED);
        assertTrue(stability.selected() > 0 && stability.selected() < 60);
        assertEquals(0, stability.unproven());
        assertEquals(0, resampling.bootstrap(40, SEED).unproven());
    }

    /** From moments three of four samples would not even be proven. */
    @Test
    void nearlyCollinearColumnsAreSolvedFromTheRowsDrawn() {
        ReferenceTable filip = ReferenceTable.read("/nist/filip.csv");
        List<String> names = new ArrayList<>();
        List<double[]> powers = new ArrayList<>();
        for (int power = 1; power <= 10; power++) {
            int exponent = power;
            names.add("x^" + power);
            powers.add(DoubleStream.of(filip.column("x"))
                    .map(x -> Math.pow(x, exponent))
                    .toArray());
        }
        Dataset data = ReferenceTable.dataset(names, powers, "y", filip.column("y"), new double[0]);
        Bootstrap bootstrap = resampling(data, Fits.NO_PENALTY, Scaling.NONE, 2).bootstrap(60, SEED);
        assertEquals(0, bootstrap.unproven());
        // All weights are negative, by twenty of NIST's standard errors.
        for (Spread spread : bootstrap.weights()) {
            assertTrue(spread.lower() < spread.upper() && spread.upper() < 0, spread.toString());
        }
    }

    @Test
    void oneRowHasNoHalves() {
        Dataset row =
                ReferenceTable.dataset(List.of("x"), List.of(new double[] {1}), "y", new double[] {2}, new double[0]);
        Resampling resampling = resampling(row, Fits.lasso(1), Scaling.NONE, 1);
        assertThrows(DataProblem.class, () -> resampling.stability(5, SEED));
        assertThrows(DataProblem.class, () -> resampling.bootstrap(40, SEED));
    }

    @Test
    void whatIsTheSameInAllSamplesHasNoError() {
        Dataset same = ReferenceTable.dataset(
                List.of("x"),
                List.of(new double[] {1, 2, 3, 4}),
                "y",
                new double[] {0.1, 0.1, 0.1, 0.1},
                new double[0]);
        Spread spread = resampling(same, Fits.lasso(1), Scaling.NONE, 1)
                .bootstrap(40, SEED)
                .of(-1);
        assertEquals(new Spread(0, 0.1, 0.1), spread);
    }

    /** Forty rows, two of them of the other class, which every eighth sample or so lacks. */
    private static Resampling ofFew(double[] y, double strength) {
        double[] x = DoubleStream.iterate(0, value -> value + 1)
                .limit(y.length)
                .map(value -> Math.sin(5 * value))
                .toArray();
        Dataset data = ReferenceTable.dataset(List.of("x"), List.of(x), "y", y, new double[0]);
        Formulation formulation = new Formulation(
                new Logistic(), Convention.SKLEARN, Scaling.NONE, true, ColumnRules.NONE, Optional.empty());
        Settings settings = new Settings(Fits.ridge(strength), formulation, Fits.solving(SolverName.AUTO));
        return new Resampling(
                data, formulation, Fits.fit(data, settings).model().training(), Solving.STOPPING, 1);
    }

    @Test
    void samplesOfOneClassAreDrawnAgain() {
        double[] y = new double[40];
        y[7] = 1;
        y[30] = 1;
        Resampling resampling = ofFew(y, 0.1);
        assertEquals(0, resampling.bootstrap(60, SEED).unproven());
        assertEquals(0, resampling.stability(5, SEED).unproven());
        assertTrue(resampling.bootstrap(60, SEED).equals(resampling.bootstrap(60, SEED)), "not reproducible");
    }

    @Test
    void halvesThatCannotHoldBothClassesAreRefused() {
        double[] y = new double[40];
        y[7] = 1;
        Resampling resampling = ofFew(y, 0.1);
        DataProblem problem = assertThrows(DataProblem.class, () -> resampling.stability(5, SEED));
        assertTrue(problem.getMessage().contains("too few rows"), problem::getMessage);
    }
}
