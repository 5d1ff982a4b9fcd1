package dev.regfit.cli.page;

import dev.regfit.model.Deviations;
import dev.regfit.path.Path;
import dev.regfit.path.PathPoint;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The picture of a path: standardised weights of the columns that become largest, at strengths close enough to draw lines
 * through. What is drawn needs no more digits than a screen has.
 *
 * @param path points along falling strength
 * @param least where the picture ends
 * @param linear whether weights are linear in the strength between points
 */
record LinesData(Path path, double least, boolean linear, Deviations deviations) {
    /** More lines than that cannot be told apart. */
    private static final int MOST_LINES = 24;

    /** So many strengths, evenly in their logarithm, look like a curve. */
    private static final int STRENGTHS = 64;

    /** So many knots are drawn as well; more are as close as the strengths between. */
    private static final int MOST_KNOTS = 40;

    Map<String, Object> tree() {
        double[] alphas = strengths();
        double[][] lines = new double[deviations.columns().length][];
        double[] sizes = new double[lines.length];
        for (int j = 0; j < lines.length; j++) {
            lines[j] = line(j, alphas);
            sizes[j] = Arrays.stream(lines[j]).map(Math::abs).max().orElse(0);
        }
        int[] largest = IntStream.range(0, lines.length)
                .filter(j -> sizes[j] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -sizes[j]))
                .limit(MOST_LINES)
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = Arrays.stream(largest)
                .mapToObj(j -> lines[j])
                .flatMapToDouble(Arrays::stream)
                .toArray();
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("alphas", Packed.floats(alphas));
        tree.put("columns", Arrays.stream(largest).boxed().toList());
        tree.put("moving", (int) Arrays.stream(sizes).filter(size -> size > 0).count());
        tree.put("low", low);
        tree.put("high", high);
        tree.put("values", Packed.steps(values, low, high));
        return tree;
    }

    private List<PathPoint> points() {
        return path.points().stream().filter(point -> point.alpha() >= least).toList();
    }

    /** Falling. */
    private double[] strengths() {
        double[] knots = points().stream().mapToDouble(PathPoint::alpha).toArray();
        if (!linear) {
            return knots;
        }
        double first = knots[0];
        TreeSet<Double> strengths = new TreeSet<>(Comparator.reverseOrder());
        strengths.add(least);
        for (int k = 0; k < STRENGTHS; k++) {
            strengths.add(Math.max(least, first * StrictMath.pow(least / first, k / (STRENGTHS - 1.0))));
        }
        for (int k = 0; k < Math.min(MOST_KNOTS, knots.length); k++) {
            strengths.add(knots[k]);
        }
        return strengths.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double[] line(int column, double[] alphas) {
        List<PathPoint> points = path.points();
        double[] line = new double[alphas.length];
        int after = 0;
        for (int k = 0; k < alphas.length; k++) {
            while (after + 1 < points.size() && points.get(after).alpha() > alphas[k]) {
                after++;
            }
            double weight = points.get(after).weights().get(column);
            if (after > 0 && points.get(after).alpha() < alphas[k]) {
                PathPoint before = points.get(after - 1);
                double share = (alphas[k] - points.get(after).alpha())
                        / (before.alpha() - points.get(after).alpha());
                weight += share * (before.weights().get(column) - weight);
            }
            line[k] = weight == 0 ? 0 : standardized(column, weight);
        }
        return line;
    }

    private double standardized(int column, double weight) {
        return deviations.target() > 0
                ? deviations.standardized(column, weight)
                : deviations.contribution(column, weight);
    }
}
