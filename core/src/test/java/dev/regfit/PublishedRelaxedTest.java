package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Dataset;
import dev.regfit.data.Scaling;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.path.Path;
import dev.regfit.path.Relaxed;
import dev.regfit.path.RelaxedPath;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Relaxed weights as R's glmnet finds them (resources, {@code published}). */
class PublishedRelaxedTest {
    /** What glmnet's own weights are off by. */
    private static final double TOLERANCE = 1e-6;

    @ParameterizedTest
    @CsvSource({
        "certified/diabetes_raw, y, 1, 0",
        "certified/diabetes_raw, y, 1, 0.5",
        "certified/diabetes_raw, y, 0.5, 0",
        "certified/diabetes_raw, y, 0.5, 0.5",
        "certified/prostate_train67, lpsa, 1, 0",
        "certified/prostate_train67, lpsa, 1, 0.5",
        "certified/prostate_train67, lpsa, 0.5, 0",
        "certified/prostate_train67, lpsa, 0.5, 0.5"
    })
    void agreesWithGlmnet(String set, String target, double mix, double gamma) {
        Map<Double, Map<String, Double>> expected = expected(set, mix, gamma);
        Dataset data = ReferenceTable.read("/" + set + ".csv").dataset(target, Set.of());
        Preparation preparation =
                Preparation.of(data, new Formulation(Convention.GLMNET, Scaling.STANDARD, true, ColumnRules.NONE));
        Grid grid = Grid.of(
                expected.keySet().stream().mapToDouble(Double::doubleValue).toArray());
        Path path = Path.along(preparation, new Family(PenaltyKind.ELASTIC_NET, mix), grid, Solving.STOPPING);
        RelaxedPath relaxed = RelaxedPath.of(preparation, path, gamma, Solving.STOPPING);

        assertEquals(4, relaxed.points().size());
        assertTrue(relaxed.converged(1e-12));
        for (int k = 0; k < 4; k++) {
            Map<String, Double> weights = expected.get(path.alphas()[k]);
            Relaxed point = relaxed.points().get(k);
            assertEquals(weights.size() - 1, point.weights().nonzero());
            assertClose(weights.get("(intercept)"), point.intercept());
            for (int i = 0; i < point.weights().nonzero(); i++) {
                String name = data.schema().features().get(point.weights().columns()[i]);
                assertClose(weights.get(name), point.weights().values()[i]);
            }
        }
    }

    private static void assertClose(double expected, double weight) {
        assertEquals(expected, weight, TOLERANCE * Math.abs(expected));
    }

    /** For each strength the weights by name. */
    private static Map<Double, Map<String, Double>> expected(String set, double mix, double gamma) {
        Map<Double, Map<String, Double>> expected = new LinkedHashMap<>();
        List<String[]> rows =
                ReferenceTable.read("/published/glmnet_relaxed.csv").rows();
        for (String[] row : rows) {
            if (row[0].equals(set) && Double.parseDouble(row[1]) == mix && Double.parseDouble(row[2]) == gamma) {
                expected.computeIfAbsent(Double.parseDouble(row[3]), lambda -> new HashMap<>())
                        .put(row[4], Double.parseDouble(row[5]));
            }
        }
        return expected;
    }
}
