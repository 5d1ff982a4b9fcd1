package dev.regfit.cli.report;

import dev.regfit.path.PathPoint;
import dev.regfit.selection.Comparison;
import dev.regfit.selection.Criterion;
import dev.regfit.selection.CrossValidation;
import dev.regfit.selection.Curve;
import dev.regfit.selection.Rule;
import dev.regfit.selection.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A choice of strength as it stands in JSON reports. */
final class SelectionTree {
    private SelectionTree() {}

    /** What was chosen, by what, and the command that fits it again. */
    static Map<String, Object> of(Chosen chosen) {
        Selection selection = chosen.selection();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("criterion", selection.criterion().label());
        tree.put("rule", selection.rule().label());
        selection.folds().ifPresent(folds -> addFolds(tree, folds));
        tree.put("converged", selection.converged());
        Curve curve = selection.chosenCurve();
        tree.put("alpha", selection.chosenPoint().alpha());
        tree.put("l1_ratio", selection.chosenPoint().objective().l1Ratio());
        tree.put("min", point(curve, curve.chosen(Rule.MIN)));
        if (selection.criterion().isOutOfSample()) {
            tree.put("1se", point(curve, curve.chosen(Rule.ONE_STANDARD_ERROR)));
        }
        if (chosen.searched()) {
            tree.put("at_end", SelectionText.atEnd(curve).isPresent());
        }
        tree.put("command", chosen.command());
        return tree;
    }

    /** What was chosen by for each kind of penalty. */
    static Map<String, Object> of(Comparison comparison) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("criterion", Criterion.CV.label());
        tree.put("rule", comparison.choices().get(0).rule().label());
        addFolds(tree, comparison.folds());
        tree.put("converged", comparison.converged());
        return tree;
    }

    private static void addFolds(Map<String, Object> tree, CrossValidation folds) {
        tree.put("metric", folds.metric().label());
        tree.put("order", folds.order() == CrossValidation.Order.TIME ? "time" : "random");
        tree.put("folds", folds.folds());
        tree.put("repeats", folds.repeats());
    }

    /** The curves in full. */
    static List<Map<String, Object>> curves(Selection selection) {
        List<Map<String, Object>> curves = new ArrayList<>();
        for (Curve curve : selection.curves()) {
            List<Map<String, Object>> points = new ArrayList<>();
            for (int k = 0; k < curve.mean().length; k++) {
                points.add(point(curve, k));
            }
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("l1_ratio", curve.path().points().get(0).objective().l1Ratio());
            tree.put("points", points);
            curves.add(tree);
        }
        return curves;
    }

    private static Map<String, Object> point(Curve curve, int k) {
        PathPoint point = curve.path().points().get(k);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("alpha", point.alpha());
        tree.put("value", curve.mean()[k]);
        tree.put("standard_error", curve.standardError()[k]);
        tree.put("nonzero", point.weights().nonzero());
        tree.put("not_converged", curve.unproven()[k]);
        return tree;
    }
}
