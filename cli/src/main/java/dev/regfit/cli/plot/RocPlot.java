package dev.regfit.cli.plot;

import dev.regfit.data.Counts;
import dev.regfit.model.ClassScores;
import dev.regfit.model.RankedScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rates of true and false positives at all thresholds. */
public final class RocPlot {
    /** Points nearer to each other than this make one. */
    private static final double STEP = 0.002;

    private static final double WIDTH = 1.8;
    private static final double RADIUS = 4;
    private static final int ROWS = 30;

    private RocPlot() {}

    /**
     * The picture.
     *
     * @param title of what and on what
     * @param points of the curve, from the largest threshold on
     * @param rows how many
     */
    public static Picture of(String title, List<RankedScores.RocPoint> points, ClassScores scores, long rows) {
        List<RankedScores.RocPoint> drawn = thinned(points);
        double[] x = drawn.stream()
                .mapToDouble(RankedScores.RocPoint::falsePositives)
                .toArray();
        double[] y =
                drawn.stream().mapToDouble(RankedScores.RocPoint::truePositives).toArray();
        double[] diagonal = {0, 1};
        RankedScores.RocPoint at = at(points, scores.threshold());
        List<Series> series = List.of(
                new Series.Line("", diagonal, diagonal, Ink.SOFT, Stroke.DASHED, 1),
                new Series.Note(0.6, 0.6, "by chance", Ink.SOFT, 0),
                new Series.Line("", x, y, Ink.BLUE, Stroke.SOLID, WIDTH),
                new Series.Note(
                        at.falsePositives(),
                        at.truePositives(),
                        "threshold " + Digits.of(scores.threshold()),
                        Ink.VERMILION,
                        RADIUS));
        Chart chart = new Chart(
                        "",
                        Axis.covering("false positive rate", Axis.Scale.LINEAR, diagonal),
                        Axis.covering("true positive rate", Axis.Scale.LINEAR, diagonal),
                        series)
                .trueToScale();
        String note = String.format(Locale.ROOT, "AUC %.4f on %s rows", scores.auc(), Counts.grouped(rows));
        return new Picture(title, note, List.of(chart), 1, ROWS);
    }

    /** The last point at which all rows of a larger probability are predicted positive. */
    private static RankedScores.RocPoint at(List<RankedScores.RocPoint> points, double threshold) {
        RankedScores.RocPoint found = points.get(0);
        for (RankedScores.RocPoint point : points) {
            found = point.probability() > threshold ? point : found;
        }
        return found;
    }

    private static List<RankedScores.RocPoint> thinned(List<RankedScores.RocPoint> points) {
        List<RankedScores.RocPoint> kept = new ArrayList<>();
        for (RankedScores.RocPoint point : points) {
            RankedScores.RocPoint last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            boolean isFar = last == null
                    || point.falsePositives() - last.falsePositives() + point.truePositives() - last.truePositives()
                            >= STEP;
            if (isFar) {
                kept.add(point);
            }
        }
        kept.add(points.get(points.size() - 1));
        return kept;
    }
}
