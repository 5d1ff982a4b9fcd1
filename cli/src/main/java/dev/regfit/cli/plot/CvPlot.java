package dev.regfit.cli.plot;

import dev.regfit.path.PathPoint;
import dev.regfit.selection.Curve;
import dev.regfit.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Errors on rows that were left out along falling strengths, with their standard errors and what the rules take. */
public final class CvPlot {
    private static final double RADIUS = 2.5;
    private static final double LINE_WIDTH = 1.6;

    private CvPlot() {}

    /**
     * The curves of a selection.
     *
     * @param title what was fitted to what
     */
    public static Picture of(String title, Selection selection) {
        List<Curve> curves = selection.curves();
        List<Series> series = new ArrayList<>();
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (int c = 0; c < curves.size(); c++) {
            Curve curve = curves.get(c);
            double[] x = PathPlot.strengths(curve.path());
            double[] low = new double[x.length];
            double[] high = new double[x.length];
            for (int k = 0; k < x.length; k++) {
                double error = Double.isNaN(curve.standardError()[k]) ? 0 : curve.standardError()[k];
                low[k] = curve.mean()[k] - error;
                high[k] = curve.mean()[k] + error;
            }
            boolean isChosen = c == selection.curve();
            Ink ink = Ink.of(c);
            if (isChosen) {
                series.add(new Series.Whiskers(x, low, high, Ink.SOFT));
                add(ys, low);
                add(ys, high);
            }
            series.add(new Series.Line(name(curves, c), x, curve.mean(), ink, Stroke.SOLID, LINE_WIDTH));
            if (isChosen) {
                series.add(new Series.Dots(x, curve.mean(), ink, RADIUS));
            }
            add(xs, x);
            add(ys, curve.mean());
        }
        Curve chosen = selection.chosenCurve();
        double[] x = PathPlot.strengths(chosen.path());
        Chart chart = new Chart(
                        "",
                        Axis.covering("−log α", Axis.Scale.LINEAR, array(xs)),
                        Axis.covering(label(selection), Axis.Scale.LINEAR, array(ys)),
                        series)
                .with(new Chart.Top(
                        "columns with a weight",
                        PathPlot.counts(x, chosen.path().points())));
        return new Picture(title, RuleGuides.on(PathPlot.withZero(chart, chosen.path(), x), chosen, x));
    }

    private static String name(List<Curve> curves, int c) {
        PathPoint first = curves.get(c).path().points().get(0);
        return curves.size() == 1 ? "" : "L1 share " + first.objective().l1Ratio();
    }

    private static String label(Selection selection) {
        return selection.criterion().isOutOfSample()
                ? selection.metric().label().toUpperCase(Locale.ROOT) + " on rows left out"
                : selection.criterion().label().toUpperCase(Locale.ROOT);
    }

    private static void add(List<Double> all, double[] values) {
        for (double value : values) {
            all.add(value);
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
