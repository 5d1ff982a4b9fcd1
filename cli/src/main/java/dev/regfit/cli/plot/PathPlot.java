package dev.regfit.cli.plot;

import dev.regfit.data.Schema;
import dev.regfit.model.Deviations;
import dev.regfit.path.Path;
import dev.regfit.path.PathPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Weights along falling strengths: against −log α, as glmnet draws them from version 5 on. */
public final class PathPlot {
    /** Lines that are named: more names than that cannot be read. */
    private static final int MOST_NAMES = 16;

    private static final double NAMED_WIDTH = 1.6;
    private static final double OTHER_WIDTH = 0.6;

    private PathPlot() {}

    /**
     * A path as a picture.
     *
     * @param title what was fitted to what
     * @param schema of the weights
     * @param deviations of the columns, by which weights are made comparable
     */
    public static Picture of(String title, Path path, Schema schema, Deviations deviations) {
        List<PathPoint> points = path.points();
        double[] x = Arrays.stream(path.alphas()).map(alpha -> -Math.log(alpha)).toArray();
        double[][] lines = lines(points, schema.width(), deviations);
        int[] largest = IntStream.range(0, lines.length)
                .filter(j -> Arrays.stream(lines[j]).anyMatch(w -> w != 0))
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -lastSize(lines[j])))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Series> series = new ArrayList<>();
        for (int k = largest.length - 1; k >= MOST_NAMES; k--) {
            series.add(new Series.Line("", x, lines[largest[k]], Ink.SOFT, Stroke.SOLID, OTHER_WIDTH));
        }
        for (int k = Math.min(MOST_NAMES, largest.length) - 1; k >= 0; k--) {
            String name = schema.features().get(largest[k]);
            series.add(new Series.Line(name, x, lines[largest[k]], Ink.of(k), Stroke.of(k), NAMED_WIDTH));
        }
        double[] all = Arrays.stream(lines).flatMapToDouble(Arrays::stream).toArray();
        Chart chart = new Chart(
                        "",
                        Axis.covering("−log α", Axis.Scale.LINEAR, x),
                        Axis.covering("standardized weight", Axis.Scale.LINEAR, all)
                                .fromZero(),
                        series)
                .with(new Chart.Guide("", 0, false, Stroke.DOTTED))
                .with(new Chart.Top("columns with a weight", counts(x, points)));
        return new Picture(title, chart);
    }

    /** Standardized weights, by column. */
    private static double[][] lines(List<PathPoint> points, int columns, Deviations deviations) {
        double[][] lines = new double[columns][points.size()];
        for (int k = 0; k < points.size(); k++) {
            double[] weights = points.get(k).weights().toArray();
            for (int j = 0; j < columns; j++) {
                lines[j][k] = weights[j] == 0 ? 0 : deviations.standardized(j, weights[j]);
            }
        }
        return lines;
    }

    private static double lastSize(double[] line) {
        return Math.abs(line[line.length - 1]);
    }

    private static List<Axis.Tick> counts(double[] x, List<PathPoint> points) {
        List<Axis.Tick> ticks = new ArrayList<>();
        for (int k = 0; k < x.length; k++) {
            ticks.add(
                    new Axis.Tick(x[k], Integer.toString(points.get(k).weights().nonzero())));
        }
        return ticks;
    }
}
