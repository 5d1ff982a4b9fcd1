package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Dataset;
import dev.regfit.data.Scaling;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Strength;
import dev.regfit.solver.SolverName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Solutions whose Karush-Kuhn-Tucker conditions were checked in 50-digit arithmetic (resources, {@code certified}):
 * every solver must find the same support and the same weights.
 */
class CertifiedSolutionsTest {
    /** Ten significant digits. The worst that was seen is 2e-12. */
    private static final double DIGITS = 1e-10;

    /** Columns that only number or name the rows. */
    private static final Set<String> ROW_NAMES = Set.of("name", "rownames");

    /**
     * One solution: of (1/2n)RSS + l1·Σ|b| + ½·l2·Σb² on standardised columns.
     *
     * @param values by name the weights that are not zero, and in brackets the intercept, the objective and R²
     */
    record Case(String data, String target, String kind, double l1, double l2, Map<String, Double> values) {

        double value(String name) {
            return values.get("(" + name + ")");
        }

        Dataset dataset() {
            return ReferenceTable.read("/certified/" + data).dataset(target, ROW_NAMES);
        }

        @Override
        public String toString() {
            return "%s %s l1=%s l2=%s".formatted(data, kind, l1, l2);
        }
    }

    /** A case and a solver that must solve it. */
    record Run(Case solution, SolverName solver) {}

    static List<Case> cases() {
        ReferenceTable table = ReferenceTable.read("/certified/solutions.csv");
        Map<String, Case> cases = new LinkedHashMap<>();
        for (int i = 0; i < table.rows().size(); i++) {
            String[] row = table.rows().get(i);
            String key = String.join(",", List.of(row).subList(0, 5));
            Case solution = cases.computeIfAbsent(
                    key,
                    same -> new Case(
                            row[0],
                            row[1],
                            row[2],
                            Double.parseDouble(row[3]),
                            Double.parseDouble(row[4]),
                            new LinkedHashMap<>()));
            solution.values().put(row[5], Double.parseDouble(row[6]));
        }
        return List.copyOf(cases.values());
    }

    static Stream<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (Case solution : cases()) {
            for (SolverName solver : List.of(SolverName.AUTO, SolverName.MOMENTS, SolverName.COLUMNS)) {
                runs.add(new Run(solution, solver));
            }
            if (solution.l1() == 0) {
                for (SolverName solver : List.of(SolverName.CHOLESKY, SolverName.DUAL, SolverName.QR)) {
                    runs.add(new Run(solution, solver));
                }
            }
        }
        return runs.stream();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void findsTheCertifiedWeights(Run run) {
        Case expected = run.solution();
        Settings settings = new Settings(
                new Strength.Pair(expected.l1(), expected.l2() / 2),
                Convention.SKLEARN,
                Scaling.STANDARD,
                true,
                ColumnRules.NONE,
                Fits.solving(run.solver()));
        Fit fit = Fits.fit(expected.dataset(), settings);

        List<String> features = fit.model().schema().features();
        for (int j = 0; j < features.size(); j++) {
            double weight = fit.model().weights()[j];
            double certified = expected.values().getOrDefault(features.get(j), 0.0);
            assertEquals(certified, weight, DIGITS * Math.abs(certified), features.get(j));
        }
        assertEquals(
                expected.value("intercept"), fit.model().intercept(), DIGITS * Math.abs(expected.value("intercept")));
        assertEquals(
                expected.value("objective"), fit.loss() + fit.penaltyValue(), DIGITS * expected.value("objective"));
        assertEquals(expected.value("r2"), fit.evaluation().r2(), DIGITS);
        assertTrue(fit.converged());
        assertTrue(fit.model().training().proof().certificate().relativeGap() <= Fits.TOLERANCE);
    }
}
