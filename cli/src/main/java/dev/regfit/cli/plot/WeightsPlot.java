package dev.regfit.cli.plot;

import dev.regfit.model.Deviations;
import dev.regfit.model.LinearModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The largest weights of a model as bars of their standardized sizes. */
public final class WeightsPlot {
    /** More bars than that cannot be told apart. */
    private static final int MOST = 24;

    private WeightsPlot() {}

    /** @param title what was fitted to what */
    public static Picture of(String title, LinearModel model, Deviations deviations) {
        double[] weights = model.weights();
        double[] sizes = IntStream.range(0, weights.length)
                .mapToDouble(j -> weights[j] == 0 ? 0 : deviations.standardized(j, weights[j]))
                .toArray();
        int[] shown = IntStream.range(0, sizes.length)
                .filter(j -> sizes[j] != 0)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(sizes[j])))
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .toArray();
        List<String> names = new ArrayList<>();
        double[] values = new double[shown.length];
        for (int k = 0; k < shown.length; k++) {
            names.add(model.schema().features().get(shown[k]));
            values[k] = sizes[shown[k]];
        }
        double[] rows = IntStream.range(0, shown.length).asDoubleStream().toArray();
        long nonzero = Arrays.stream(sizes).filter(size -> size != 0).count();
        String left = nonzero > shown.length
                ? "standardized weight; the %d largest of %d".formatted(shown.length, nonzero)
                : "standardized weight; %d of %d are zero".formatted(weights.length - nonzero, weights.length);
        Axis x = Axis.covering(left, Axis.Scale.LINEAR, values).fromZero();
        Chart chart = new Chart("", x, Axis.of(names), List.of(new Series.Bars(rows, values, Ink.BLUE, Ink.VERMILION)));
        return new Picture(title, chart);
    }
}
