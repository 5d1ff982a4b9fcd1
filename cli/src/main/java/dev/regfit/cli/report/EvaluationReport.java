package dev.regfit.cli.report;

import dev.regfit.data.Classes;
import dev.regfit.data.Quantiles;
import dev.regfit.model.Evaluation;
import dev.regfit.model.Goodness;
import dev.regfit.model.LinearModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How well a model predicts.
 *
 * @param version version of regfit
 * @param files the data files by name
 * @param model the model
 * @param evaluation residuals of its predicted means
 * @param goodness by its loss; empty for the squared one
 * @param residuals quantiles of target − prediction, at the shares {@link #SHARES}
 * @param dropped number of rows left out
 */
public record EvaluationReport(
        String version,
        List<String> files,
        LinearModel model,
        Evaluation evaluation,
        Optional<Goodness> goodness,
        Quantiles residuals,
        long dropped)
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

    private Scores scores() {
        return Scores.of(model.training().objective().loss(), evaluation, goodness);
    }

    /** What there is to say of classes, which have no residuals worth looking at. */
    private Optional<ClassSections> classes() {
        return goodness.flatMap(Goodness::classes)
                .map(scores ->
                        new ClassSections(scores, model.schema().classes().orElse(Classes.CODES)));
    }

    private boolean hasIntercept() {
        return model.training().standardization().intercept();
    }

    @Override
    public Map<String, Object> tree() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("files", files);
        data.put("rows", evaluation.rows());
        data.put("dropped", dropped);
        data.put("target", model.schema().target());
        Map<String, Object> tree = ModelTree.head(version, "evaluate");
        tree.put("data", data);
        Map<String, Object> scores = scores().tree();
        if (scores().hasR2()) {
            scores.put("r2_about", ModelTree.r2About(hasIntercept()));
        }
        classes().ifPresent(sections -> sections.addTo(scores));
        tree.put("evaluation", scores);
        if (classes().isEmpty()) {
            tree.put("residual_quantiles", quantiles());
        }
        return tree;
    }

    private Map<String, Object> quantiles() {
        Map<String, Object> quantiles = new LinkedHashMap<>();
        for (int k = 0; k < residuals.values().length; k++) {
            quantiles.put(shares().get(k), residuals.values()[k]);
        }
        return quantiles;
    }

    @Override
    public Sheet sheet() {
        List<Sheet.Row> rows = new ArrayList<>();
        rows.add(Sheet.pair("rows", Cell.count(evaluation.rows())));
        rows.add(Sheet.pair("dropped", Cell.count(dropped)));
        Map<String, Object> values = scores().tree();
        if (classes().isPresent()) {
            classes().get().addTo(values);
        } else {
            quantiles().forEach((share, value) -> values.put("residual_" + share, value));
        }
        addRows(rows, "", values);
        return Sheet.ofPairs(title(), rows);
    }

    /** A tree as rows, with the names of branches, and numbers of places in lists from 1, before those of leaves. */
    private static void addRows(List<Sheet.Row> rows, String prefix, Map<?, ?> tree) {
        tree.forEach((key, value) -> {
            String name = prefix + key;
            if (value instanceof Map<?, ?> branch) {
                addRows(rows, name + "_", branch);
            } else if (value instanceof List<?> list) {
                for (int k = 0; k < list.size(); k++) {
                    addRows(rows, "%s_%d_".formatted(name, k + 1), (Map<?, ?>) list.get(k));
                }
            } else {
                rows.add(Sheet.pair(name, Cell.of(value)));
            }
        });
    }

    private String title() {
        return Titles.held(model, " evaluated", evaluation.rows(), files, dropped);
    }

    @Override
    public void write(TextPage page) {
        page.title(title());
        page.table(classes().isPresent() ? "measures" : "errors", scores().table(!hasIntercept()));
        if (classes().isPresent()) {
            classes().get().write(page);
        } else {
            page.blank();
            page.table("residuals", residuals(page.room()));
        }
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
