package dev.regfit.cli.page;

import dev.regfit.model.LinearModel;
import dev.regfit.path.PathPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Weights at some strengths, for the slider to stop at where they are not known between.
 *
 * @param model whose own strength is one of the stops
 * @param points of a path, in the order of falling strength
 */
record StopsData(LinearModel model, List<PathPoint> points) {
    /** So many weights make 150 kB; fewer stops than {@link #FEWEST} would not be worth having. */
    private static final int MOST_WEIGHTS = 15_000;

    private static final int FEWEST = 12;

    Map<String, Object> tree() {
        double own = model.training().objective().alpha();
        int[] columns = columns();
        List<PathPoint> stops = stops(own, columns.length);
        double[] alphas = new double[stops.size()];
        double[] intercepts = new double[stops.size()];
        double[] r2 = new double[stops.size()];
        double[] gaps = new double[stops.size()];
        double[] weights = new double[stops.size() * columns.length];
        for (int s = 0; s < stops.size(); s++) {
            PathPoint stop = stops.get(s);
            boolean isOwn = stop.alpha() == own;
            double[] all = isOwn ? model.weights() : stop.weights().toArray();
            for (int k = 0; k < columns.length; k++) {
                weights[s * columns.length + k] = all[columns[k]];
            }
            alphas[s] = stop.alpha();
            intercepts[s] = isOwn ? model.intercept() : stop.intercept();
            r2[s] = stop.r2();
            gaps[s] = stop.certificate().relativeGap();
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("columns", Arrays.stream(columns).boxed().toList());
        tree.put("alphas", Packed.doubles(alphas));
        tree.put("intercepts", Packed.doubles(intercepts));
        tree.put("explained", Packed.doubles(r2));
        tree.put("gaps", Packed.doubles(gaps));
        tree.put("weights", Packed.doubles(weights));
        return tree;
    }

    /** Those with a weight somewhere. */
    private int[] columns() {
        BitSet used = new BitSet();
        points.forEach(point -> Arrays.stream(point.weights().columns()).forEach(used::set));
        for (int j = 0; j < model.weights().length; j++) {
            if (model.weights()[j] != 0) {
                used.set(j);
            }
        }
        return used.stream().toArray();
    }

    /** As many of the points as there is room for, evenly; the model's own strength is among them. */
    private List<PathPoint> stops(double own, int columns) {
        int count = Math.max(FEWEST, Math.min(points.size(), MOST_WEIGHTS / Math.max(1, columns)));
        TreeSet<Integer> chosen = new TreeSet<>();
        for (int s = 0; s < count; s++) {
            chosen.add((int) Math.round(s * (points.size() - 1.0) / Math.max(1, count - 1)));
        }
        for (int k = 0; k < points.size(); k++) {
            if (points.get(k).alpha() == own) {
                chosen.add(k);
            }
        }
        List<PathPoint> stops = new ArrayList<>();
        chosen.forEach(k -> stops.add(points.get(k)));
        return stops;
    }
}
