package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.Scaling;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Strength;
import dev.regfit.solver.SolverName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes and values at which solvers and certificates have failed. */
class DegenerateFitsTest {

    /** More columns than rows and almost no penalty: weights can slide along directions that do not change the fit. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void weakLassoWithMoreColumnsThanRows(long seed) {
        Dataset data = random(seed, 30, 50, 1);
        Fit fit = Fits.fit(data, settings(Fits.lasso(1e-6), true, ColumnRules.NONE, SolverName.AUTO));

        assertTrue(fit.converged());
        assertTrue(fit.model().nonzero() <= 30, "an optimum with at most n weights exists");
    }

    /** A ridge fit with two equal unpenalised columns has no unique weights, but its penalised part must not be lost. */
    @Test
    void ridgeWithCollinearUnpenalisedColumns() {
        Dataset base = random(11, 25, 2, 1);
        double[] x0 = column(base, 0);
        double[] x1 = column(base, 1);
        Dataset twice =
                ReferenceTable.dataset(List.of("a", "b", "c"), List.of(x0, x1, x0), "y", base.y(), new double[0]);
        Dataset once = ReferenceTable.dataset(List.of("a", "b"), List.of(x0, x1), "y", base.y(), new double[0]);
        Fit collinear = Fits.fit(twice, settings(Fits.ridge(10), true, unpenalised("a", "c"), SolverName.AUTO));
        Fit plain = Fits.fit(once, settings(Fits.ridge(10), true, unpenalised("a"), SolverName.AUTO));

        assertTrue(collinear.converged());
        assertEquals(Fits.weight(plain, "b"), Fits.weight(collinear, "b"), 1e-10);
        assertEquals(Fits.weight(plain, "a") / 2, Fits.weight(collinear, "a"), 1e-10);
        assertEquals(Fits.weight(plain, "a") / 2, Fits.weight(collinear, "c"), 1e-10);
    }

    /** A weak ridge on columns of very different scales: the dual form alone loses the gap. */
    @Test
    void wideRidgeOfManyScales() {
        Dataset data = random(5, 22, 32, 1e4);
        Settings settings = settings(Fits.ridge(1e-3), false, ColumnRules.NONE, SolverName.AUTO);
        Fit fit = Fits.fit(data, settings);

        assertEquals(SolverName.DUAL, fit.solver());
        assertTrue(fit.converged());
    }

    @ParameterizedTest
    @EnumSource(
            value = SolverName.class,
            names = {"AUTO", "CHOLESKY", "QR", "MOMENTS", "COLUMNS"})
    void constantTargetHasNoWeights(SolverName solver) {
        Dataset data = random(3, 34, 60, 1);
        double[] y = new double[34];
        Arrays.fill(y, 0.1);
        Dataset constant = ReferenceTable.dataset(
                data.schema().features(),
                IntStream.range(0, 60).mapToObj(j -> column(data, j)).toList(),
                "y",
                y,
                new double[0]);
        Fit fit = Fits.fit(constant, settings(Fits.ridge(1e-6), true, ColumnRules.NONE, solver));

        assertArrayEquals(new double[60], fit.model().weights());
        assertEquals(0.1, fit.model().intercept());
        assertTrue(fit.converged());
    }

