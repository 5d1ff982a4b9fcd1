package dev.regfit.cli.report;

import dev.regfit.model.Choice;
import dev.regfit.model.FoldCut;
import dev.regfit.path.PathPoint;
import dev.regfit.problem.Squared;
import dev.regfit.selection.Comparison;
import dev.regfit.selection.Criterion;
import dev.regfit.selection.CrossValidation;
import dev.regfit.selection.Curve;
import dev.regfit.selection.Metric;
import dev.regfit.selection.Rule;
import dev.regfit.selection.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A choice of strength as it stands in JSON reports. */
final class SelectionTree {
    private SelectionTree() {}

    /** What was chosen, by what, and the command that fits it again. */
    static Map<String, Object> of(Chosen chosen) {
        Selection selection = chosen.selection();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("criterion", selection.criterion().label());
        tree.put("rule", selection.rule().label());
        selection.folds().ifPresent(folds -> addFolds(tree, folds, chosen.cut()));
        tree.put("converged", selection.converged());
        Curve curve = selection.chosenCurve();
        tree.put("alpha", selection.chosenPoint().alpha());
        tree.put("l1_ratio", selection.chosenPoint().objective().l1Ratio());
        tree.put("min", point(selection, curve, curve.chosen(Rule.MIN)));
        if (selection.criterion().isOutOfSample()) {
            tree.put("1se", point(selection, curve, curve.chosen(Rule.ONE_STANDARD_ERROR)));
        }
        if (chosen.searched()) {
            tree.put("at_end", SelectionText.atEnd(curve).isPresent());
        }
        tree.put("command", chosen.command());
        return tree;
    }

    /** What was chosen by for each kind of penalty. */
    static Map<String, Object> of(Comparison comparison, Optional<FoldCut> cut) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("criterion", Criterion.CV.label());
        tree.put("rule", comparison.choices().get(0).rule().label());
        addFolds(tree, comparison.folds(), cut);
        tree.put("converged", comparison.converged() && comparison.unfit().isEmpty());
        return tree;
    }

    /** What a model file tells of the choice. */
    static Map<String, Object> of(Choice choice) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("criterion", choice.criterion());
        choice.rule().ifPresent(rule -> tree.put("rule", rule));
        choice.metric().ifPresent(metric -> tree.put("metric", metric));
        choice.folds().ifPresent(folding -> {
            tree.put("folds", folding.folds());
            tree.put("repeats", folding.repeats());
            addCut(tree, folding.cut());
        });
        tree.put("value", choice.value());
        tree.put("standard_error", choice.standardError());
        addRoot(
                tree,
                ChoiceText.metric(choice)
                        .map(metric -> metric.rmse(choice.value()))
                        .orElse(Double.NaN));
        return tree;
    }

    private static void addCut(Map<String, Object> tree, FoldCut cut) {
        tree.put("cut", cut.kind().label());
        if (!cut.column().isEmpty()) {
            tree.put("column", cut.column());
        }
        cut.seed().ifPresent(seed -> tree.put("seed", seed));
    }

    /** The root of a value of a curve, where that is a mean of squares; otherwise NaN. */
    static double rmse(Selection selection, double value) {
        return hasRoot(selection) ? selection.metric().rmse(value) : Double.NaN;
    }

    /** Whether the values of the curves are means of squares. */
    static boolean hasRoot(Selection selection) {
        return selection.criterion().isOutOfSample() && selection.metric() == Metric.MSE;
    }

    /** Whether tables have a column for the root: those of least squares always, empty where there is none. */
    static boolean mayHaveRoot(Selection selection) {
        return hasRoot(selection) || selection.chosenPoint().objective().loss() instanceof Squared;
    }

    /** Adds the root of a mean of squares, if there is one. */
    static void addRoot(Map<String, Object> tree, double rmse) {
        if (!Double.isNaN(rmse)) {
            tree.put("rmse", rmse);
        }
    }

    private static void addFolds(Map<String, Object> tree, CrossValidation folds, Optional<FoldCut> cut) {
        tree.put("metric", folds.metric().label());
        tree.put("order", folds.order() == CrossValidation.Order.TIME ? "time" : "random");
        tree.put("folds", folds.folds());
        tree.put("repeats", folds.repeats());
        cut.ifPresent(how -> addCut(tree, how));
    }

    /** The curves in full. */
    static List<Map<String, Object>> curves(Selection selection) {
        List<Map<String, Object>> curves = new ArrayList<>();
        for (Curve curve : selection.curves()) {
            List<Map<String, Object>> points = new ArrayList<>();
            for (int k = 0; k < curve.mean().length; k++) {
                points.add(point(selection, curve, k));
            }
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("l1_ratio", curve.path().points().get(0).objective().l1Ratio());
            tree.put("points", points);
            curves.add(tree);
        }
        return curves;
    }

    private static Map<String, Object> point(Selection selection, Curve curve, int k) {
        PathPoint point = curve.path().points().get(k);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("alpha", point.alpha());
        tree.put("value", curve.mean()[k]);
        tree.put("standard_error", curve.standardError()[k]);
        addRoot(tree, rmse(selection, curve.mean()[k]));
        tree.put("nonzero", point.weights().nonzero());
        tree.put("norms", WeightNorms.of(point.weights().values()).tree());
        tree.put("not_converged", curve.unproven()[k]);
        return tree;
    }
}
