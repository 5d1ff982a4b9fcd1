package dev.regfit.cli.plot;

import dev.regfit.data.Counts;
import dev.regfit.model.Deviations;
import dev.regfit.model.LinearModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The largest weights of a model: as bars, or with their intervals as points and lines, where these are known. */
public final class WeightsPlot {
    /** More rows than that cannot be told apart. */
    private static final int MOST = 30;

    private static final double RADIUS = 3;

    /** Rows of text besides those of the weights. */
    private static final int OTHER_ROWS = 4;

    private static final int FEWEST_ROWS = 8;

    private WeightsPlot() {}

    /**
     * Ranges of weights.
     *
     * @param label what they are, as in "95 % intervals of the bootstrap"
     * @param lower ends, length p, in units of the weights
     * @param upper likewise
     */
    public record Intervals(String label, double[] lower, double[] upper) {}

    /** @param title what was fitted to what */
    public static Picture of(String title, LinearModel model, Optional<Intervals> intervals) {
        Optional<Deviations> known = model.training().deviations();
        double[] sizes = standardized(known, model.weights());
        double[] low = intervals.map(ends -> standardized(known, ends.lower())).orElse(sizes);
        double[] high = intervals.map(ends -> standardized(known, ends.upper())).orElse(sizes);
        int[] order = IntStream.range(0, sizes.length)
                .filter(j -> sizes[j] != 0 || low[j] < 0 || high[j] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(sizes[j])))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] shown = Arrays.copyOf(order, Math.min(MOST, order.length));
        double[] rows = IntStream.range(0, shown.length).asDoubleStream().toArray();
        double[] values = at(shown, sizes);
        List<Series> series = new ArrayList<>();
        if (intervals.isPresent()) {
            series.add(new Series.Spans(rows, at(shown, low), at(shown, high), Ink.BLUE));
            series.add(new Series.Dots(values, rows, Ink.BLUE, RADIUS));
        } else {
            series.add(new Series.Bars(rows, values, Ink.BLUE, Ink.VERMILION));
        }
        List<String> names = Arrays.stream(shown)
                .mapToObj(j -> model.schema().features().get(j))
                .toList();
        double[] all = Arrays.stream(shown)
                .mapToObj(j -> new double[] {sizes[j], low[j], high[j]})
                .flatMapToDouble(Arrays::stream)
                .toArray();
        String label = (known.isPresent() ? "standardized weight" : "weight")
                + intervals.map(ends -> ", " + ends.label()).orElse("");
        Axis x = Axis.covering(label, Axis.Scale.LINEAR, all).fromZero();
        Chart chart = new Chart("", x, Axis.of(names), series).with(Chart.Guide.zero(true));
        String rest = rest(model.weights().length, order, shown.length, sizes);
        return new Picture(title, rest, List.of(chart), 1, Math.max(FEWEST_ROWS, shown.length + OTHER_ROWS));
    }

    private static double[] standardized(Optional<Deviations> deviations, double[] weights) {
        return IntStream.range(0, weights.length)
                .mapToDouble(j -> deviations
                        .map(known -> weights[j] == 0 ? 0 : known.standardized(j, weights[j]))
                        .orElse(weights[j]))
                .toArray();
    }

    private static double[] at(int[] places, double[] values) {
        return Arrays.stream(places).mapToDouble(j -> values[j]).toArray();
    }

    /** What is not drawn. */
    private static String rest(int all, int[] order, int shown, double[] sizes) {
        List<String> words = new ArrayList<>();
        if (order.length > shown) {
            words.add("%s more, none above %s"
                    .formatted(Counts.grouped(order.length - shown), Digits.of(Math.abs(sizes[order[shown]]))));
        }
        if (all > order.length) {
            words.add(Counts.grouped(all - order.length) + " of weight zero");
        }
        return words.isEmpty() ? "" : "not drawn: " + String.join("; ", words);
    }
}
