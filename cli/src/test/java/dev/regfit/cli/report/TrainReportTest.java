package dev.regfit.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.Fit;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Encoding;
import dev.regfit.model.Json;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.PenaltyKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainReportTest {

    private static String render(ReportFormat format, Fit fit) {
        return format.render(
                new TrainReport(fit, Optional.empty(), new Timing(0.25, 0.5, 1)), new ReportFormat.Look(false, 100, 4));
    }

    @Test
    void text() {
        assertEquals("""
                lasso on 4 rows × 2 columns of data.csv, target "y", 1 row with missing values left out

                objective     RSS/(2n) + α‖w‖₁ with α = 0.5 (convention sklearn)
                              = 1: loss 0.25 + penalty 0.75
                the same in   R glmnet      glmnet(x, y, alpha = 1, lambda = 0.5, standardize = FALSE)
                              scikit-learn  Lasso(alpha=0.5)
                              mlpack        mlpack_lars -i X.csv -r y.csv --lambda1 2 --no_normalize
                strength      as given, on --scale none

                weights                    weight  standardized
                              (intercept)     3
                              a               1.5         0.728  ████████████████████████
                              1 column has weight zero: b, "c"
                sparsity      1 of 2 weights is zero (50 %)
                norms         ‖w‖₁ = 1.5, ‖w‖₂ = 1.5, ‖w‖∞ = 1.5

                fit           R² = 0.882353, RMSE = 0.707107, MAE = 0.5, df = 1 (training data)
                certificate   proven optimal up to rounding (relative duality gap ≤ 1e-14)
                              largest KKT violation ≤ 1e-14
                solver        moments: coordinate descent on moments, because n = 4, p = 2
                """, render(ReportFormat.TEXT, Fits.lasso()));
    }

    @Test
    void csv() {
        assertEquals("""
                name,weight,standardized
                (intercept),3.0,
                a,1.5,0.7276068751089989
                "b, ""c\""",0.0,0.0
                """, render(ReportFormat.CSV, Fits.lasso()));
    }

    @Test
    void json() {
        Certificate certificate = Fits.lasso().model().training().proof().certificate();
        assertEquals(
                """
                {
                  "regfit": "1.2.3",
                  "command": "train",
                  "data": {
                    "files": ["data.csv"],
                    "rows": 4,
                    "columns": 2,
                    "dropped": 1,
                    "target": "y"
                  },
                  "objective": {
                    "convention": "sklearn",
                    "formula": "RSS/(2n) + α‖w‖₁",
                    "penalty": "l1",
                    "alpha": 0.5,
                    "l1_ratio": 1.0,
                    "l1": 0.5,
                    "l2": 0.0,
                    "loss": 0.25,
                    "penalty_value": 0.75,
                    "value": 1.0
                  },
                  "equivalent": {
                    "glmnet": 0.5,
                    "sklearn": 0.5,
                    "sum": 4.0,
                    "mean": 1.0,
                    "half-sum": 2.0,
                    "mlpack": 2.0,
                    "call": {
                      "glmnet": "glmnet(x, y, alpha = 1, lambda = 0.5, standardize = FALSE)",
                      "sklearn": "Lasso(alpha=0.5)",
                      "mlpack": "mlpack_lars -i X.csv -r y.csv --lambda1 2 --no_normalize"
                    }
                  },
                  "model": {
                    "intercept": 3.0,
                    "weights": [
                      {"name": "a", "weight": 1.5, "standardized": 0.7276068751089989},
                      {"name": "b, \\"c\\"", "weight": 0.0, "standardized": 0.0}
                    ]
                  },
                  "sparsity": {
                    "nonzero": 1,
                    "zero": 1,
                    "fraction_zero": 0.5
                  },
                  "norms": {
                    "l1": 1.5,
                    "l2": 1.5,
                    "linf": 1.5
                  },
                  "fit": {
                    "r2": 0.8823529411764706,
                    "r2_about": "mean",
                    "rmse": 0.7071067811865476,
                    "mae": 0.5,
                    "df": 1.0
                  },
                  "certificate": {
                    "gap": %s,
                    "relative_gap": %s,
                    "kkt": 0.0,
                    "converged": true,
                    "iterations": %d
                  },
                  "solver": {
                    "name": "moments",
                    "reason": "coordinate descent on moments, because n = 4, p = 2"
                  },
                  "timing": {
                    "read": 0.25,
                    "fit": 0.5,
                    "total": 1.0
                  }
                }
                """.formatted(
                                certificate.gap(),
                                certificate.relativeGap(),
                                Fits.lasso().model().training().proof().iterations()),
                render(ReportFormat.JSON, Fits.lasso()));
    }

    @Test
    void jsonReadsBackToTheLastBit() {
        Fit fit = Fits.fit(Fits.mixed(), Fits.settings(PenaltyKind.ELASTIC_NET, 0.3));
        Map<?, ?> tree = (Map<?, ?>) Json.parse(render(ReportFormat.JSON, fit));
        Map<?, ?> model = (Map<?, ?>) tree.get("model");
        assertEquals(fit.model().intercept(), model.get("intercept"));
        List<?> weights = (List<?>) model.get("weights");
        List<String> names = fit.model().schema().features();
        for (int j = 0; j < names.size(); j++) {
            double weight = fit.model().weights()[j];
            double standardized =
                    fit.model().training().deviations().orElseThrow().standardized(j, weight);
            assertEquals(Map.of("name", names.get(j), "weight", weight, "standardized", standardized), weights.get(j));
        }
        assertEquals(names.size(), weights.size());
        assertEquals(
                fit.model().training().proof().certificate().gap()
                        * fit.model().training().objective().factor(),
                ((Map<?, ?>) tree.get("certificate")).get("gap"));
        assertEquals(
                List.of("glmnet", "sklearn", "sum", "mean", "half-sum", "mlpack", "l1_ratio", "call"),
                List.copyOf(((Map<?, ?>) tree.get("equivalent")).keySet()));
    }

    @Test
    void theGapIsInUnitsOfTheStatedObjective() {
        Fit fit = Fits.unfinished();
        Map<?, ?> tree = (Map<?, ?>) Json.parse(render(ReportFormat.JSON, fit));
        double gap = (Double) ((Map<?, ?>) tree.get("certificate")).get("gap");
        double value = (Double) ((Map<?, ?>) tree.get("objective")).get("value");
        assertTrue(gap > 0.01 * value && gap <= 2 * value, gap + " of " + value);
    }

    @Test
    void aWideModelIsCutForPeopleOnly() {
        Fit fit = Fits.fit(Fits.wide(50), Fits.settings(PenaltyKind.L2, 1));
        String text = render(ReportFormat.TEXT, fit);
        assertTrue(text.contains("\n              … and 10 more (-f csv lists all)\n"), text);
        assertTrue(
                text.contains(
                        "              (intercept)   24.5192\n              x50           12.7404         0.12    ██"),
                text);
        assertTrue(text.contains("none of 50 weights is zero"), text);
        assertEquals(52, render(ReportFormat.CSV, fit).lines().count());
        assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
    }

    @Test
    void manyZerosAreSummarised() {
        Fit fit = Fits.fit(Fits.wide(50), Fits.settings(PenaltyKind.L1, 1e6));
        String text = render(ReportFormat.TEXT, fit).replaceAll("\\s+", " ");
        assertTrue(text.contains("50 columns have weight zero: x1, x2, x3,"), text);
        assertTrue(text.contains("x12, … and 38 more"), text);
        assertTrue(text.contains("50 of 50 weights are zero (100 %)"), text);
    }

    @Test
    void whatDidNotConvergeSaysSoAndWhatToDo() {
        TrainReport report = new TrainReport(Fits.unfinished(), Optional.empty(), new Timing(0, 0, 0));
        String text = ReportFormat.TEXT.render(report, new ReportFormat.Look(true, 100, 4));
        assertTrue(text.contains("\n\u001b[1;31mNOT CONVERGED: the relative duality gap is "), text);
        assertTrue(text.contains("--epochs"), text);
        assertTrue(text.contains("certificate   NOT CONVERGED: not proven closer than"), text);
        assertFalse(text.contains("proven within"), text);
        assertFalse(
                ReportFormat.TEXT
                        .render(report, new ReportFormat.Look(false, 100, 4))
                        .contains("\u001b"),
                "colour only if asked");
    }

    @Test
    void textColumnsAreCounted() {
        Fit fit = Fits.fit(Fits.mixed(), Fits.settings(PenaltyKind.L1, 1e-3));
        assertTrue(render(ReportFormat.TEXT, fit)
                .startsWith("lasso on 4 rows × 3 columns (1 of text: 4 weights) of data.csv"));
    }

    @Test
    void namesCannotReachTheTerminal() {
        DatasetBuilder builder = Fits.builder(List.of("\u001b[2Jx\n", "n".repeat(60)), "y\r");
        builder.add(new double[] {1, 0}, new String[2], 1, 1);
        builder.add(new double[] {0, 1}, new String[2], 2, 1);
        builder.add(new double[] {1, 1}, new String[2], 4, 1);
        Dataset data = (Dataset) builder.build(Encoding.ONEHOT);
        Fit fit = Fits.fit(data, Fits.settings(PenaltyKind.L2, 0.1));
        String text = render(ReportFormat.TEXT, fit);
        assertTrue(text.contains("target \"y\\u000d\""), text);
        assertTrue(text.contains("\\u001b[2Jx\\u000a"), text);
        assertTrue(text.contains("n".repeat(39) + "… "), text);
        assertFalse(text.contains("\u001b"), text);
        assertTrue(render(ReportFormat.CSV, fit).contains("\"\u001b[2Jx\n\","), "data stay as they are");
    }
}
