package dev.regfit.cli.report;

import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.model.FoldCut;
import dev.regfit.model.Training.Provenance;
import dev.regfit.path.PathPoint;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Strength;
import dev.regfit.selection.Comparison;
import dev.regfit.selection.Comparison.Unfit;
import dev.regfit.selection.Difference;
import dev.regfit.selection.Metric;
import dev.regfit.selection.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What compare has to say of kinds of penalty.
 *
 * @param cut what folds were cut by
 * @param features that each method learnt from
 * @param provenance where the data come from
 * @param reproduction the command that fits the model of a strength again
 * @param timing shown to programs only: it is not the same from run to run
 * @param tested errors on rows that took no part, one a choice, if that was asked for
 */
public record CompareReport(
        Comparison comparison,
        Optional<FoldCut> cut,
        List<Features> features,
        Provenance provenance,
        Formulation formulation,
        Function<Strength.Single, String> reproduction,
        Timing timing,
        Optional<Tested> tested)
        implements Report {

    private static final String BEST = "best";

    /** All weights, a column for each kind. */
    public CsvTable weights() {
        return columns().csv(points().stream().map(CompareReport::label).toList());
    }

    private WeightColumns columns() {
        return WeightColumns.ofPoints(features, formulation.intercept(), points());
    }

    private List<PathPoint> points() {
        return comparison.choices().stream().map(Selection::chosenPoint).toList();
    }

    /** Of the columns, which are the same for all. */
    private Schema schema() {
        return features.get(0).schema();
    }

    private double rmse(int k) {
        return comparison.folds().metric().rmse(comparison.error(k));
    }

    private static String label(PathPoint point) {
        return point.objective().kind().label();
    }

    private static String method(PathPoint point) {
        return Words.shortMethod(point.objective());
    }

    /** What is said of methods without an optimum, and when fits are not proven as asked. */
    public List<String> alarms() {
        List<String> alarms = new ArrayList<>();
        for (Unfit unfit : comparison.unfit()) {
            alarms.add("NO OPTIMUM of the method \"%s\", for all rows or for those of a fold: %s"
                    .formatted(method(unfit), unfit.reason()));
        }
        if (!comparison.converged()) {
            alarms.add(Alarm.of(comparison.folds().curves(), formulation.scaling()));
        }
        return alarms;
    }

    private String method(Unfit unfit) {
        return Words.shortMethod(formulation.loss().name(), unfit.kind());
    }

    @Override
    public Map<String, Object> tree() {
        Map<String, Object> tree = ModelTree.head(provenance.version(), "compare");
        tree.put("data", ModelTree.data(provenance, schema()));
        Map<String, Object> objective = new LinkedHashMap<>();
        objective.put("convention", formulation.convention().label());
        ModelTree.addLoss(objective, formulation.loss());
        BallText.add(objective, formulation.ball());
        tree.put("objective", objective);
        tree.put("selection", SelectionTree.of(comparison, cut));
        List<Map<String, Object>> choices = new ArrayList<>();
        for (int k = 0; k < comparison.choices().size(); k++) {
            choices.add(choice(k));
        }
        tree.put("comparison", choices);
        if (!comparison.unfit().isEmpty()) {
            tree.put(
                    "no_optimum",
                    comparison.unfit().stream().map(CompareReport::without).toList());
        }
        tree.put("best", label(points().get(comparison.best())));
        tree.put("timing", ModelTree.timing(timing));
        return tree;
    }

    private static Map<String, Object> without(Unfit unfit) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("penalty", unfit.kind().label());
        tree.put("reason", unfit.reason());
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
        SelectionTree.addRoot(tree, rmse(k));
        tree.put("difference", comparison.difference(k).mean());
        tree.put("difference_standard_error", comparison.difference(k).standardError());
        tested.ifPresent(test -> tree.put("test", test.tree(k)));
        tree.put("nonzero", point.weights().nonzero());
        tree.put("not_converged", comparison.unproven(k));
        tree.put("command", reproduction.apply(choice.strength()));
        tree.put("certificate", ModelTree.certificate(point.certificate(), point.objective()));
        tree.put(
                "solver",
                ModelTree.solver(
                        choice.chosenCurve().path().solver(),
                        choice.chosenCurve().path().reason()));
        ModelTree.addWeights(
                tree,
                features.get(k).schema(),
                point.intercept(),
                point.weights().toArray(),
                Optional.of(features.get(k).deviations()));
        tree.put("norms", WeightNorms.of(point.weights().values()).tree());
        return tree;
    }

    @Override
    public Sheet sheet() {
        List<Sheet.Row> rows = new ArrayList<>();
        for (int k = 0; k < comparison.choices().size(); k++) {
            rows.add(Sheet.Row.of(cells(k)));
        }
        List<Sheet.Column> columns = sheetColumns();
        for (Unfit unfit : comparison.unfit()) {
            List<Cell> row = new ArrayList<>(Collections.nCopies(columns.size(), Cell.NOTHING));
            row.set(0, Cell.words(unfit.kind().label(), method(unfit)));
            rows.add(Sheet.Row.of(row));
        }
        return new Sheet(title(), columns, rows, List.of(), Sheet.notes(alarms(), remarks()));
    }

    private List<Sheet.Column> sheetColumns() {
        boolean proven = true;
        for (int k = 0; k < comparison.choices().size(); k++) {
            proven &= comparison.unproven(k) == 0;
        }
        List<Sheet.Column> columns = new ArrayList<>(List.of(
                Sheet.Column.words("penalty", ""),
                Sheet.Column.numbers("alpha", "α"),
                Sheet.Column.numbers("l1_ratio", "r").shownIf(hasRatio()),
                Sheet.Column.numbers("value", heading()),
                Sheet.Column.of("standard_error", Sheet.Kind.ERRORS_BESIDE)));
        if (hasRootColumn()) {
            columns.add(Sheet.Column.numbers("rmse", "RMSE").shownIf(hasRoot()));
        }
        columns.addAll(List.of(
                Sheet.Column.numbers("difference", "difference"),
                Sheet.Column.of("difference_standard_error", Sheet.Kind.ERRORS_BESIDE),
                Sheet.Column.numbers("nonzero", "nonzero"),
                Sheet.Column.numbers("not_converged", "not converged").shownIf(!proven)));
        tested.ifPresent(
                test -> columns.add(Sheet.Column.numbers("test_" + test.main(0).key(), measure(test))));
        return columns;
    }

    private boolean hasRootColumn() {
        return SelectionTree.mayHaveRoot(comparison.choices().get(0));
    }

    private boolean hasRoot() {
        return comparison.folds().metric() == Metric.MSE;
    }

    private boolean hasRatio() {
        return points().stream().anyMatch(point -> point.objective().kind() == PenaltyKind.ELASTIC_NET);
    }

    /** What is compared. */
    private String heading() {
        return Titles.measure(comparison.folds().metric(), schema());
    }

    private List<Cell> cells(int k) {
        PathPoint point = points().get(k);
        Objective objective = point.objective();
        boolean isBest = k == comparison.best();
        List<Cell> row = new ArrayList<>(List.of(
                Cell.words(label(point), method(point)),
                Cell.number(point.alpha()).shownIf(objective.kind() != PenaltyKind.NONE),
                Cell.number(objective.l1Ratio()).shownIf(objective.kind() == PenaltyKind.ELASTIC_NET),
                Cell.number(comparison.error(k)),
                Cell.number(comparison.standardError(k))));
        if (hasRootColumn()) {
            row.add(Cell.number(rmse(k)));
        }
        row.addAll(List.of(
                Cell.number(comparison.difference(k).mean()).shownUnless(isBest, BEST),
                Cell.number(comparison.difference(k).standardError()).shownIf(!isBest),
                Cell.count(point.weights().nonzero()),
                Cell.count(comparison.unproven(k))));
        tested.ifPresent(test -> row.add(Cell.number(test.main(k).value())));
        return row;
    }

    private String title() {
        return Titles.of(comparison, provenance, schema());
    }

    @Override
    public void write(TextPage page) {
        page.title(title());
        alarms().forEach(page::alarm);
        writeObjectives(page);
        BallText.write(page, formulation.ball());
        FoldsText.write(page, cut);
        page.blank();
        page.table("comparison", table());
        writeRemarks(page);
        page.blank();
        columns().write(page, points().stream().map(CompareReport::method).toList());
        BaseLevels.write(page, schema());
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
        TextTable formulas = TextTable.aligned("lp");
        for (PathPoint point : points()) {
            formulas.row(method(point), point.objective().formula());
        }
        page.table("objectives", formulas);
        page.entry("", "(convention %s)".formatted(formulation.convention().label()));
        if (formulation.scaling() != Scaling.NONE) {
            page.entry("", "on " + formulation.scaling().description());
        }
    }

    private TextTable table() {
        List<List<String>> rows = comparisonRows();
        TextTable table = TextTable.aligned("l" + "r".repeat(rows.get(0).size() - 2) + "l");
        rows.forEach(table::row);
        return table;
    }

    /** The comparison for people: a header, then a row for each method. */
    public List<List<String>> comparisonRows() {
        boolean withRatio = hasRatio();
        boolean withRoot = hasRoot();
        List<String> header = new ArrayList<>(List.of("", "α"));
        header.addAll(withRatio ? List.of("r") : List.of());
        header.addAll(List.of("nonzero", heading()));
        header.addAll(withRoot ? List.of("RMSE") : List.of());
        header.add("difference");
        tested.ifPresent(test -> header.add(measure(test)));
        header.add("");
        List<List<String>> rows = new ArrayList<>(List.of(header));
        for (int k = 0; k < comparison.choices().size(); k++) {
            rows.add(row(k, withRatio, withRoot));
        }
        for (Unfit unfit : comparison.unfit()) {
            List<String> row = new ArrayList<>(Collections.nCopies(header.size(), ""));
            row.set(0, method(unfit));
            row.set(row.size() - 1, "no optimum");
            rows.add(row);
        }
        return rows;
    }

    private List<String> row(int k, boolean withRatio, boolean withRoot) {
        PathPoint point = points().get(k);
        Objective objective = point.objective();
        List<String> row = new ArrayList<>();
        row.add(method(point));
        row.add(objective.kind() == PenaltyKind.NONE ? "" : TextNumbers.of(point.alpha()));
        if (withRatio) {
            row.add(objective.kind() == PenaltyKind.ELASTIC_NET ? TextNumbers.of(objective.l1Ratio()) : "");
        }
        row.add(Integer.toString(point.weights().nonzero()));
        row.add(SelectionText.error(comparison.error(k), comparison.standardError(k)));
        if (withRoot) {
            row.add(TextNumbers.of(rmse(k)));
        }
        row.add(k == comparison.best() ? BEST : difference(comparison.difference(k)));
        tested.ifPresent(test -> row.add(TextNumbers.of(test.main(k).value())));
        row.add(comparison.unproven(k) > 0 ? "not converged" : "");
        return row;
    }

    /** The command that fits the model of the best method again. */
    public String winner() {
        return reproduction.apply(comparison.choices().get(comparison.best()).strength());
    }

    private static String measure(Tested test) {
        return "test " + test.main(0).label();
    }

    /** A difference and its standard error. */
    static String difference(Difference difference) {
        return "%s ± %s".formatted(TextNumbers.of(difference.mean(), 3), TextNumbers.of(difference.standardError(), 3));
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        tested.ifPresent(test -> remarks.add(measure(test) + " is on " + test.rows()));
        remarks.add("differences are to the best, fold by fold");
        remarks.add("errors of penalised models are slightly optimistic: the same folds chose the strength");
        for (Selection choice : comparison.choices()) {
            String best = "the best strength of the %s is ".formatted(method(choice.chosenPoint()));
            SelectionText.atEnd(choice.chosenCurve()).ifPresent(words -> remarks.add(best + words));
        }
        return remarks;
    }

    private void writeRemarks(TextPage page) {
        remarks().forEach(remark -> page.entry("", remark));
        Selection best = comparison.choices().get(comparison.best());
        page.entry("winner", method(best.chosenPoint()) + "; the command that fits it again, with its error:");
        page.command(winner());
    }
}
