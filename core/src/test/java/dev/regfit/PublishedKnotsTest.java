package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.ColumnSummary;
import dev.regfit.data.Dataset;
import dev.regfit.data.Moments;
import dev.regfit.data.Scaling;
import dev.regfit.data.Standardization;
import dev.regfit.path.End;
import dev.regfit.path.Homotopy;
import dev.regfit.path.Knot;
import dev.regfit.path.KnotPath;
import dev.regfit.problem.Loss;
import dev.regfit.problem.MomentLoss;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.RowLoss;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Knots of the lasso's path as R's lars prints them (resources, {@code published}). */
class PublishedKnotsTest {

    /** Efron, Hastie, Johnstone and Tibshirani (2004); RSS, and the order of moves, as printed by lars 1.3. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void diabetes(boolean rows) {
        ReferenceTable table = ReferenceTable.read("/certified/diabetes_lars_x10.csv");
        Dataset data = table.dataset("y", Set.of());
        KnotPath path = follow(data, rows);

        assertMoves("bmi ltg map hdl sex glu tc tch ldl age -hdl hdl", data, path);
        assertKnots("/published/diabetes_lars_x10_knots.csv", data, path, 1e-8, 1e-5);
        double[] printed = {
            2621009, 2510465, 1700369, 1527165, 1365734, 1324118, 1308932, 1275355, 1270233, 1269390, 1264977, 1264765,
            1263983
        };
        assertRss(printed, data, path, 0.5);
    }

    /** Longley's data in R; RSS and moves as lars prints them. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void longley(boolean rows) {
        ReferenceTable table = ReferenceTable.read("/certified/R_longley.csv");
        Dataset data = table.dataset("Employed", Set.of());
        KnotPath path = follow(data, rows);

        assertMoves(
                "GNP Unemployed Armed.Forces Year -GNP Population GNP.deflator GNP -GNP.deflator GNP.deflator",
                data,
                path);
        assertKnots("/published/longley_lars_knots.csv", data, path, 1e-9, 1e-9);
        double[] printed = {185.009, 6.642, 3.883, 3.468, 1.563, 1.339, 1.024, 0.998, 0.907, 0.847, 0.836};
        assertRss(printed, data, path, 0.0005);
    }

    /** The path on columns that are centred and have the standard deviation 1. */
    private static KnotPath follow(Dataset data, boolean rows) {
        Standardization standardization = standardization(data);
        Loss loss = rows ? new RowLoss(data, standardization) : new MomentLoss(Moments.of(data), standardization);
        int p = data.columns();
        double[] ones = filled(p, 1);
        Penalty penalty =
                new Penalty(0, 0, ones, filled(p, Double.NEGATIVE_INFINITY), filled(p, Double.POSITIVE_INFINITY));
        KnotPath path = Homotopy.follow(loss, penalty, Homotopy.Limits.NONE);
        assertEquals(End.ZERO, path.end());
        for (Knot knot : path.knots()) {
            assertTrue(knot.certificate().kkt() < 1e-12, () -> "KKT violation " + knot);
        }
        return path;
    }

    private static Standardization standardization(Dataset data) {
        return Standardization.of(ColumnSummary.of(data), Scaling.STANDARD, true);
    }

    private static double[] filled(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }

    private static void assertMoves(String expected, Dataset data, KnotPath path) {
        List<String> names = data.schema().features();
        List<String> moves = path.knots().stream()
                .filter(knot -> knot.entering() >= 0 || knot.leaving() >= 0)
                .map(knot -> knot.entering() >= 0 ? names.get(knot.entering()) : "-" + names.get(knot.leaving()))
                .toList();
        assertEquals(List.of(expected.split(" ")), moves);
    }

    /** The table's columns have unit length and its loss is RSS/2, so that its λ is √n times this program's. */
    private static void assertKnots(String resource, Dataset data, KnotPath path, double relative, double rss) {
        ReferenceTable table = ReferenceTable.read(resource);
        assertEquals(table.rows().size(), path.knots().size());
        for (int k = 0; k < path.knots().size(); k++) {
            Knot knot = path.knots().get(k);
            double expected = table.number(k, "lambda_half_rss");
            assertEquals(expected, knot.lambda() * Math.sqrt(data.rows()), relative * (1 + expected));
            double[] weights = standardization(data).toOriginal(knot.weights().toArray());
            for (int j = 0; j < weights.length; j++) {
                double weight = table.number(k, data.schema().features().get(j));
                assertEquals(weight, weights[j], relative * (1 + Math.abs(weight)));
            }
            assertEquals(table.number(k, "rss"), knot.residualPower() * data.rows(), rss);
        }
    }

    private static void assertRss(double[] printed, Dataset data, KnotPath path, double unit) {
        for (int k = 0; k < printed.length; k++) {
            assertEquals(printed[k], path.knots().get(k).residualPower() * data.rows(), unit);
        }
    }
}
