package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Dataset;
import dev.regfit.data.MomentData;
import dev.regfit.data.Scaling;
import dev.regfit.data.TrainingData;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Preparation;
import dev.regfit.solver.SolverName;
import dev.regfit.spectrum.RidgePoint;
import dev.regfit.spectrum.RidgeTrace;
import dev.regfit.spectrum.Source;
import dev.regfit.spectrum.Spectrum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spectra against what they mean, and ridge regression by them against the fits of {@link Trainer}. */
class SpectrumTest {
    private static final double CLOSE = 1e-10;
    private static final double[] ALPHAS = {1000, 3, 0.01};

    /** Orthogonal columns of lengths 2, 4 and 6, each with the mean zero. */
    private static final List<double[]> ORTHOGONAL =
            List.of(new double[] {1, 1, -1, -1}, new double[] {2, -2, 2, -2}, new double[] {3, -3, -3, 3});

    private static final double[] TARGET = {7, 1, 4, 2};

    @Test
    void ofOrthogonalColumnsIsTheirLengths() {
        Preparation preparation = prepared(table(ORTHOGONAL, TARGET), Convention.SKLEARN, Scaling.NONE, true);
        Spectrum spectrum = Spectrum.of(preparation);
        assertArrayEquals(new double[] {36, 16, 4}, spectrum.eigenvalues(), 1e-13);
        assertEquals(9, spectrum.condition(), 1e-13);
        assertEquals(3, spectrum.conditionIndex(2), 1e-13);
        assertArrayEquals(new double[] {36.0 / 48, 16.0 / 28, 4.0 / 16}, spectrum.shrinkage(12), 1e-14);
        assertEquals(36.0 / 48 + 16.0 / 28 + 4.0 / 16, spectrum.degreesOfFreedom(12), 1e-14);
        assertArrayEquals(new double[] {0, 0, 1}, spectrum.direction(0), 1e-14);
        // Xᵀy = (2, 16, 12), divided by λ + 12.
        assertArrayEquals(new double[] {2.0 / 16, 16.0 / 28, 12.0 / 48}, spectrum.ridge(12), 1e-14);
    }

    @ParameterizedTest
    @EnumSource(Convention.class)
    void ridgeByTheSpectrumIsThatOfTheSolvers(Convention convention) {
        for (Scaling scaling : Scaling.values()) {
            for (boolean intercept : new boolean[] {true, false}) {
                for (Dataset rows : List.of(random(30, 4, true), random(12, 25, false), random(40, 7, false))) {
                    assertLikeFits(rows, convention, scaling, intercept);
                    if (!scaling.needsRows()) {
                        assertLikeFits(moments(rows), convention, scaling, intercept);
                    }
                }
            }
        }
    }

    /** Of order 300, for which it is not worth while to decompose the rows. */
    @Test
    void manyColumnsAreTakenApartByTheirRows() {
        Dataset wide = random(300, 700, true);
        assertEquals(Source.KERNEL, source(wide));
        assertLikeFits(wide, Convention.SKLEARN, Scaling.STANDARD, true);
        Dataset tall = random(700, 300, true);
        assertEquals(Source.GRAM, source(tall));
        assertLikeFits(tall, Convention.GLMNET, Scaling.STANDARD, true);
        assertEquals(Source.ROWS, source(random(12, 25, false)));
    }

    private static Source source(TrainingData data) {
        return Spectrum.of(prepared(data, Convention.SKLEARN, Scaling.STANDARD, true))
                .source();
    }

    private static void assertLikeFits(TrainingData data, Convention convention, Scaling scaling, boolean intercept) {
        Preparation preparation = prepared(data, convention, scaling, intercept);
        Spectrum spectrum = Spectrum.of(preparation);
        RidgeTrace trace = RidgeTrace.of(preparation, spectrum, ALPHAS, Solving.STOPPING);
        for (int k = 0; k < ALPHAS.length; k++) {
            RidgePoint point = trace.points().get(k);
            Settings settings =
                    new Settings(Fits.ridge(ALPHAS[k]), preparation.formulation(), Fits.solving(SolverName.AUTO));
            Fit fit = Fits.fit(data, settings);
            double[] expected = fit.model().weights();
            double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            assertArrayEquals(expected, point.weights(), CLOSE * largest);
            assertEquals(fit.model().intercept(), point.intercept(), CLOSE * (1 + Math.abs(point.intercept())));
            // The trace of the hat matrix, from the inverse of another matrix.
            assertEquals(fit.degreesOfFreedom(), point.degreesOfFreedom(), 1e-8);
            assertTrue(point.difference() < CLOSE, () -> "difference " + point.difference());
        }
    }

    @Test
    void eigenvaluesAddUpToTheSquares() {
        for (Dataset rows : List.of(random(30, 4, true), random(12, 25, true))) {
            Spectrum spectrum = Spectrum.of(prepared(rows, Convention.SKLEARN, Scaling.STANDARD, true));
            double total = (double) rows.rows() * rows.columns();
            assertEquals(total, Arrays.stream(spectrum.eigenvalues()).sum(), 1e-12 * total);
        }
    }

    @Test
    void moreColumnsThanRowsLeaveNullDirections() {
        Spectrum centred = Spectrum.of(prepared(random(12, 25, true), Convention.SKLEARN, Scaling.NONE, true));
        assertEquals(11, centred.rank());
        assertEquals(25, centred.columns());
        assertEquals(0, centred.eigenvalues()[11]);
        assertEquals(0, centred.shrinkage(0)[11]);
        assertEquals(Double.POSITIVE_INFINITY, centred.condition());
        assertEquals(11, centred.degreesOfFreedom(0), 1e-14);
        Spectrum plain = Spectrum.of(prepared(random(12, 25, true), Convention.SKLEARN, Scaling.NONE, false));
        assertEquals(12, plain.rank());
    }

