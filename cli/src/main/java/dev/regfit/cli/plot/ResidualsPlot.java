package dev.regfit.cli.plot;

import dev.regfit.data.Counts;
import dev.regfit.inference.NormalScores;
import dev.regfit.model.ScoredRows;
import dev.regfit.problem.Poisson;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Four looks at what a model leaves unexplained: is there a pattern, are the tails heavy, does the spread grow? */
public final class ResidualsPlot {
    /** Points of a scatter plot: more hide each other. */
    private static final int MOST_POINTS = 1500;

    /** Points against normal quantiles, which are beside each other. */
    private static final int MOST_QUANTILES = 300;

    private static final double RADIUS = 1.8;
    private static final double LINE_WIDTH = 1.4;
    private static final int ROWS = 36;

    private final String kind;
    private final double[] fitted;
    private final double[] residuals;
    private final double spread;

    private ResidualsPlot(ScoredRows rows) {
        boolean isOfCounts = rows.loss() instanceof Poisson;
        this.kind = isOfCounts ? "deviance residual" : "residual";
        this.fitted = IntStream.range(0, rows.rows()).mapToDouble(rows::mean).toArray();
        this.residuals = IntStream.range(0, rows.rows())
                .mapToDouble(i -> isOfCounts ? deviance(rows, i) : rows.y()[i] - fitted[i])
                .toArray();
        double squares = Arrays.stream(residuals).map(r -> r * r).sum();
        double rms = Math.sqrt(squares / residuals.length);
        this.spread = rms > 0 ? rms : 1;
    }

    /** Residuals of counts vary with their mean; their share of the deviance does less. */
    private double deviance(ScoredRows rows, int i) {
        double excess = Math.max(0, rows.loss().excess(rows.y()[i], rows.f()[i]));
        return Math.signum(rows.y()[i] - fitted[i]) * Math.sqrt(2 * excess);
    }

    /**
     * The picture.
     *
     * @param title of what and on what
     * @param rows with targets as the loss takes them
     */
    public static Picture of(String title, ScoredRows rows) {
        ResidualsPlot plot = new ResidualsPlot(rows);
        int n = rows.rows();
        String note = n > MOST_POINTS
                ? "scatter plots have every %sth of %s rows, all else has all"
                        .formatted(Counts.grouped(plot.stride()), Counts.grouped(n))
                : "";
        return new Picture(
                title, note, List.of(plot.againstFitted(), plot.quantiles(), plot.histogram(), plot.scale()), 2, ROWS);
    }

    private int stride() {
        return Math.max(1, (residuals.length + MOST_POINTS - 1) / MOST_POINTS);
    }

    private Series.Dots dots(double[] y) {
        int[] drawn = IntStream.iterate(0, i -> i < y.length, i -> i + stride()).toArray();
        return new Series.Dots(
                Arrays.stream(drawn).mapToDouble(i -> fitted[i]).toArray(),
                Arrays.stream(drawn).mapToDouble(i -> y[i]).toArray(),
                Ink.BLUE,
                RADIUS);
    }

    private Chart againstFitted() {
        return new Chart(
                        "residuals against fitted",
                        Axis.covering("fitted", Axis.Scale.LINEAR, fitted),
                        Axis.covering(kind, Axis.Scale.LINEAR, residuals),
                        List.of(dots(residuals), Trend.of(fitted, residuals, Ink.VERMILION)))
                .with(Chart.Guide.zero(false));
    }

    private Chart scale() {
        double[] roots = Arrays.stream(residuals)
                .map(r -> Math.sqrt(Math.abs(r) / spread))
                .toArray();
        return new Chart(
                "scale and location",
                Axis.covering("fitted", Axis.Scale.LINEAR, fitted),
                Axis.covering("√|%s / RMS|".formatted(kind), Axis.Scale.LINEAR, roots)
                        .fromZero(),
                List.of(dots(roots), Trend.of(fitted, roots, Ink.VERMILION)));
    }

    private Chart histogram() {
        Series.Columns columns = Histogram.of(residuals, Ink.SKY);
        double width = columns.from().length > 0 ? columns.to()[0] - columns.from()[0] : 1;
        Axis x = Axis.covering(kind, Axis.Scale.LINEAR, residuals);
        double[] along = IntStream.rangeClosed(0, 80)
                .mapToDouble(k -> x.low() + (x.high() - x.low()) * k / 80)
                .toArray();
        double[] bell = Arrays.stream(along)
                .map(r -> residuals.length
                        * width
                        / (spread * Math.sqrt(2 * Math.PI))
                        * Math.exp(-r * r / (2 * spread * spread)))
                .toArray();
        Axis y = Axis.covering("rows, and a normal curve", Axis.Scale.LINEAR, columns.heights());
        Axis both = new Axis(
                y.label(),
                y.scale(),
                0,
                Math.max(y.high(), Arrays.stream(bell).max().orElse(0)) * 1.02);
        return new Chart(
                "histogram",
                x,
                both,
                List.of(columns, new Series.Line("", along, bell, Ink.VERMILION, Stroke.SOLID, LINE_WIDTH)));
    }

    private Chart quantiles() {
        double[] sorted = Arrays.stream(residuals).map(r -> r / spread).sorted().toArray();
        double[] scores = NormalScores.of(sorted.length);
        int[] drawn = evenly(scores);
        double[] x = Arrays.stream(drawn).mapToDouble(i -> scores[i]).toArray();
        double[] y = Arrays.stream(drawn).mapToDouble(i -> sorted[i]).toArray();
        Axis along = Axis.covering("normal quantile", Axis.Scale.LINEAR, x);
        Axis upwards = Axis.covering(kind + " / RMS", Axis.Scale.LINEAR, y);
        double from = Math.max(along.low(), upwards.low());
        double to = Math.min(along.high(), upwards.high());
        double[] ends = {from, to};
        return new Chart(
                "normal quantiles",
                along,
                upwards,
                List.of(
                        new Series.Line("", ends, ends, Ink.VERMILION, Stroke.SOLID, LINE_WIDTH),
                        new Series.Dots(x, y, Ink.BLUE, RADIUS)));
    }

    /** Places of scores, ascending, that are about as far from each other; the ends are among them. */
    private static int[] evenly(double[] scores) {
        int n = scores.length;
        TreeSet<Integer> places = new TreeSet<>();
        for (int k = 0; k < MOST_QUANTILES && n > 0; k++) {
            double wanted = scores[0] + (scores[n - 1] - scores[0]) * k / (MOST_QUANTILES - 1);
            int at = Arrays.binarySearch(scores, wanted);
            places.add(Math.min(n - 1, at < 0 ? -at - 1 : at));
        }
        places.add(n - 1);
        return places.stream().mapToInt(Integer::intValue).toArray();
    }
}
