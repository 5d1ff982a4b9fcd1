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
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.RowSquares;
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

    /** Columns leave and come back on other sides; weights at each knot as R's lars has them, in scikit-learn's tests. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void columnsThatComeAndGo(boolean rows) {
        double[][] columns = {
            {0.47299829, 0, 0, 0, 0},
            {0.08239882, 0.85784863, 0, 0, 0},
            {0.30114139, -0.07501577, 0.80895216, 0, 0},
            {-0.01460346, -0.1015233, 0.0407278, 0.80338378, 0},
            {-0.69363927, 0.06754067, 0.18064514, -0.0803561, 0.40427291}
        };
        double[][] weights = {
            {
                0,
                0,
                0,
                0,
                0,
                -79.81036280949903,
                -83.52878873278283,
                -83.77765373919071,
                -83.78415693288893,
                -84.03339059175666
            },
            {0, 0, 0, 0, -0.476624256777266, 0, 0, 0, 0, 0.025219751009936},
            {
                0,
                -3.577397088285891,
                -4.702795355871871,
                -7.016748621359461,
                -7.614898471899412,
                -0.336938391359179,
                0,
                0,
                0.001213370600853,
                0.048162321585148
            },
            {
                0,
                0,
                0,
                2.231558436628169,
                2.723267514525966,
                2.811549786389614,
                2.813766976061531,
                2.817462468949557,
                2.817368178703816,
                2.816221090636795
            },
            {
                0,
                0,
                -1.218422599914637,
                -3.457726183014808,
                -4.02130452206071,
                -45.827461592423745,
                -47.776608869312305,
                -47.9115616107464,
                -47.914845922736234,
                -48.03956233426572
            }
        };
        double[] y = {-6.45006793, -3.51251449, -8.52445396, 6.12277822, -19.42109366};
        List<String> names = List.of("a", "b", "c", "d", "e");
        Dataset data = ReferenceTable.dataset(names, List.of(columns), "y", y, new double[0]);
        KnotPath path = follow(data, Standardization.of(ColumnSummary.of(data), Scaling.NONE, false), rows);

        assertMoves("c e d b a -b -c c b", data, path);
        for (int k = 0; k < path.knots().size(); k++) {
            double[] w = path.knots().get(k).weights().toArray();
            for (int j = 0; j < w.length; j++) {
                assertEquals(weights[j][k], w[j], 1e-10);
            }
        }
    }

    /** The path on columns that are centred and have the standard deviation 1. */
    private static KnotPath follow(Dataset data, boolean rows) {
        return follow(data, standardization(data), rows);
    }

    private static KnotPath follow(Dataset data, Standardization standardization, boolean rows) {
        LeastSquares loss =
                rows ? new RowSquares(data, standardization) : new MomentSquares(Moments.of(data), standardization);
        int p = data.columns();
        double[] ones = filled(p, 1);
        ElasticNet penalty =
                new ElasticNet(0, 0, ones, filled(p, Double.NEGATIVE_INFINITY), filled(p, Double.POSITIVE_INFINITY));
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
