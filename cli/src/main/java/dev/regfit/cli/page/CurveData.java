package dev.regfit.cli.page;

import dev.regfit.cli.report.Facts;
import dev.regfit.path.PathPoint;
import dev.regfit.selection.Curve;
import dev.regfit.selection.Metric;
import dev.regfit.selection.Rule;
import dev.regfit.selection.Selection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The curve that a strength is chosen by.
 *
 * @param selection of one strength or more
 * @param facts of the model
 */
record CurveData(Selection selection, Facts facts) {

    /** Whether there is more than a point to draw. */
    boolean isDrawn() {
        return selection.chosenCurve().mean().length > 1;
    }

    Map<String, Object> tree() {
        Curve curve = selection.chosenCurve();
        List<PathPoint> points = curve.path().points();
        boolean outOfSample = selection.criterion().isOutOfSample();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("by", Facts.selectedBy(selection));
        tree.put("value", facts.selectionValue(selection));
        tree.put("root", outOfSample && selection.metric() == Metric.MSE);
        tree.put(
                "alphas",
                Packed.doubles(points.stream().mapToDouble(PathPoint::alpha).toArray()));
        tree.put("mean", Packed.doubles(curve.mean()));
        tree.put("error", Packed.doubles(curve.standardError()));
        tree.put(
                "nonzero",
                points.stream().map(point -> point.weights().nonzero()).toList());
        tree.put("min", curve.chosen(Rule.MIN));
        tree.put("simple", outOfSample ? curve.chosen(Rule.ONE_STANDARD_ERROR) : null);
        return tree;
    }
}
