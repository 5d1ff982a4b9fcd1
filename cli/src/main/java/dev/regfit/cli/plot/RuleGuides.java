package dev.regfit.cli.plot;

import dev.regfit.selection.Curve;
import dev.regfit.selection.Rule;

/** Where the rules for choosing a strength take theirs. */
final class RuleGuides {
    private RuleGuides() {}

    /**
     * A chart with a line at each.
     *
     * @param x where the points of the curve are drawn
     */
    static Chart on(Chart chart, Curve curve, double[] x) {
        int least = curve.chosen(Rule.MIN);
        int simplest = curve.chosen(Rule.ONE_STANDARD_ERROR);
        if (Double.isNaN(curve.standardError()[least])) {
            return chart.with(guide("min", x[least]));
        }
        return least == simplest
                ? chart.with(guide("min, 1se", x[least]))
                : chart.with(guide("min", x[least])).with(guide("1se", x[simplest]));
    }

    private static Chart.Guide guide(String name, double x) {
        return new Chart.Guide(name, x, true, Stroke.DASHED);
    }
}
