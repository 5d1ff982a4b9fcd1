package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Dataset;
import dev.regfit.data.Scaling;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Preparation;
import dev.regfit.spectrum.Collinearity;
import dev.regfit.spectrum.Dependency;
import dev.regfit.spectrum.Spectrum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Collinearity against its definitions. */
class CollinearityTest {
    private static final int ROWS = 60;

    /** VIF is 1/(1 − R²) of the regression of a column on the others, whatever the units. */
    @ParameterizedTest
    @EnumSource(Scaling.class)
    void inflationIsThatOfRegressionsOnTheOthers(Scaling scaling) {
        Dataset longley = NistTable.read("Longley").data();
        Collinearity found = collinearity(longley, scaling, true).orElseThrow();
        // As computed from the certified data to four decimals in many textbooks.
        double[] published = {135.5324, 1788.5135, 33.6189, 3.5889, 399.1510, 758.9806};
        for (int j = 0; j < published.length; j++) {
            assertEquals(published[j], found.vif()[j], 1e-4);
        }
        assertEquals(110.54415344, found.largestIndex(), 1e-7);
    }

    @Test
    void inflationFollowsItsDefinition() {
        List<double[]> columns = gaussian(5);
        columns.add(sum(columns.get(0), columns.get(3), 0.1));
        Collinearity found = collinearity(table(columns), Scaling.NONE, true).orElseThrow();
        for (int j = 0; j < columns.size(); j++) {
            List<double[]> others = new ArrayList<>(columns);
            double[] target = others.remove(j);
            Fit fit = Fits.fit(
                    ReferenceTable.dataset(names(5), others, "y", target, new double[0]),
                    Fits.settings(Fits.NO_PENALTY, Convention.SKLEARN, Scaling.NONE));
            double expected = 1 / (1 - fit.evaluation().r2());
            assertEquals(expected, found.vif()[j], 1e-9 * expected);
        }
    }

    @Test
    void aNearDependencyNamesItsColumns() {
        List<double[]> columns = gaussian(4);
        columns.add(sum(columns.get(0), columns.get(3), 0.01));
        Collinearity found =
                collinearity(table(columns), Scaling.STANDARD, true).orElseThrow();
        assertEquals(1, found.dependencies().size());
        Dependency only = found.dependencies().get(0);
        assertEquals(List.of(0, 3, 4), columnsOf(only));
        assertEquals(found.largestIndex(), only.conditionIndex());
        for (Dependency.Part part : only.parts()) {
            assertTrue(part.proportion() > 0.99, () -> "proportion " + part.proportion());
        }
    }

    /** Two dependencies that have nothing in common are not mixed, and the third column has no part in either. */
    @Test
    void exactDependenciesAreToldApart() {
        List<double[]> columns = gaussian(4);
        columns.add(sum(columns.get(0), columns.get(1), 0));
        columns.add(times(-3, columns.get(3)));
        columns.add(new double[ROWS]);
        Collinearity found = collinearity(table(columns), Scaling.NONE, true).orElseThrow();
        List<List<Integer>> sets = found.dependencies().stream()
                .map(CollinearityTest::columnsOf)
                .sorted((a, b) -> a.get(0) - b.get(0))
                .toList();
        assertEquals(List.of(List.of(0, 1, 4), List.of(3, 5)), sets);
        found.dependencies().forEach(one -> assertEquals(Double.POSITIVE_INFINITY, one.conditionIndex()));
        assertEquals(Double.POSITIVE_INFINITY, found.vif()[0]);
        assertEquals(Double.POSITIVE_INFINITY, found.vif()[5]);
        assertTrue(found.vif()[2] < 1.5, () -> "VIF " + found.vif()[2]);
        assertTrue(Double.isNaN(found.vif()[6]), "a constant column has none");
    }

    @Test
    void withoutAnInterceptAConstantColumnCounts() {
        List<double[]> columns = gaussian(2);
        double[] constant = new double[ROWS];
        Arrays.fill(constant, 4);
        columns.add(constant);
        assertTrue(Double.isNaN(
                collinearity(table(columns), Scaling.NONE, true).orElseThrow().vif()[2]));
        assertTrue(
                collinearity(table(columns), Scaling.NONE, false).orElseThrow().vif()[2] >= 1);
    }

    @Test
    void moreColumnsThanRowsAreAllDependent() {
        Random random = new Random(4);
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < 9; j++) {
            columns.add(random.doubles(9).toArray());
        }
        double[] y = random.doubles(9).toArray();
        Dataset square = ReferenceTable.dataset(names(9), columns, "y", y, new double[0]);
        assertTrue(collinearity(square, Scaling.NONE, true).isEmpty());
        assertTrue(collinearity(square, Scaling.NONE, false).isPresent());
    }

    private static Optional<Collinearity> collinearity(Dataset data, Scaling scaling, boolean intercept) {
        Preparation preparation =
                Preparation.of(data, new Formulation(Convention.SKLEARN, scaling, intercept, ColumnRules.NONE));
        return Collinearity.of(preparation, Spectrum.of(preparation));
    }

    private static List<Integer> columnsOf(Dependency dependency) {
        return dependency.parts().stream().map(Dependency.Part::column).sorted().toList();
    }

    private static List<double[]> gaussian(int p) {
        Random random = new Random(12);
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            columns.add(random.doubles(ROWS, -1, 3).toArray());
        }
        return columns;
    }

    /** a + b and some noise. */
    private static double[] sum(double[] a, double[] b, double noise) {
        Random random = new Random(13);
        return IntStream.range(0, ROWS)
                .mapToDouble(i -> a[i] + b[i] + noise * random.nextGaussian())
                .toArray();
    }

    private static double[] times(double factor, double[] a) {
        return IntStream.range(0, ROWS).mapToDouble(i -> factor * a[i]).toArray();
    }

    private static Dataset table(List<double[]> columns) {
        double[] y = new Random(14).doubles(ROWS).toArray();
        return ReferenceTable.dataset(names(columns.size()), columns, "y", y, new double[0]);
    }

    private static List<String> names(int p) {
        return IntStream.range(0, p).mapToObj(j -> "x" + j).toList();
    }
}
