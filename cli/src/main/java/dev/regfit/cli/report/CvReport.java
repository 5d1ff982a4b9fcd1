package dev.regfit.cli.report;

import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.model.Training.Provenance;
import dev.regfit.path.PathPoint;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.selection.Curve;
import dev.regfit.selection.Rule;
import dev.regfit.selection.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What cv has to say.
 *
 * @param chosen the strength that was chosen, and what from
 * @param schema of the weights
 * @param provenance where the data come from
 * @param timing shown to programs only: it is not the same from run to run
 */
public record CvReport(Chosen chosen, Schema schema, Provenance provenance, Formulation formulation, Timing timing)
        implements Report {

    private Selection selection() {
        return chosen.selection();
    }

    @Override
    public Map<String, Object> tree() {
        Map<String, Object> tree = ModelTree.head(provenance.version(), "cv");
        tree.put("data", ModelTree.data(provenance, schema));
        Objective objective = selection().chosenPoint().objective();
        Map<String, Object> stated = new LinkedHashMap<>();
        stated.put("convention", objective.convention().label());
        stated.put("formula", objective.formula());
        ModelTree.addLoss(stated, objective.loss());
        stated.put("penalty", objective.kind().label());
        formulation.adaptation().ifPresent(adaptation -> stated.put("adaptive", adaptation.gamma()));
        BallText.add(stated, formulation.ball());
        tree.put("objective", stated);
        tree.put("selection", SelectionTree.of(chosen));
        tree.put("curves", SelectionTree.curves(selection()));
        tree.put(
                "solver",
                ModelTree.solver(
                        selection().chosenCurve().path().solver(),
                        selection().chosenCurve().path().reason()));
        tree.put("timing", ModelTree.timing(timing));
        return tree;
    }

    @Override
    public Sheet sheet() {
        List<Sheet.Row> rows = new ArrayList<>();
        boolean proven = true;
        for (int c = 0; c < selection().curves().size(); c++) {
            Curve curve = selection().curves().get(c);
            for (int k = 0; k < curve.mean().length; k++) {
                rows.add(Sheet.Row.of(cells(curve, k, c == selection().curve() ? rules(curve, k) : "")));
                proven &= curve.unproven()[k] == 0;
            }
        }
        return new Sheet(
                title(), columns(proven), rows, List.of(), alarm().stream().toList());
    }

    private List<Sheet.Column> columns(boolean proven) {
        List<Sheet.Column> columns = new ArrayList<>(List.of(
                Sheet.Column.numbers("l1_ratio", "r").shownIf(hasRatio()),
                Sheet.Column.numbers("alpha", "α"),
                Sheet.Column.numbers("value", heading()),
                Sheet.Column.of(
                        "standard_error",
                        selection().criterion().isOutOfSample() ? Sheet.Kind.ERRORS_BESIDE : Sheet.Kind.HIDDEN)));
        if (SelectionTree.mayHaveRoot(selection())) {
            columns.add(Sheet.Column.numbers("rmse", "RMSE").shownIf(SelectionTree.hasRoot(selection())));
        }
        columns.addAll(List.of(
                Sheet.Column.numbers("nonzero", "nonzero"),
                Sheet.Column.words("rule", "rule"),
                Sheet.Column.numbers("not_converged", "not converged").shownIf(!proven)));
        WeightNorms.headers().forEach(norm -> columns.add(Sheet.Column.hidden(norm)));
        return columns;
    }

    private List<Cell> cells(Curve curve, int k, String rules) {
        PathPoint point = curve.path().points().get(k);
        List<Cell> row = new ArrayList<>(List.of(
                Cell.number(point.objective().l1Ratio()),
                Cell.number(point.alpha()),
                Cell.number(curve.mean()[k]),
                Cell.number(curve.standardError()[k])));
        if (SelectionTree.mayHaveRoot(selection())) {
            row.add(Cell.number(SelectionTree.rmse(selection(), curve.mean()[k])));
        }
        row.addAll(List.of(Cell.count(point.weights().nonzero()), Cell.text(rules), Cell.count(curve.unproven()[k])));
        row.addAll(WeightNorms.of(point.weights().values()).cells());
        return row;
    }

    private boolean hasRatio() {
        return selection().chosenPoint().objective().kind() == PenaltyKind.ELASTIC_NET;
    }

    /** What is compared. */
    private String heading() {
        return SelectionText.heading(selection()) + Words.ofLogarithm(schema);
    }

    private Optional<String> alarm() {
        return selection().converged()
                ? Optional.empty()
                : Optional.of(Alarm.of(selection().curves(), formulation.scaling()));
    }

    private String rules(Curve curve, int k) {
        List<String> rules = new ArrayList<>();
        if (k == curve.chosen(Rule.MIN)) {
            rules.add(Rule.MIN.label());
        }
        if (selection().criterion().isOutOfSample() && k == curve.chosen(Rule.ONE_STANDARD_ERROR)) {
            rules.add(Rule.ONE_STANDARD_ERROR.label());
        }
        return String.join(" ", rules);
    }

    /** What was fitted to what, in a line. */
    public String title() {
        return Titles.of(selection(), provenance, schema);
    }

    @Override
    public void write(TextPage page) {
        Objective objective = selection().chosenPoint().objective();
        page.title(title());
        alarm().ifPresent(page::alarm);
        page.entry(
                "objective",
                "%s (convention %s)"
                        .formatted(objective.formula(), objective.convention().label()));
        if (formulation.scaling() != Scaling.NONE) {
            page.entry("", "on " + formulation.scaling().description());
        }
        formulation.adaptation().ifPresent(adaptation -> page.entry("", Words.adaptive(adaptation.gamma())));
        BallText.write(page, formulation.ball());
        if (selection().folds().isPresent()) {
            FoldsText.write(page, chosen.cut());
        }
        page.blank();
        page.table("curve", table(hasRatio()));
        page.blank();
        SelectionText.write(page, chosen, formulation.scaling());
        page.entry(
                "solver",
                selection().chosenCurve().path().solver() + ": "
                        + selection().chosenCurve().path().reason());
    }

    private TextTable table(boolean withRatio) {
        List<String> header = new ArrayList<>(withRatio ? List.of("r") : List.of());
        header.addAll(List.of("α", "nonzero", heading()));
        header.addAll(selection().criterion().isOutOfSample() ? List.of("std. error") : List.of());
        header.addAll(SelectionTree.hasRoot(selection()) ? List.of("RMSE") : List.of());
        TextTable table = TextTable.aligned("r".repeat(header.size()) + "ll");
        header.addAll(List.of("", ""));
        table.row(header);
        for (int c = 0; c < selection().curves().size(); c++) {
            Curve curve = selection().curves().get(c);
            for (int k = 0; k < curve.mean().length; k++) {
                table.row(row(curve, k, c == selection().curve() ? rules(curve, k) : "", withRatio));
            }
        }
        return table;
    }

    private List<String> row(Curve curve, int k, String rules, boolean withRatio) {
        PathPoint point = curve.path().points().get(k);
        List<String> row = new ArrayList<>();
        if (withRatio) {
            row.add(TextNumbers.of(point.objective().l1Ratio()));
        }
        row.add(TextNumbers.of(point.alpha()));
        row.add(Integer.toString(point.weights().nonzero()));
        row.add(TextNumbers.of(curve.mean()[k]));
        if (selection().criterion().isOutOfSample()) {
            row.add(TextNumbers.of(curve.standardError()[k], 3));
        }
        if (SelectionTree.hasRoot(selection())) {
            row.add(TextNumbers.of(selection().metric().rmse(curve.mean()[k])));
        }
        row.add(rules);
        row.add(curve.unproven()[k] > 0 ? "not converged" : "");
        return row;
    }
}
