package dev.regfit.cli.plot;

import dev.regfit.data.Counts;
import dev.regfit.data.Schema;
import dev.regfit.model.Deviations;
import dev.regfit.path.Path;
import dev.regfit.path.PathPoint;
import dev.regfit.selection.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Weights along falling strengths. */
public final class PathPlot {
    /** Lines that are named: more names than that cannot be read. */
    private static final int MOST_NAMES = 16;

    /** How far α = 0 is drawn from the other strengths, as a share of these, and at least. */
    private static final double TO_ZERO = 0.08;

    private static final double LEAST_TO_ZERO = 0.5;

    /** Lines that are drawn: more make a file large and tell nothing. */
    private static final int MOST_LINES = 200;

    private static final double NAMED_WIDTH = 1.6;
    private static final double OTHER_WIDTH = 0.6;

    private PathPlot() {}

    /** What weights are drawn against. */
    public enum Against {
        /** −log α, as glmnet draws them from version 5 on. */
        ALPHA("−log α"),
        /** The sum of the absolute standardized weights. */
        NORM("‖w‖₁ of standardized weights");

        private final String axis;

        Against(String axis) {
            this.axis = axis;
        }

        /** What it is called. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A path as a picture.
     *
     * @param title what was fitted to what
     * @param schema of the weights
     * @param deviations of the columns, by which weights are made comparable
     * @param errors of the same strengths on rows left out, of which the choices of the rules are marked
     */
    public static Picture of(
            String title, Path path, Schema schema, Deviations deviations, Against against, Optional<Curve> errors) {
        List<PathPoint> points = path.points();
        double[][] lines = lines(points, schema.width(), deviations);
        double[] x = against == Against.ALPHA ? strengths(path) : norms(lines, points.size());
        int[] largest = IntStream.range(0, lines.length)
                .filter(j -> Arrays.stream(lines[j]).anyMatch(w -> w != 0))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> -lastSize(lines[j]))
                        .thenComparingDouble(j -> -largestSize(lines[j])))
                .mapToInt(Integer::intValue)
                .toArray();
        int drawn = Math.min(MOST_LINES, largest.length);
        List<Series> series = new ArrayList<>();
        for (int k = drawn - 1; k >= MOST_NAMES; k--) {
            series.add(new Series.Line("", x, lines[largest[k]], Ink.PALE, Stroke.SOLID, OTHER_WIDTH));
        }
        for (int k = Math.min(MOST_NAMES, drawn) - 1; k >= 0; k--) {
            String name = schema.features().get(largest[k]);
            series.add(new Series.Line(name, x, lines[largest[k]], Ink.of(k), Stroke.of(k), NAMED_WIDTH));
        }
        double[] all = Arrays.stream(lines).flatMapToDouble(Arrays::stream).toArray();
        Chart chart = new Chart(
                        "",
                        Axis.covering(against.axis, Axis.Scale.LINEAR, x),
                        Axis.covering("standardized weight", Axis.Scale.LINEAR, all)
                                .fromZero(),
                        series)
                .with(Chart.Guide.zero(false))
                .with(new Chart.Top("columns with a weight", counts(x, points)));
        Chart zero = against == Against.ALPHA ? withZero(chart, path, x) : chart;
        Chart marked = errors.map(curve -> RuleGuides.on(zero, curve, x)).orElse(zero);
        return new Picture(title, note(drawn, largest.length), List.of(marked), 1, Picture.USUAL_ROWS);
    }

    private static String note(int drawn, int all) {
        return drawn < all ? "the %d largest of %s weights".formatted(drawn, Counts.grouped(all)) : "";
    }

    /** −log α of each strength; of α = 0, which is infinitely far, the end of the picture. */
    static double[] strengths(Path path) {
        double[] x = Arrays.stream(path.alphas()).map(alpha -> -Math.log(alpha)).toArray();
        double[] finite = Arrays.stream(x).filter(Double::isFinite).toArray();
        double first = Arrays.stream(finite).min().orElse(0);
        double last = Arrays.stream(finite).max().orElse(0);
        double end = last + Math.max(LEAST_TO_ZERO, TO_ZERO * (last - first));
        return Arrays.stream(x)
                .map(value -> Double.isFinite(value) ? value : end)
                .toArray();
    }

    /** Marks α = 0, which has no place on the axis, if it is there. */
    static Chart withZero(Chart chart, Path path, double[] x) {
        int last = x.length - 1;
        return path.alphas()[last] == 0 ? chart.with(new Chart.Guide("α = 0", x[last], true, Stroke.DOTTED)) : chart;
    }

    private static double[] norms(double[][] lines, int points) {
        return IntStream.range(0, points)
                .mapToDouble(k -> Arrays.stream(lines)
                        .mapToDouble(line -> Math.abs(line[k]))
                        .sum())
                .toArray();
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

    private static double largestSize(double[] line) {
        return Arrays.stream(line).map(Math::abs).max().orElse(0);
    }

    /** How many columns have a weight, from left to right. */
    static List<Axis.Tick> counts(double[] x, List<PathPoint> points) {
        List<Axis.Tick> ticks = new ArrayList<>();
        for (int k = 0; k < x.length; k++) {
            ticks.add(
                    new Axis.Tick(x[k], Integer.toString(points.get(k).weights().nonzero())));
        }
        ticks.sort(Comparator.comparingDouble(Axis.Tick::value));
        return ticks;
    }
}
