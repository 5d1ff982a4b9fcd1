package dev.regfit.cli.report;

import dev.regfit.model.LinearModel;
import dev.regfit.model.LossFormat;
import dev.regfit.problem.LossName;
import dev.regfit.problem.Objective;
import dev.regfit.selection.Metric;
import dev.regfit.selection.PairedErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What compare has to say of models.
 *
 * @param version version of regfit
 * @param data the rows they were compared on
 * @param names of the model files
 * @param models in the same order
 * @param errors of the models
 */
public record CompareModelsReport(
        String version, Data data, List<String> names, List<LinearModel> models, PairedErrors errors)
        implements Report {

    /**
     * The rows that models were compared on.
     *
     * @param files by name
     * @param checksum of the bytes read
     * @param target name of the column with the true values
     * @param dropped number of rows left out
     */
    public record Data(List<String> files, String checksum, String target, long dropped) {}

    public CompareModelsReport {
        names = List.copyOf(names);
        models = List.copyOf(models);
    }

    /** All weights, a column for each model. */
    public CsvTable weights() {
        return WeightColumns.ofModels(models).csv(names);
    }

    /** Whether a model was trained on the very data that it is compared on. */
    private boolean isTrainedHere(int model) {
        return models.get(model).training().provenance().checksum().equals(data.checksum());
    }

    private static String label(LinearModel model) {
        return model.training().objective().kind().label();
    }

    @Override
    public Map<String, Object> tree() {
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("files", data.files());
        rows.put("rows", errors.rows());
        rows.put("dropped", data.dropped());
        rows.put("target", data.target());
        Map<String, Object> tree = ModelTree.head(version, "compare");
        tree.put("data", rows);
        tree.put("metric", errors.metric().label());
        List<Map<String, Object>> compared = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            compared.add(model(m));
        }
        tree.put("comparison", compared);
        tree.put("best", names.get(errors.best()));
        return tree;
    }

    private Map<String, Object> model(int m) {
        LinearModel model = models.get(m);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("model", names.get(m));
        tree.put("penalty", label(model));
        LossFormat.add(tree, model.training().objective().loss());
        tree.put("trained_on_these_data", isTrainedHere(m));
        tree.put("value", errors.error(m));
        tree.put("standard_error", errors.standardError(m));
        tree.put("difference", errors.difference(m).mean());
        tree.put("difference_standard_error", errors.difference(m).standardError());
        tree.put("r2", errors.evaluation(m).r2());
        tree.put("rmse", errors.evaluation(m).rmse());
        tree.put("mae", errors.evaluation(m).mae());
        tree.put("nonzero", model.nonzero());
        ModelTree.addWeights(
                tree,
                model.schema(),
                model.intercept(),
                model.weights(),
                model.training().deviations());
        tree.put("norms", WeightNorms.of(model.weights()).tree());
        return tree;
    }

    @Override
    public Sheet sheet() {
        List<Sheet.Row> rows = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            LinearModel model = models.get(m);
            rows.add(Sheet.Row.of(List.of(
                    Cell.words(names.get(m), shown(m)),
                    Cell.words(label(model), method(model.training().objective())),
                    Cell.text(Boolean.toString(isTrainedHere(m))),
                    Cell.number(errors.error(m)),
                    Cell.number(errors.standardError(m)),
                    Cell.number(errors.difference(m).mean()).shownUnless(m == errors.best(), "best"),
                    Cell.number(errors.difference(m).standardError()).shownIf(m != errors.best()),
                    Cell.share(errors.evaluation(m).r2()),
                    Cell.number(errors.evaluation(m).rmse()),
                    Cell.number(errors.evaluation(m).mae()),
                    Cell.count(model.nonzero()))));
        }
        return new Sheet(
                title(),
                List.of(
                        Sheet.Column.words("model", ""),
                        Sheet.Column.words("penalty", "penalty"),
                        Sheet.Column.hidden("trained_on_these_data"),
                        Sheet.Column.numbers("value", SelectionText.heading(errors.metric())),
                        Sheet.Column.of("standard_error", Sheet.Kind.ERRORS_BESIDE),
                        Sheet.Column.numbers("difference", "difference"),
                        Sheet.Column.of("difference_standard_error", Sheet.Kind.ERRORS_BESIDE),
                        Sheet.Column.numbers("r2", "R²").shownIf(hasResiduals()),
                        Sheet.Column.numbers("rmse", "RMSE").shownIf(hasResiduals()),
                        Sheet.Column.hidden("mae"),
                        Sheet.Column.numbers("nonzero", "nonzero")),
                rows,
                List.of(),
                remarks());
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>(List.of("differences are to the best, row by row"));
        if (hasResiduals()
                && models.stream()
                        .anyMatch(model -> !model.training().standardization().intercept())) {
            remarks.add("R² is about the mean for all models, with an intercept or without");
        }
        for (int m = 0; m < models.size(); m++) {
            if (isTrainedHere(m)) {
                remarks.add(shown(m) + " was trained on these data, so its error is optimistic");
            }
        }
        return remarks;
    }

    /** What was compared on what, in a line. */
    public String title() {
        return "%s compared on %s%s, target %s%s"
                .formatted(
                        Words.count(models.size(), "model"),
                        Words.count(errors.rows(), "row"),
                        Words.of(data.files()),
                        Words.quoted(data.target()),
                        Words.dropped(data.dropped()));
    }

    @Override
    public void write(TextPage page) {
        page.title(title());
        page.table("comparison", table());
        remarks().forEach(remark -> page.entry("", remark));
        page.blank();
        List<String> labels = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            labels.add(shown(m));
        }
        WeightColumns.ofModels(models).write(page, labels);
    }

    private String shown(int model) {
        return Words.files(List.of(names.get(model)));
    }

    private TextTable table() {
        TextTable table = TextTable.aligned(hasResiduals() ? "nlrrrrr" : "nlrrr");
        List<String> header = new ArrayList<>(List.of("", "", "nonzero"));
        header.addAll(hasResiduals() ? List.of("R²") : List.of());
        header.add(SelectionText.heading(errors.metric()));
        header.addAll(hasResiduals() ? List.of("RMSE") : List.of());
        header.add("difference");
        table.row(header);
        for (int m = 0; m < models.size(); m++) {
            table.row(row(m));
        }
        return table;
    }

    private List<String> row(int m) {
        List<String> row = new ArrayList<>();
        row.add(shown(m));
        row.add(method(models.get(m).training().objective()));
        row.add(Integer.toString(models.get(m).nonzero()));
        if (hasResiduals()) {
            row.add(TextNumbers.of(
                    TextNumbers.withoutRounding(errors.evaluation(m).r2()), 4));
        }
        row.add(SelectionText.error(errors.error(m), errors.standardError(m)));
        if (hasResiduals()) {
            row.add(TextNumbers.of(errors.evaluation(m).rmse()));
        }
        row.add(m == errors.best() ? "best" : CompareReport.difference(errors.difference(m)));
        return row;
    }

    /** With the loss, in which models may differ. */
    private static String method(Objective objective) {
        return objective.loss().name() == LossName.SQUARED ? Words.shortMethod(objective) : Words.method(objective);
    }

    /** Whether models are compared by residuals, so that R² and RMSE say more of the same. */
    private boolean hasResiduals() {
        return errors.metric() == Metric.MSE || errors.metric() == Metric.MAE;
    }
}
