package dev.regfit.cli.plot;

import dev.regfit.data.Counts;
import dev.regfit.model.Deviations;
import dev.regfit.spectrum.RidgeCurve;
import dev.regfit.spectrum.RidgePoint;
import dev.regfit.spectrum.RidgeTrace;
import dev.regfit.spectrum.Spectrum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What ridge regression does: eigenvalues, what is left along each direction, weights and degrees of freedom. */
public final class SpectrumPlot {
    /** Names in half of a picture. */
    private static final int MOST_NAMES = 8;

    private static final int MOST_LINES = 100;
    private static final int ROWS = 36;
    private static final double RADIUS = 2.2;
    private static final double WIDTH = 1.6;
    private static final double THIN = 0.6;

    private SpectrumPlot() {}

    /**
     * The picture.
     *
     * @param title of what
     * @param trace strengths whose shrinkage is drawn
     * @param curve weights along many strengths
     * @param features names of the p columns
     * @param deviations of the columns, by which weights are made comparable
     */
    public static Picture of(
            String title,
            Spectrum spectrum,
            RidgeTrace trace,
            RidgeCurve curve,
            List<String> features,
            Deviations deviations) {
        List<Chart> charts = List.of(
                eigenvalues(spectrum),
                shrinkage(spectrum, trace),
                weights(curve, features, deviations),
                degreesOfFreedom(curve));
        return new Picture(title, "", charts, 2, ROWS);
    }

    private static double[] directions(int count) {
        return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
    }

    private static Chart eigenvalues(Spectrum spectrum) {
        double[] values = Arrays.copyOf(spectrum.eigenvalues(), spectrum.rank());
        double[] x = directions(values.length);
        List<Series> series = new ArrayList<>();
        series.add(new Series.Line("", x, values, Ink.BLUE, Stroke.SOLID, WIDTH));
        if (values.length <= 2 * MOST_LINES) {
            series.add(new Series.Dots(x, values, Ink.BLUE, RADIUS));
        }
        int zero = spectrum.columns() - spectrum.rank();
        String without = zero == 0 ? "" : "; %s are zero".formatted(Counts.grouped(zero));
        return new Chart(
                "eigenvalues",
                Axis.covering("direction" + without, Axis.Scale.LINEAR, x),
                Axis.covering("eigenvalue", Axis.Scale.LOG, values),
                series);
    }

    private static Chart shrinkage(Spectrum spectrum, RidgeTrace trace) {
        double[] x = directions(spectrum.rank());
        List<Series> series = new ArrayList<>();
        List<RidgePoint> points = trace.points().stream().limit(MOST_NAMES).toList();
        for (int k = 0; k < points.size(); k++) {
            RidgePoint point = points.get(k);
            String name = "α = " + Digits.of(point.alpha());
            series.add(new Series.Line(
                    name, x, Arrays.copyOf(point.shrinkage(), x.length), Ink.of(k), Stroke.of(k), WIDTH));
        }
        return new Chart(
                "what ridge leaves",
                Axis.covering("direction", Axis.Scale.LINEAR, x),
                Axis.covering("share left", Axis.Scale.LINEAR, 0, 1),
                series);
    }

    private static double[] strengths(RidgeCurve curve) {
        return Arrays.stream(curve.alphas()).map(alpha -> -Math.log(alpha)).toArray();
    }

    private static Chart weights(RidgeCurve curve, List<String> features, Deviations deviations) {
        double[] x = strengths(curve);
        double[][] lines = IntStream.range(0, features.size())
                .mapToObj(j -> Arrays.stream(curve.weights())
                        .mapToDouble(weights -> deviations.standardized(j, weights[j]))
                        .toArray())
                .toArray(double[][]::new);
        int last = x.length - 1;
        int[] largest = IntStream.range(0, lines.length)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(lines[j][last])))
                .limit(MOST_LINES)
                .mapToInt(Integer::intValue)
                .toArray();
        List<Series> series = new ArrayList<>();
        for (int k = largest.length - 1; k >= 0; k--) {
            double[] y = lines[largest[k]];
            series.add(
                    k < MOST_NAMES
                            ? new Series.Line(features.get(largest[k]), x, y, Ink.of(k), Stroke.of(k), WIDTH)
                            : new Series.Line("", x, y, Ink.PALE, Stroke.SOLID, THIN));
        }
        double[] all = Arrays.stream(lines).flatMapToDouble(Arrays::stream).toArray();
        return new Chart(
                        "ridge trace",
                        Axis.covering("−log α", Axis.Scale.LINEAR, x),
                        Axis.covering("standardized weight", Axis.Scale.LINEAR, all)
                                .fromZero(),
                        series)
                .with(Chart.Guide.zero(false));
    }

    private static Chart degreesOfFreedom(RidgeCurve curve) {
        double[] x = strengths(curve);
        double[] y = curve.degreesOfFreedom();
        return new Chart(
                "degrees of freedom",
                Axis.covering("−log α", Axis.Scale.LINEAR, x),
                Axis.covering("effective, without the intercept", Axis.Scale.LINEAR, y)
                        .fromZero(),
                List.of(new Series.Line("", x, y, Ink.BLUE, Stroke.SOLID, WIDTH)));
    }
}
