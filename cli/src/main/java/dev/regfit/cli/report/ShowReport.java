package dev.regfit.cli.report;

import dev.regfit.data.CellReading;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Predictor;
import dev.regfit.inference.Inference;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training;
import dev.regfit.model.Training.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model file says of its model. Its JSON has the keys of the train report, as far as a model knows them, and how
 * the model came to be.
 *
 * @param powers of the norms that are shown beside the usual ones
 */
public record ShowReport(LinearModel model, List<Double> powers) implements Report {
    private static final int MOST_LEVELS = 12;

    @Override
    public Map<String, Object> tree() {
        Training training = model.training();
        Provenance provenance = training.provenance();
        Map<String, Object> tree = ModelTree.head(provenance.version(), "show");
        ModelTree.addModel(tree, model, ObjectiveValue.of(model), powers);
        tree.put("certificate", ModelTree.certificate(model));
        tree.put("solver", Map.of("name", training.proof().solver()));
        training.appraisal().choice().ifPresent(choice -> tree.put("selection", SelectionTree.of(choice)));
        ResampledTree.add(tree, model);
        Map<String, Object> how = new LinkedHashMap<>();
        how.put("command", provenance.command());
        how.put("checksum", provenance.checksum());
        how.put("missing", provenance.missing().label());
        how.put("decimal", String.valueOf(provenance.cells().decimal()));
        how.put("na_values", provenance.cells().missing());
        how.put("weights", provenance.weights().isEmpty() ? null : provenance.weights());
        how.put("scale", training.scaling().label());
        how.put("has_intercept", training.standardization().intercept());
        how.put("tolerance", training.proof().tolerance());
        tree.put("training", how);
        tree.put("predictors", predictors());
        return tree;
    }

    private List<Map<String, Object>> predictors() {
        List<Map<String, Object>> trees = new ArrayList<>();
        for (Predictor predictor : model.schema().predictors()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("name", predictor.name());
            tree.put("type", predictor.text() ? "text" : "number");
            if (predictor.text()) {
                tree.put("levels", predictor.levels());
                tree.put(
                        "base",
                        predictor.base().isEmpty() ? null : predictor.base().get(0));
            }
            trees.add(tree);
        }
        return trees;
    }

    @Override
    public Sheet sheet() {
        ModelText text = new ModelText(model);
        return new WeightsTable(model, Inference.kept(model))
                .sheet(
                        Titles.of(model),
                        new ModelFacts(List.of(model)).list(),
                        text.unproven().stream().toList());
    }

    @Override
    public void write(TextPage page) {
        ModelText text = new ModelText(model);
        Training training = model.training();
        Provenance provenance = training.provenance();
        text.writeTitle(page, Alarm.of(training));
        text.writeObjective(page, ObjectiveValue.of(model));
        training.appraisal().choice().ifPresent(choice -> ChoiceText.write(page, choice));
        page.blank();
        text.writeWeights(page, Inference.kept(model), powers);
        page.blank();
        text.writeCertificate(page);
        page.entry("solver", training.proof().solver());
        page.entry("trained by", "regfit " + provenance.version() + ": " + provenance.command());
        page.entry("data", Words.files(provenance.files()) + checksum(provenance));
        writeTreatment(page, model);
    }

    /** What was made of the cells. */
    static void writeTreatment(TextPage page, LinearModel model) {
        Provenance provenance = model.training().provenance();
        page.entry("missing", missing(provenance.missing()));
        if (!provenance.cells().equals(CellReading.USUAL)) {
            page.entry("cells", "were read with " + CellOptions.of(provenance.cells()));
        }
        for (Predictor predictor : model.schema().predictors()) {
            if (predictor.text()) {
                page.entry("text column", levels(predictor));
            }
        }
    }

    private static String checksum(Provenance provenance) {
        return provenance.checksum().isEmpty() ? "" : ", checksum " + provenance.checksum();
    }

    private static String missing(MissingPolicy policy) {
        return switch (policy) {
            case ERROR -> "there were no missing values (--na error)";
            case DROP -> "rows with missing values were left out (--na drop)";
            case MEAN -> "missing values were replaced by their column's mean (--na mean)";
            case SKIP -> "rows with missing values were left out (--na skip)";
            case MEDIAN -> "missing values were replaced by their column's median or most frequent text (--na median)";
            case ZERO -> "missing values were replaced by zero (--na zero)";
            case NONE ->
                "missing values are information: a level of texts, a column of its own for numbers (--na none)";
            case MEAN_INDICATOR ->
                "missing values were replaced by their column's mean, and indicated (--na mean-indicator)";
        };
    }

    private static String levels(Predictor predictor) {
        String levels = Words.quoted(predictor.name()) + ": " + Words.names(predictor.levels(), MOST_LEVELS);
        return predictor.base().isEmpty()
                ? levels
                : levels + "; " + Words.quoted(predictor.base().get(0)) + " is the base";
    }
}