    /** Non-negative least squares with columns twice: the certificate's step on free columns is made of rounding. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 18, 32, 61})
    void nonNegativeLeastSquaresWithEqualColumns(long seed) {
        Random random = new Random(seed);
        double[] x0 = normal(random, 12);
        double[] x1 = normal(random, 12);
        double[] y = normal(random, 12);
        for (int i = 0; i < y.length; i++) {
            y[i] -= 1.5 * x0[i] + 0.5 * x1[i];
        }
        Dataset data =
                ReferenceTable.dataset(List.of("a", "b", "c", "d"), List.of(x0, x1, x0, x1), "y", y, new double[0]);
        ColumnRules positive =
                new ColumnRules(ColumnValues.of(1), ColumnValues.of(0), ColumnValues.of(Double.POSITIVE_INFINITY));
        Fit fit = Fits.fit(data, settings(Fits.NO_PENALTY, true, positive, SolverName.AUTO));

        assertTrue(fit.converged());
    }

    /** Columns with a mean of a million and no intercept: the dual system is singular to working accuracy. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1, 1e2, 1e4})
    void wideRidgeFarFromZeroWithoutIntercept(double alpha) {
        Dataset data = shifted(random(3, 28, 30, 1), 1e6);
        Settings settings = new Settings(
                Fits.ridge(alpha), Convention.SUM, Scaling.STANDARD, false, ColumnRules.NONE, Solving.AUTOMATIC);
        Fit fit = Fits.fit(data, settings);

        assertEquals(SolverName.DUAL, fit.solver());
        assertTrue(fit.converged() || alpha < 100, "a weaker penalty than that is lost in rounding");
        assertTrue(Double.isFinite(fit.loss()));
    }

    /**
     * One equation, 3a + 4b = 25: of its solutions (3, 4) is the shortest, and the limit of ridge. Without a penalty b is
     * left out, which depends on a.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void underdeterminedSolutionsAreTheShortestOrLeaveOutColumns(boolean intercept) {
        List<double[]> columns = List.of(new double[] {3, 0}, new double[] {4, 0});
        Dataset data = ReferenceTable.dataset(List.of("a", "b"), columns, "y", new double[] {25, 0}, new double[0]);
        for (Strength strength : List.of(Fits.NO_PENALTY, Fits.ridge(0), Fits.lasso(0))) {
            Fit fit = Fits.fit(data, settings(strength, intercept, ColumnRules.NONE, SolverName.AUTO));
            assertTrue(fit.converged());
            double[] expected = strength == Fits.NO_PENALTY ? new double[] {25.0 / 3, 0} : new double[] {3, 4};
            assertArrayEquals(expected, fit.model().weights(), 1e-13);
        }
    }

    private static Settings settings(Strength strength, boolean intercept, ColumnRules rules, SolverName solver) {
        return new Settings(strength, Convention.SKLEARN, Scaling.NONE, intercept, rules, Fits.solving(solver));
    }

    private static ColumnRules unpenalised(String... names) {
        Map<String, Double> factors = Arrays.stream(names).collect(Collectors.toMap(name -> name, name -> 0.0));
        return new ColumnRules(
                new ColumnValues(1, factors),
                ColumnValues.of(Double.NEGATIVE_INFINITY),
                ColumnValues.of(Double.POSITIVE_INFINITY));
    }

    /** Normal columns, each multiplied by a power of ten between 1/scale and scale; the target depends on four. */
    private static Dataset random(long seed, int n, int p, double scale) {
        Random random = new Random(seed);
        int powers = (int) Math.round(Math.log10(scale));
        List<double[]> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        double[] y = random.doubles(n).toArray();
        for (int j = 0; j < p; j++) {
            double size = Math.pow(10, random.nextInt(2 * powers + 1) - powers);
            double[] column = random.doubles(n)
                    .map(u -> size * (u + random.nextGaussian()))
                    .toArray();
            for (int i = 0; i < n && j < 4; i++) {
                y[i] += (j - 1.5) * column[i];
            }
            columns.add(column);
            names.add("x" + j);
        }
        return ReferenceTable.dataset(names, columns, "y", y, new double[0]);
    }

    private static double[] normal(Random random, int n) {
        return random.doubles(n).map(u -> random.nextGaussian()).toArray();
    }

    private static Dataset shifted(Dataset data, double shift) {
        List<double[]> columns = IntStream.range(0, data.columns())
                .mapToObj(
                        j -> Arrays.stream(column(data, j)).map(x -> x + shift).toArray())
                .toList();
        return ReferenceTable.dataset(data.schema().features(), columns, "y", data.y(), new double[0]);
    }

    private static double[] column(Dataset data, int j) {
        int n = data.rows();
        return Arrays.copyOfRange(((DenseMatrix) data.x()).values(), j * n, (j + 1) * n);
    }
}
