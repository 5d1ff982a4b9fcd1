package dev.regfit.cli.report;

import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.model.Training.Provenance;
import dev.regfit.path.PathPoint;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.selection.Comparison;
import dev.regfit.selection.Curve;
import dev.regfit.selection.Difference;
import dev.regfit.selection.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What compare has to say of kinds of penalty.
 *
 * @param schema of the weights
 * @param provenance where the data come from
 * @param timing shown to programs only: it is not the same from run to run
 */
public record CompareReport(
        Comparison comparison, Schema schema, Provenance provenance, Formulation formulation, Timing timing)
        implements Report {

    /** All weights, a column for each kind. */
    public CsvTable weights() {
        return columns().csv(points().stream().map(CompareReport::label).toList());
    }

    private WeightColumns columns() {
        return WeightColumns.ofPoints(schema, formulation.intercept(), points());
    }

    private List<PathPoint> points() {
        return comparison.choices().stream().map(Selection::chosenPoint).toList();
    }

    private static String label(PathPoint point) {
        return point.objective().kind().label();
    }

    private static String method(PathPoint point) {
        return Words.method(point.objective().kind());
    }

    /** What is said when fits are not proven as asked. */
    public String alarm() {
        return Alarm.of(comparison.folds().curves());
    }

    @Override
    public Map<String, Object> tree() {
        Map<String, Object> tree = ModelTree.head(provenance.version(), "compare");
        tree.put("data", ModelTree.data(provenance, schema));
        Map<String, Object> objective = new LinkedHashMap<>();
        objective.put("convention", formulation.convention().label());
        tree.put("objective", objective);
        tree.put("selection", SelectionTree.of(comparison));
        List<Map<String, Object>> choices = new ArrayList<>();
        for (int k = 0; k < comparison.choices().size(); k++) {
            choices.add(choice(k));
        }
        tree.put("comparison", choices);
        tree.put("best", label(points().get(comparison.best())));
        tree.put("timing", ModelTree.timing(timing));
        return tree;
    }

    private Map<String, Object> choice(int k) {
        Selection choice = comparison.choices().get(k);
        PathPoint point = choice.chosenPoint();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("penalty", label(point));
        tree.put("formula", point.objective().formula());
        tree.put("alpha", point.alpha());
        tree.put("l1_ratio", point.objective().l1Ratio());
        tree.put("value", comparison.error(k));
        tree.put("standard_error", comparison.standardError(k));
        tree.put("difference", comparison.difference(k).mean());
        tree.put("difference_standard_error", comparison.difference(k).standardError());
        tree.put("nonzero", point.weights().nonzero());
        tree.put("not_converged", comparison.unproven(k));
        tree.put("certificate", ModelTree.certificate(point.certificate(), point.objective()));
        tree.put(
                "solver",
                ModelTree.solver(
                        choice.chosenCurve().path().solver(),
                        choice.chosenCurve().path().reason()));
        ModelTree.addWeights(tree, schema, point.intercept(), point.weights().toArray());
        return tree;
    }

    @Override
    public CsvTable csv() {
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < comparison.choices().size(); k++) {
            PathPoint point = points().get(k);
            rows.add(List.of(
                    label(point),
                    CsvTable.number(point.alpha()),
                    CsvTable.number(point.objective().l1Ratio()),
                    CsvTable.number(comparison.error(k)),
                    CsvTable.number(comparison.standardError(k)),
                    CsvTable.number(comparison.difference(k).mean()),
                    CsvTable.number(comparison.difference(k).standardError()),
                    Integer.toString(point.weights().nonzero()),
                    Integer.toString(comparison.unproven(k))));
        }
        return new CsvTable(
                List.of(
                        "penalty",
                        "alpha",
                        "l1_ratio",
                        "value",
                        "standard_error",
                        "difference",
                        "difference_standard_error",
                        "nonzero",
                        "not_converged"),
                rows);
    }

    @Override
    public void write(TextPage page) {
        page.title("%s of %d methods on %s × %s%s, target %s%s"
                .formatted(
                        SelectionText.folds(comparison.folds()),
                        points().size(),
                        Words.count(provenance.rows(), "row"),
                        Words.count(schema.predictors().size(), "column"),
                        Words.of(provenance.files()),
                        Words.quoted(schema.target()),
                        Words.dropped(provenance.dropped())));
        if (!comparison.converged()) {
            page.alarm(alarm());
        }
        writeObjectives(page);
        page.blank();
        page.lines("comparison", table().lines());
        writeRemarks(page);
        page.blank();
        columns().write(page, points().stream().map(CompareReport::method).toList());
        if (comparison.converged()) {
            page.blank();
            page.entry(
                    "certificate",
                    "all proven within %s of the optimum (relative duality gap)"
                            .formatted(TextNumbers.of(
                                    comparison
                                            .choices()
                                            .get(0)
                                            .chosenCurve()
                                            .path()
                                            .tolerance(),
                                    2)));
        }
    }

    private void writeObjectives(TextPage page) {
        TextTable formulas = TextTable.aligned("ll");
        for (PathPoint point : points()) {
            formulas.row(method(point), point.objective().formula());
        }
        page.lines("objectives", formulas.lines());
        page.entry("", "(convention %s)".formatted(formulation.convention().label()));
        if (formulation.scaling() != Scaling.NONE) {
            page.entry("", "on " + formulation.scaling().description());
        }
    }

    private TextTable table() {
        TextTable table = TextTable.aligned("lrrrrrl");
        boolean withRatio =
                points().stream().anyMatch(point -> point.objective().kind() == PenaltyKind.ELASTIC_NET);
        table.row(
                "",
                "α",
                withRatio ? "r" : "",
                "nonzero",
                comparison.folds().metric().description(),
                "difference",
                "");
        for (int k = 0; k < comparison.choices().size(); k++) {
            PathPoint point = points().get(k);
            Objective objective = point.objective();
            table.row(
                    method(point),
                    objective.kind() == PenaltyKind.NONE ? "" : TextNumbers.of(point.alpha()),
                    objective.kind() == PenaltyKind.ELASTIC_NET ? TextNumbers.of(objective.l1Ratio()) : "",
                    Integer.toString(point.weights().nonzero()),
                    error(comparison.error(k), comparison.standardError(k)),
                    k == comparison.best() ? "best" : difference(comparison.difference(k)),
                    comparison.unproven(k) > 0 ? "not converged" : "");
        }
        return table;
    }

    /** A mean error and its standard error. */
    static String error(double mean, double standardError) {
        return "%s ± %s".formatted(TextNumbers.of(mean), TextNumbers.of(standardError, 3));
    }

    /** A difference and its standard error. */
    static String difference(Difference difference) {
        return "%s ± %s".formatted(TextNumbers.of(difference.mean(), 3), TextNumbers.of(difference.standardError(), 3));
    }

    private void writeRemarks(TextPage page) {
        page.entry("", "differences are to the best, fold by fold");
        page.entry("", "errors of penalised models are slightly optimistic: the same folds chose the strength");
        if (isAmbiguous()) {
            page.entry(
                    "",
                    "weights of indicators for all levels need not be unique without a penalty; --encode dummy leaves one out");
        }
        for (Selection choice : comparison.choices()) {
            Curve curve = choice.chosenCurve();
            if (SelectionText.isAtEnd(curve)) {
                page.entry(
                        "",
                        "the best strength of the %s is the smallest that was tried; --min-ratio goes further down"
                                .formatted(method(choice.chosenPoint())));
            }
        }
    }

    /** Whether the indicators of a text column are collinear and nothing is penalised. */
    private boolean isAmbiguous() {
        return points().stream().anyMatch(point -> point.objective().kind() == PenaltyKind.NONE)
                && formulation.intercept()
                && schema.predictors().stream()
                        .anyMatch(predictor ->
                                predictor.text() && predictor.base().isEmpty());
    }
}
