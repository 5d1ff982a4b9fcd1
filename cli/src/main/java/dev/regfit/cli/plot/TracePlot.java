package dev.regfit.cli.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How far above the optimum solvers are after each epoch. */
public final class TracePlot {
    /** Epochs beyond which powers of ten are shown. */
    private static final int MANY_EPOCHS = 200;

    /** Points of a line. */
    private static final int MOST_POINTS = 400;

    /** Of the optimum: differences below this are rounding. */
    private static final double ROUNDING = 1e-15;

    private static final double WIDTH = 1.6;

    private TracePlot() {}

    /**
     * What a solver reached.
     *
     * @param name of the solver
     * @param values the objective after each epoch, the start first
     */
    public record Descent(String name, double[] values) {}

    /**
     * The picture.
     *
     * @param title of what and on what
     * @param descents of one objective
     * @param optimum its least value, as far as it is known
     */
    public static Picture of(String title, List<Descent> descents, double optimum) {
        double reached = descents.stream()
                .flatMapToDouble(descent -> Arrays.stream(descent.values()))
                .filter(Double::isFinite)
                .min()
                .orElse(optimum);
        double least = Math.min(optimum, reached);
        double floor = Math.max(Double.MIN_NORMAL, ROUNDING * Math.abs(least));
        int most = descents.stream()
                        .mapToInt(descent -> descent.values().length)
                        .max()
                        .orElse(0)
                - 1;
        boolean isLong = most > MANY_EPOCHS;
        List<Series> series = new ArrayList<>();
        List<double[]> xs = new ArrayList<>();
        List<double[]> ys = new ArrayList<>();
        for (int k = 0; k < descents.size(); k++) {
            double[] values = descents.get(k).values();
            int[] epochs = epochs(values.length, isLong);
            double[] x = Arrays.stream(epochs).asDoubleStream().toArray();
            double[] y = Arrays.stream(epochs)
                    .mapToDouble(epoch -> Math.max(floor, values[epoch] - least))
                    .toArray();
            series.add(new Series.Line(descents.get(k).name(), x, y, Ink.of(k), Stroke.of(k), WIDTH));
            xs.add(x);
            ys.add(y);
        }
        Axis.Scale along = isLong ? Axis.Scale.LOG : Axis.Scale.LINEAR;
        Chart chart = new Chart(
                "",
                Axis.covering("epoch", along, flat(xs)),
                Axis.covering("objective above its least value", Axis.Scale.LOG, flat(ys)),
                series);
        return new Picture(title, chart);
    }

    /** The epochs that are drawn; where powers of ten are shown, from the first on and evenly on that scale. */
    private static int[] epochs(int count, boolean isLong) {
        if (!isLong) {
            return IntStream.range(0, count).toArray();
        }
        double last = Math.max(1, count - 1);
        return IntStream.range(0, MOST_POINTS)
                .map(k -> (int) Math.round(Math.pow(last, k / (MOST_POINTS - 1.0))))
                .filter(epoch -> epoch < count)
                .distinct()
                .toArray();
    }

    private static double[] flat(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
