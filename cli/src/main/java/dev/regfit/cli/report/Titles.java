package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training.Provenance;
import dev.regfit.path.Path;
import dev.regfit.problem.LossName;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.selection.Comparison;
import dev.regfit.selection.Metric;
import dev.regfit.selection.Selection;
import java.util.List;

/** What was done to what, in a line: the titles of reports and of pictures. */
public final class Titles {
    private Titles() {}

    /** Of a model. */
    public static String of(LinearModel model) {
        Provenance provenance = model.training().provenance();
        return "%s on %s"
                .formatted(
                        Words.method(model.training().objective()),
                        data(provenance, columns(model), Words.target(model.schema())));
    }

    /** Of a path. */
    public static String of(Path path, Provenance provenance, Schema schema) {
        return "%s path%s on %s"
                .formatted(
                        Words.method(path.points().get(0).objective()),
                        path.isExact() ? " from knot to knot" : "",
                        data(provenance, schema));
    }

    /** Of a choice of a strength, or of a kind of penalty by it. */
    public static String of(Selection selection, Provenance provenance, Schema schema) {
        Objective objective = selection.chosenPoint().objective();
        return "%s of %s%s on %s"
                .formatted(
                        SelectionText.title(selection),
                        objective.kind() == PenaltyKind.NONE ? "" : "the ",
                        Words.method(objective),
                        data(provenance, schema));
    }

    /** Of methods side by side. */
    public static String of(Comparison comparison, Provenance provenance, Schema schema) {
        return "%s of %d methods on %s"
                .formatted(
                        SelectionText.folds(comparison.folds()),
                        comparison.choices().size(),
                        data(provenance, schema));
    }

    /** Of a spectrum. */
    public static String ofSpectrum(Provenance provenance, Schema schema) {
        return "spectrum of " + data(provenance, schema);
    }

    /** Of a model, with its strength. */
    public static String withStrength(LinearModel model) {
        Provenance provenance = model.training().provenance();
        Objective objective = model.training().objective();
        return "%s%s on %s"
                .formatted(
                        Words.method(objective),
                        ModelText.strength(objective),
                        data(provenance, columns(model), Words.target(model.schema())));
    }

    /**
     * Of a model held against rows.
     *
     * @param what was done, as in " evaluated"
     */
    public static String held(LinearModel model, String what, long rows, List<String> files, long dropped) {
        return "%s%s on %s%s, target %s%s"
                .formatted(
                        Words.method(model.training().objective()),
                        what,
                        Words.count(rows, "row"),
                        Words.of(files),
                        Words.quoted(model.schema().target()),
                        Words.dropped(dropped));
    }

    /**
     * Of what was done for each group of rows.
     *
     * @param what was done
     * @param by the columns that rows are grouped by
     */
    public static String by(String what, List<String> by, int groups, long rows, List<String> files, String target) {
        return "%s by %s on %s, %s%s, target %s"
                .formatted(
                        what,
                        Words.list(by, by.size()),
                        Words.count(groups, "group"),
                        Words.count(rows, "row"),
                        Words.of(files),
                        Words.quoted(target));
    }

    /**
     * Of what was done for each window of rows.
     *
     * @param what was done
     * @param how rows are cut, as in "of 90d"
     */
    public static String windows(String what, String how, int windows, long rows, List<String> files, String target) {
        return "%s in %s %s on %s%s, target %s"
                .formatted(
                        what,
                        Words.count(windows, "window"),
                        how,
                        Words.count(rows, "row"),
                        Words.of(files),
                        Words.quoted(target));
    }

    /** A penalty with its loss, by the name that people call it. */
    public static String method(LossName loss, PenaltyKind kind) {
        return Words.method(loss, kind, false);
    }

    /** A penalty by the name that people call it. */
    public static String method(Objective objective) {
        return Words.shortMethod(objective);
    }

    /** An error that is compared. */
    public static String measure(Metric metric, Schema schema) {
        return SelectionText.heading(metric) + Words.ofLogarithm(schema);
    }

    private static String data(Provenance provenance, Schema schema) {
        return data(provenance, Words.count(schema.predictors().size(), "column"), Words.target(schema));
    }

    private static String data(Provenance provenance, String columns, String target) {
        return "%s × %s%s, target %s%s"
                .formatted(
                        Words.count(provenance.rows(), "row"),
                        columns,
                        Words.of(provenance.files()),
                        target,
                        Words.dropped(provenance.dropped()));
    }

    /** "10 columns", and what text columns have made of them. */
    private static String columns(LinearModel model) {
        List<Predictor> predictors = model.schema().predictors();
        long texts = predictors.stream().filter(Predictor::text).count();
        String columns = Words.count(predictors.size(), "column");
        if (!model.schema().isPlain()) {
            return "%s in %s"
                            .formatted(
                                    columns, Words.count(model.schema().terms().size(), "term"))
                    + (texts == 0 ? "" : " (%s)".formatted(Words.count(model.weights().length, "weight")));
        }
        return texts == 0
                ? columns
                : "%s (%s of text: %s)"
                        .formatted(columns, Counts.grouped(texts), Words.count(model.weights().length, "weight"));
    }
}
