package dev.regfit.cli.plot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines along which a function on a grid has one value, by marching squares (Wyvill, McPheeters and Wyvill 1986). */
final class Contours {
    private final double[] x;
    private final double[] y;
    private final double[][] values;

    /**
     * A grid.
     *
     * @param values at {@code [i][j]} of {@code x[i]} and {@code y[j]}
     */
    Contours(double[] x, double[] y, double[][] values) {
        this.x = x;
        this.y = y;
        this.values = values;
    }

    /** A place where a line crosses an edge of the grid. */
    private record Crossing(boolean isUpright, int i, int j) {}

    /** The lines of a value, each with its points {x, y}; closed ones end where they start. */
    List<double[][]> at(double level) {
        Map<Crossing, List<Crossing>> joined = new HashMap<>();
        for (int i = 0; i + 1 < x.length; i++) {
            for (int j = 0; j + 1 < y.length; j++) {
                joinWithin(i, j, level, joined);
            }
        }
        List<double[][]> lines = new ArrayList<>();
        // Lines that end at the border are followed from an end, before those that are closed.
        for (int ends = 1; ends <= 2; ends++) {
            for (Crossing start : List.copyOf(joined.keySet())) {
                List<Crossing> next = joined.get(start);
                if (next != null && next.size() == ends) {
                    lines.add(points(followed(start, joined), level));
                }
            }
        }
        return lines;
    }

    /** Joins the crossings of the edges of a cell by two. */
    private void joinWithin(int i, int j, double level, Map<Crossing, List<Crossing>> joined) {
        boolean low = values[i][j] < level;
        boolean right = values[i + 1][j] < level;
        boolean opposite = values[i + 1][j + 1] < level;
        boolean above = values[i][j + 1] < level;
        List<Crossing> crossed = new ArrayList<>();
        if (low != right) {
            crossed.add(new Crossing(false, i, j));
        }
        if (right != opposite) {
            crossed.add(new Crossing(true, i + 1, j));
        }
        if (above != opposite) {
            crossed.add(new Crossing(false, i, j + 1));
        }
        if (low != above) {
            crossed.add(new Crossing(true, i, j));
        }
        if (crossed.size() == 4) {
            double middle = (values[i][j] + values[i + 1][j] + values[i][j + 1] + values[i + 1][j + 1]) / 4;
            int first = (middle < level) == low ? 0 : 3; // a saddle: corners alike in the middle stay together
            join(crossed.get(first), crossed.get((first + 1) % 4), joined);
            join(crossed.get((first + 2) % 4), crossed.get((first + 3) % 4), joined);
        } else if (crossed.size() == 2) {
            join(crossed.get(0), crossed.get(1), joined);
        }
    }

    private static void join(Crossing one, Crossing other, Map<Crossing, List<Crossing>> joined) {
        joined.computeIfAbsent(one, key -> new ArrayList<>()).add(other);
        joined.computeIfAbsent(other, key -> new ArrayList<>()).add(one);
    }

    /** The crossings from one on, which are taken out. */
    private static Deque<Crossing> followed(Crossing start, Map<Crossing, List<Crossing>> joined) {
        Deque<Crossing> line = new ArrayDeque<>();
        Crossing at = start;
        while (at != null) {
            line.add(at);
            Crossing from = at;
            List<Crossing> next = joined.remove(at);
            at = next.stream().filter(joined::containsKey).findFirst().orElse(null);
            if (at == null && next.contains(start) && !from.equals(start) && line.size() > 2) {
                line.add(start); // closed
            }
        }
        return line;
    }

    private double[][] points(Deque<Crossing> line, double level) {
        double[][] points = new double[2][line.size()];
        int k = 0;
        for (Crossing at : line) {
            int i = at.i();
            int j = at.j();
            double from = values[i][j];
            double to = at.isUpright() ? values[i][j + 1] : values[i + 1][j];
            double share = (level - from) / (to - from);
            points[0][k] = at.isUpright() ? x[i] : x[i] + share * (x[i + 1] - x[i]);
            points[1][k] = at.isUpright() ? y[j] + share * (y[j + 1] - y[j]) : y[j];
            k++;
        }
        return points;
    }
}