    /** Equal columns share their weight: no shorter weights do as well. */
    @Test
    void withoutAPenaltyWeightsAreTheShortest() {
        double[] x = {1, 2, 4, 9};
        double[] y = {2, 4, 8, 18};
        Preparation preparation = prepared(table(List.of(x, x.clone()), y), Convention.SKLEARN, Scaling.NONE, true);
        Spectrum spectrum = Spectrum.of(preparation);
        assertEquals(1, spectrum.rank());
        assertArrayEquals(new double[] {1, 1}, spectrum.ridge(0), 1e-14);
    }

    @Test
    void theOrderOfColumnsDoesNotMatter() {
        Random random = new Random(8);
        List<double[]> columns = columns(40, 6, random);
        double[] y = random.doubles(40).toArray();
        List<Integer> order = new ArrayList<>(IntStream.range(0, 6).boxed().toList());
        Collections.shuffle(order, random);
        RidgePoint straight = point(table(columns, y));
        RidgePoint permuted = point(table(order.stream().map(columns::get).toList(), y));
        assertArrayEquals(straight.shrinkage(), permuted.shrinkage(), 1e-13);
        for (int k = 0; k < order.size(); k++) {
            assertEquals(straight.weights()[order.get(k)], permuted.weights()[k], 1e-12);
        }
    }

    private static RidgePoint point(Dataset data) {
        Preparation preparation = prepared(data, Convention.SKLEARN, Scaling.NONE, true);
        return RidgeTrace.of(preparation, Spectrum.of(preparation), new double[] {5}, Solving.STOPPING)
                .points()
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Longley", "Wampler4"})
    void rowsKeepTheDigitsOfNearlyCollinearColumns(String name) {
        NistTable set = NistTable.read(name);
        Preparation preparation = prepared(set.data(), Convention.SKLEARN, Scaling.NONE, true);
        double[] shortest = Spectrum.of(preparation).ridge(0);
        Fit fit = Fits.fit(
                set.data(), new Settings(Fits.NO_PENALTY, preparation.formulation(), Fits.solving(SolverName.AUTO)));
        double largest =
                Arrays.stream(fit.model().weights()).map(Math::abs).max().orElseThrow();
        assertArrayEquals(fit.model().weights(), shortest, 1e-8 * largest);
    }

    @Test
    void strengthsSpanTheEigenvalues() {
        Dataset two = table(ORTHOGONAL.subList(1, 3), TARGET);
        Preparation sums = prepared(two, Convention.SKLEARN, Scaling.NONE, true);
        assertArrayEquals(new double[] {100, 10}, alphas(sums, Spectrum.of(sums)));
        // 36 and 16, divided by n = 4.
        Preparation means = prepared(two, Convention.MEAN, Scaling.NONE, true);
        assertArrayEquals(new double[] {10, 1}, alphas(means, Spectrum.of(means)));
        Dataset wide = table(List.of(new double[] {1e6, 0, 0, -1e6}, new double[] {0, 1e-3, -1e-3, 0}), TARGET);
        Preparation far = prepared(wide, Convention.SKLEARN, Scaling.NONE, true);
        double[] alphas = alphas(far, Spectrum.of(far));
        assertTrue(alphas.length <= 6, () -> Arrays.toString(alphas));
        assertTrue(alphas[0] >= 2e12, () -> Arrays.toString(alphas));
    }

    private static double[] alphas(Preparation preparation, Spectrum spectrum) {
        return RidgeTrace.of(preparation, spectrum, new double[0], Solving.STOPPING).points().stream()
                .mapToDouble(RidgePoint::alpha)
                .toArray();
    }

    @Test
    void constantColumnsAreNull() {
        Dataset constant = table(List.of(new double[] {2, 2, 2, 2}, new double[] {5, 5, 5, 5}), TARGET);
        Preparation preparation = prepared(constant, Convention.SKLEARN, Scaling.STANDARD, true);
        Spectrum spectrum = Spectrum.of(preparation);
        assertEquals(0, spectrum.rank());
        assertArrayEquals(new double[] {1}, alphas(preparation, spectrum));
        assertArrayEquals(new double[2], spectrum.ridge(1));
    }

    private static Preparation prepared(TrainingData data, Convention convention, Scaling scaling, boolean intercept) {
        return Preparation.of(data, new Formulation(convention, scaling, intercept, ColumnRules.NONE));
    }

    private static Dataset table(List<double[]> columns, double[] y) {
        return table(columns, y, new double[0]);
    }

    private static Dataset table(List<double[]> columns, double[] y, double[] weights) {
        List<String> names =
                IntStream.range(0, columns.size()).mapToObj(j -> "x" + j).toList();
        return ReferenceTable.dataset(names, columns, "y", y, weights);
    }

    private static List<double[]> columns(int n, int p, Random random) {
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            double scale = 1 + 3 * random.nextDouble();
            double shift = random.nextInt(5);
            columns.add(IntStream.range(0, n)
                    .mapToDouble(i -> shift + scale * random.nextGaussian())
                    .toArray());
        }
        return columns;
    }

    private static Dataset random(int n, int p, boolean weighted) {
        Random random = new Random(31L * n + p);
        List<double[]> columns = columns(n, p, random);
        double[] y = random.doubles(n, -10, 20).toArray();
        return table(columns, y, weighted ? random.doubles(n, 0.5, 2).toArray() : new double[0]);
    }

    private static MomentData moments(Dataset rows) {
        return new MomentData(rows.schema(), rows.moments(), rows.fills(), 0);
    }
}
