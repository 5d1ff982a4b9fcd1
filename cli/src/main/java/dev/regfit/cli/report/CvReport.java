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
    public CsvTable csv() {
        List<List<String>> rows = new ArrayList<>();
        boolean withRoot = SelectionTree.mayHaveRoot(selection());
        for (int c = 0; c < selection().curves().size(); c++) {
            Curve curve = selection().curves().get(c);
            for (int k = 0; k < curve.mean().length; k++) {
                PathPoint point = curve.path().points().get(k);
                List<String> row = new ArrayList<>(List.of(
                        CsvTable.number(point.objective().l1Ratio()),
                        CsvTable.number(point.alpha()),
                        CsvTable.number(curve.mean()[k]),
                        CsvTable.number(curve.standardError()[k])));
                if (withRoot) {
                    row.add(CsvTable.number(SelectionTree.rmse(selection(), curve.mean()[k])));
                }
                row.addAll(List.of(
                        Integer.toString(point.weights().nonzero()),
                        c == selection().curve() ? rules(curve, k) : "",
                        Integer.toString(curve.unproven()[k])));
                row.addAll(WeightNorms.of(point.weights().values()).fields());
                rows.add(row);
            }
        }
        List<String> header = new ArrayList<>(List.of("l1_ratio", "alpha", "value", "standard_error"));
        header.addAll(withRoot ? List.of("rmse") : List.of());
        header.addAll(List.of("nonzero", "rule", "not_converged"));
        header.addAll(WeightNorms.headers());
        return new CsvTable(header, rows);
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
        if (!selection().converged()) {
            page.alarm(Alarm.of(selection().curves(), formulation.scaling()));
        }
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
        page.table("curve", table(objective.kind() == PenaltyKind.ELASTIC_NET));
        page.blank();
        SelectionText.write(page, chosen, formulation.scaling());
        page.entry(
                "solver",
                selection().chosenCurve().path().solver() + ": "
                        + selection().chosenCurve().path().reason());
    }

    private TextTable table(boolean withRatio) {
        List<String> header = new ArrayList<>(withRatio ? List.of("r") : List.of());
        header.addAll(List.of("α", "nonzero", SelectionText.heading(selection()) + Words.ofLogarithm(schema)));
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
