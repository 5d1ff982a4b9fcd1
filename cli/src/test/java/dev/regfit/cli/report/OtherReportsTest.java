package dev.regfit.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.Fit;
import dev.regfit.Verification;
import dev.regfit.inspection.Inspection;
import dev.regfit.inspection.Inspection.Collinear;
import dev.regfit.inspection.Inspection.Column;
import dev.regfit.inspection.Inspection.Memory;
import dev.regfit.inspection.Inspection.Pair;
import dev.regfit.model.Json;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.PenaltyKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The reports of evaluate, show, verify and inspect. */
class OtherReportsTest {
    private static final List<String> FILES = List.of("new.csv");

    private static String text(Report report) {
        return ReportFormat.TEXT.render(report, new ReportFormat.Look(false, 100, 4));
    }

    private static Map<?, ?> json(Report report) {
        return (Map<?, ?>) Json.parse(ReportFormat.JSON.render(report, new ReportFormat.Look(false, 100, 4)));
    }

    private static EvaluationReport evaluation() {
        Fit fit = Fits.lasso();
        double[] residuals = {1, 0, -1, 0};
        return new EvaluationReport(
                "1.2.3",
                List.of("-"),
                fit.model(),
                fit.evaluation(),
                Optional.empty(),
                EvaluationReport.quantiles(residuals),
                2);
    }

    @Test
    void evaluationText() {
        assertEquals("""
                lasso evaluated on 4 rows of standard input, target "y", 2 rows with missing values left out

                errors        R²       0.882353
                              RMSE     0.707107
                              MAE      0.5
                              largest  1

                residuals     0 %    5 %   25 %  50 %  75 %  95 %  100 %
                               -1  -0.85  -0.25     0  0.25  0.85      1
                """, text(evaluation()));
    }

    @Test
    void evaluationForPrograms() {
        assertEquals("""
                key,value
                rows,4
                dropped,2
                r2,0.8823529411764706
                rmse,0.7071067811865476
                mae,0.5
                max_error,1.0
                residual_0,-1.0
                residual_5,-0.85
                residual_25,-0.25
                residual_50,0.0
                residual_75,0.25
                residual_95,0.8499999999999996
                residual_100,1.0
                """, ReportFormat.CSV.render(evaluation(), new ReportFormat.Look(false, 100, 4)));
        Map<?, ?> tree = json(evaluation());
        assertEquals(
                List.of("regfit", "command", "data", "evaluation", "residual_quantiles"), List.copyOf(tree.keySet()));
        assertEquals(0.5, ((Map<?, ?>) tree.get("evaluation")).get("mae"));
        assertEquals(
                List.of("0", "5", "25", "50", "75", "95", "100"),
                List.copyOf(((Map<?, ?>) tree.get("residual_quantiles")).keySet()));
    }

    @Test
    void showTellsAsMuchAsTrainAndHowItCameToBe() {
        Fit fit = Fits.fit(Fits.mixed(), Fits.settings(PenaltyKind.L2, 2));
        Report show = new ShowReport(fit.model(), List.of());
        TrainReport train = new TrainReport(fit, Optional.empty(), new Timing(0, 0, 0));
        String text = text(show);
        assertTrue(text.contains("""
                        solver        cholesky
                        trained by    regfit 1.2.3: regfit train data.csv
                        data          data.csv, checksum crc32:0badcafe
                        missing       rows with missing values were left out (--na drop)
                        text column   "city": Ulm, Wien; "Bern" is the base
                        """), text);
        assertEquals(weights(text(train)), weights(text));
        Map<?, ?> shown = json(show);
        Map<?, ?> trained = json(train);
        for (String key : List.of("regfit", "data", "equivalent", "model", "sparsity", "norms", "certificate")) {
            assertEquals(trained.get(key), shown.get(key), key);
        }
        Map<?, ?> before = (Map<?, ?>) trained.get("objective");
        Map<?, ?> after = (Map<?, ?>) shown.get("objective");
        for (String key : List.of("loss", "penalty_value", "value")) {
            double expected = (Double) before.get(key);
            assertEquals(expected, (Double) after.get(key), 1e-9 * expected, key);
        }
        assertEquals(
                ReportFormat.CSV.render(train, new ReportFormat.Look(false, 100, 4)),
                ReportFormat.CSV.render(show, new ReportFormat.Look(false, 100, 4)));
    }

    private static String weights(String text) {
        return text.substring(text.indexOf("weights "), text.indexOf("norms "));
    }

    private static VerifyReport verification(Certificate recomputed, long rows) {
        Verification verification = new Verification(Fits.lasso().model(), recomputed, rows, "");
        return new VerifyReport("1.2.3", FILES, verification);
    }

