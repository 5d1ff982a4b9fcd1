package dev.regfit.cli.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names beside the ends of lines, moved as little as keeps them apart. */
final class EndLabels {
    private EndLabels() {}

    /** The name of a line that ends at (x, y). */
    record Label(String name, double x, double y, Ink ink) {}

    /** @param y where the name is put */
    record Placed(Label label, double y) {}

    /**
     * Moves labels apart: runs of those that would overlap are spread about their mean (as in isotonic regression by pooling).
     *
     * @param spacing the least distance
     * @param top where the highest may be
     * @param bottom where the lowest may be, as far below as there is room for all
     */
    static List<Placed> apart(List<Label> labels, double spacing, double top, double bottom) {
        List<Label> sorted = new ArrayList<>(labels);
        sorted.sort(Comparator.comparingDouble(Label::y));
        int n = sorted.size();
        // With k·spacing taken off, the k-th has to be no higher than the one before it.
        double[] level = new double[n];
        int[] size = new int[n];
        int blocks = 0;
        for (int k = 0; k < n; k++) {
            level[blocks] = sorted.get(k).y() - k * spacing;
            size[blocks++] = 1;
            while (blocks > 1 && level[blocks - 2] > level[blocks - 1]) {
                int both = size[blocks - 2] + size[blocks - 1];
                level[blocks - 2] =
                        (level[blocks - 2] * size[blocks - 2] + level[blocks - 1] * size[blocks - 1]) / both;
                size[blocks - 2] = both;
                blocks--;
            }
        }
        double most = Math.max(top, bottom - (n - 1) * spacing);
        List<Placed> moved = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            double here = Math.max(top, Math.min(most, level[block]));
            for (int i = 0; i < size[block]; i++) {
                int k = moved.size();
                moved.add(new Placed(sorted.get(k), here + k * spacing));
            }
        }
        return moved;
    }
}
