package dev.regfit.cli.plot;

import dev.regfit.selection.Difference;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Errors of methods or models beside each other, and how much larger they are than the least. */
public final class ComparePlot {
    private static final double RADIUS = 3.5;
    private static final int OTHER_ROWS = 6;
    private static final int FEWEST_ROWS = 12;

    private ComparePlot() {}

    /**
     * A method or model.
     *
     * @param error with its standard error, NaN if that is not known
     * @param difference to the least error, on the same rows; none of the best one
     */
    public record Entry(String name, double error, double standardError, Difference difference) {}

    /**
     * The picture.
     *
     * @param title of what and on what
     * @param measure of the error
     */
    public static Picture of(String title, String measure, List<Entry> entries) {
        Axis names = Axis.of(entries.stream().map(Entry::name).toList());
        Axis unnamed = Axis.of(entries.stream().map(entry -> "").toList());
        double[] errors = entries.stream().mapToDouble(Entry::error).toArray();
        double[] spreads = entries.stream().mapToDouble(Entry::standardError).toArray();
        double[] differences =
                entries.stream().mapToDouble(entry -> entry.difference().mean()).toArray();
        double[] unsure = entries.stream()
                .mapToDouble(entry -> entry.difference().standardError())
                .toArray();
        List<Chart> charts = List.of(
                chart("error", measure + ", ± 1 SE", names, errors, spreads),
                chart("more than the best", "difference, ± 1 SE", unnamed, differences, unsure)
                        .with(Chart.Guide.zero(true)));
        return new Picture(title, "", charts, 2, Math.max(FEWEST_ROWS, 2 * entries.size() + OTHER_ROWS));
    }

    private static Chart chart(String title, String label, Axis names, double[] values, double[] spreads) {
        double[] rows = IntStream.range(0, values.length).asDoubleStream().toArray();
        double[] low = end(values, spreads, -1);
        double[] high = end(values, spreads, 1);
        Axis x = Axis.covering(label, Axis.Scale.LINEAR, joined(values, low, high));
        return new Chart(
                title,
                x,
                names,
                List.of(new Series.Spans(rows, low, high, Ink.BLUE), new Series.Dots(values, rows, Ink.BLUE, RADIUS)));
    }

    private static double[] end(double[] values, double[] spreads, int side) {
        return IntStream.range(0, values.length)
                .mapToDouble(k -> values[k] + side * (Double.isNaN(spreads[k]) ? 0 : spreads[k]))
                .toArray();
    }

    private static double[] joined(double[]... parts) {
        return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    }
}
