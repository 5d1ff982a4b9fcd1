package dev.regfit.cli.plot;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How y goes with x: the means of groups of rows of similar x. */
final class Trend {
    private static final int MOST_GROUPS = 20;
    private static final int FEWEST_ROWS = 8;
    private static final double WIDTH = 1.8;

    private Trend() {}

    /** A line through the means; of few rows none. */
    static Series.Line of(double[] x, double[] y, Ink ink) {
        int n = x.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> x[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int groups = Math.min(MOST_GROUPS, n / FEWEST_ROWS);
        double[] along = new double[groups];
        double[] upwards = new double[groups];
        for (int g = 0; g < groups; g++) {
            int from = (int) ((long) n * g / groups);
            int to = (int) ((long) n * (g + 1) / groups);
            for (int k = from; k < to; k++) {
                along[g] += x[order[k]] / (to - from);
                upwards[g] += y[order[k]] / (to - from);
            }
        }
        return new Series.Line("", along, upwards, ink, Stroke.SOLID, WIDTH);
    }
}
