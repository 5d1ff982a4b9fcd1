package dev.regfit.cli.report;

import dev.regfit.model.Evaluation;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a model predicts.
 *
 * @param version version of regfit
 * @param files the data files by name
 * @param model the model
 * @param evaluation of its predictions
 * @param residuals quantiles of target − prediction, at the shares {@link #SHARES}
 * @param dropped number of rows left out
 */
public record EvaluationReport(
        String version, List<String> files, LinearModel model, Evaluation evaluation, Quantiles residuals, long dropped)
        implements Report {
    private static final double[] SHARES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};

    /** The quantiles that are reported. */
    public static Quantiles quantiles(double[] residuals) {
        return Quantiles.of(residuals, SHARES);
    }

    private List<String> shares() {
        return Arrays.stream(residuals.shares())
                .mapToObj(share -> TextNumbers.of(100 * share, 4))
                .toList();
    }

    private Map<String, Object> scores() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("r2", evaluation.r2());
        tree.put("rmse", evaluation.rmse());
        tree.put("mae", evaluation.mae());
        tree.put("max_error", evaluation.maxError());
        return tree;
    }

    @Override
    public Map<String, Object> tree() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("files", files);
        data.put("rows", evaluation.rows());
        data.put("dropped", dropped);
        data.put("target", model.schema().target());
        Map<String, Object> quantiles = new LinkedHashMap<>();
        for (int k = 0; k < residuals.values().length; k++) {
            quantiles.put(shares().get(k), residuals.values()[k]);
        }
        Map<String, Object> tree = ModelTree.head(version, "evaluate");
        tree.put("data", data);
        Map<String, Object> scores = scores();
        scores.put(
                "r2_about", ModelTree.r2About(model.training().standardization().intercept()));
        tree.put("evaluation", scores);
        tree.put("residual_quantiles", quantiles);
        return tree;
    }

    @Override
    public CsvTable csv() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("rows", Long.toString(evaluation.rows())));
        rows.add(List.of("dropped", Long.toString(dropped)));
        scores().forEach((key, value) -> rows.add(List.of(key, CsvTable.number((Double) value))));
        for (int k = 0; k < residuals.values().length; k++) {
            rows.add(List.of(
                    "residual_" + shares().get(k), CsvTable.number(residuals.values()[k])));
        }
        return new CsvTable(List.of("key", "value"), rows);
    }

    @Override
    public void write(TextPage page) {
        page.title("%s evaluated on %s%s, target %s%s"
                .formatted(
                        Words.method(
                                model.training().objective().loss().name(),
                                model.training().objective().kind()),
                        Words.count(evaluation.rows(), "row"),
                        Words.of(files),
                        Words.quoted(model.schema().target()),
                        Words.dropped(dropped)));
        double[] values = {
            TextNumbers.withoutRounding(evaluation.r2()), evaluation.rmse(), evaluation.mae(), evaluation.maxError()
        };
        List<String> numbers = TextNumbers.column(values);
        page.table(
                "errors",
                TextTable.aligned("ll")
                        .row("R²" + Words.aboutZero(model), numbers.get(0))
                        .row("RMSE", numbers.get(1))
                        .row("MAE", numbers.get(2))
                        .row("largest", numbers.get(3)));
        page.blank();
        page.table("residuals", residuals(page.room()));
    }

    /** The quantiles beside each other, or below each other where there is no room for that. */
    private TextTable residuals(int room) {
        List<String> labels = shares().stream().map(share -> share + " %").toList();
        TextTable beside = TextTable.aligned("r".repeat(labels.size()))
                .row(labels)
                .row(Arrays.stream(residuals.values()).mapToObj(TextNumbers::of).toList());
        if (beside.width() <= room) {
            return beside;
        }
        List<String> numbers = TextNumbers.column(residuals.values());
        TextTable below = TextTable.aligned("rl");
        for (int k = 0; k < labels.size(); k++) {
            below.row(labels.get(k), numbers.get(k));
        }
        return below;
    }
}
