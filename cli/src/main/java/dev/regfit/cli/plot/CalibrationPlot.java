package dev.regfit.cli.plot;

import dev.regfit.data.Counts;
import dev.regfit.model.CalibrationGroup;
import dev.regfit.model.ClassScores;
import java.util.List;
import java.util.Locale;

/** Whether probabilities are what they promise: predicted and observed shares, in tenths of the rows. */
public final class CalibrationPlot {
    private static final double RADIUS = 3.5;
    private static final double WIDTH = 1.4;
    private static final int ROWS = 30;

    /** Of the normal distribution, beyond which lie 5 % on both sides. */
    private static final double Z = 1.959964;

    private CalibrationPlot() {}

    /**
     * The picture.
     *
     * @param title of what and on what
     * @param positive name of the positive class
     * @param rows how many
     */
    public static Picture of(String title, ClassScores scores, String positive, long rows) {
        List<CalibrationGroup> groups = scores.calibration();
        double[] x = groups.stream().mapToDouble(CalibrationGroup::predicted).toArray();
        double[] y = groups.stream().mapToDouble(CalibrationGroup::observed).toArray();
        double[] low = groups.stream().mapToDouble(group -> end(group, -1)).toArray();
        double[] high = groups.stream().mapToDouble(group -> end(group, 1)).toArray();
        double[] diagonal = {0, 1};
        List<Series> series = List.of(
                new Series.Line("", diagonal, diagonal, Ink.SOFT, Stroke.DASHED, 1),
                new Series.Whiskers(x, low, high, Ink.BLUE),
                new Series.Line("", x, y, Ink.BLUE, Stroke.SOLID, WIDTH),
                new Series.Dots(x, y, Ink.BLUE, RADIUS));
        Chart chart = new Chart(
                        "",
                        Axis.covering("predicted probability", Axis.Scale.LINEAR, diagonal),
                        Axis.covering("observed share of \"%s\"".formatted(positive), Axis.Scale.LINEAR, diagonal),
                        series)
                .trueToScale();
        String note = String.format(
                Locale.ROOT,
                "%s rows in %d groups, with 95 %% intervals; dashed: as predicted; Brier score %.4f",
                Counts.grouped(rows),
                groups.size(),
                scores.brier());
        return new Picture(title, note, List.of(chart), 1, ROWS);
    }

    /** An end of the interval of a share (Wilson 1927). */
    private static double end(CalibrationGroup group, int side) {
        double n = group.rows();
        double p = group.observed();
        double middle = p + Z * Z / (2 * n);
        double half = Z * Math.sqrt(Math.max(0, p * (1 - p)) / n + Z * Z / (4 * n * n));
        return Math.min(1, Math.max(0, (middle + side * half) / (1 + Z * Z / n)));
    }
}