    @Test
    void aModelThatHolds() {
        VerifyReport report = verification(new Certificate(1, 0, 1e-18, 2e-16), 4);
        assertEquals("""
                the model holds: proven optimal on 4 rows of new.csv

                certificate                  recorded  recomputed  at most
                              relative gap   ≤ 1e-14   ≤ 1e-14     1.3e-14
                              KKT violation  ≤ 1e-14   ≤ 1e-14     1e-13
                """, text(report));
        assertEquals(true, json(report).get("holds"));
        assertEquals(List.of(), json(report).get("reasons"));
    }

    @Test
    void aModelThatDoesNotHold() {
        VerifyReport report = verification(new Certificate(1, 0.25, 1e-4, 1e-3), 8);
        assertEquals("""
                THE MODEL DOES NOT HOLD on 8 rows of new.csv

                certificate                  recorded  recomputed  at most
                              relative gap   ≤ 1e-14   0.0001      1.3e-14
                              KKT violation  ≤ 1e-14   0.001       1e-13
                because       the duality gap is not the one recorded
                              the KKT conditions are violated more than recorded
                              it was trained on 4 rows, and these are 8 rows
                """, text(report));
        Map<?, ?> tree = json(report);
        assertEquals(false, tree.get("holds"));
        assertEquals(0.25, ((Map<?, ?>) tree.get("recomputed")).get("gap"), "factor 1 for the lasso of sklearn");
        double recorded = Fits.lasso().model().training().proof().certificate().relativeGap();
        assertEquals(
                """
                key,value
                holds,false
                recorded_relative_gap,%s
                recomputed_relative_gap,1.0E-4
                limit_relative_gap,%s
                recorded_kkt,0.0
                recomputed_kkt,0.001
                limit_kkt,1.0E-13
                """.formatted(recorded, recorded * (1 + 1e-6) + 1e-14),
                ReportFormat.CSV.render(report, new ReportFormat.Look(false, 100, 4)));
    }

    private static InspectReport inspection() {
        double nan = Double.NaN;
        return new InspectReport(
                "1.2.3",
                List.of("a.csv", "b.csv", "c.csv", "d.csv"),
                new Inspection(
                        1000,
                        12,
                        "y",
                        List.of(
                                new Column("a", false, 3, 0, false, -1.5, 0.25, 1234.5678, 1e6, false),
                                new Column("city", true, 9, 1234, true, nan, nan, nan, nan, false),
                                new Column("one", false, 0, 0, false, 1, 1, 0, 1, true),
                                new Column("y", false, 0, 0, false, 0, 5, 1, 9, false)),
                        List.of(new Pair("a", "b")),
                        List.of(new Collinear("a", 0.99999999, "b")),
                        1500,
                        new Memory(1236, 123456789, 12345, true)),
                Optional.empty(),
                3);
    }

    @Test
    void inspectionText() {
        assertEquals("""
                1,000 rows × 3 columns of a.csv and 3 more files, target "y"

                columns       name  type    missing   levels  min   mean  sd       max
                              a     number        3           -1.5  0.25  1234.57  1000000
                              city  text          9  > 1,234
                              one   number                     1    1        0           1
                              y     number                     0    5        1           9

                missing       12 rows with missing values: --na none treats these as information, --na mean fills
                              them in, --na drop leaves such rows out
                constant      one: leave out with -x
                identifiers   city: more texts than can be learnt from; leave out with -x
                duplicates    a = b: leave out one of each with -x
                collinear     a (R² 0.99999999 on the others, closest to b)
                scales        standard deviations differ by a factor of 1500: --scale standard makes a penalty treat
                              columns alike
                memory        1,236 weights: about 123 MB with all rows, 12.3 kB with moments only; train would keep
                              the rows
                time          about 3 s: to read 3 s, to fit 0.012 s
                """, text(inspection()));
    }

    @Test
    void inspectionForPrograms() {
        assertEquals("""
                name,type,missing,levels,min,mean,sd,max,constant
                a,number,3,,-1.5,0.25,1234.5678,1000000.0,false
                city,text,9,1234,,,,,false
                one,number,0,,1.0,1.0,0.0,1.0,true
                y,number,0,,0.0,5.0,1.0,9.0,false
                """, ReportFormat.CSV.render(inspection(), new ReportFormat.Look(false, 100, 4)));
        Map<?, ?> tree = json(inspection());
        assertEquals(
                List.of(
                        "regfit",
                        "command",
                        "data",
                        "columns",
                        "constant",
                        "duplicates",
                        "collinear",
                        "scale_ratio",
                        "memory",
                        "timing"),
                List.copyOf(tree.keySet()));
        assertEquals(List.of("one"), tree.get("constant"));
        assertEquals(List.of(List.of("a", "b")), tree.get("duplicates"));
    }
}
