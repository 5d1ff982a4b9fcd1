package dev.regfit.cli.report;

import dev.regfit.model.LinearModel;
import dev.regfit.model.Stability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which weights stand in a report and in which order: the largest first, by how much a standard deviation of the column
 * counts. A text of a single row has a large weight, perhaps, but counts for little.
 */
final class WeightOrder {
    /** From this share on a column of weight zero is shown, too. */
    private static final double OFTEN = 0.5;

    private static final int WIDEST_BAR = 24;

    /** Shorter ones do not compare. */
    private static final int NARROWEST_BAR = 8;

    private static final int GAP = 2;
    private static final String PARTS_OF_A_BLOCK = " ▏▎▍▌▋▊▉";

    private final LinearModel model;
    private final Optional<Stability> stability;

    WeightOrder(LinearModel model) {
        this.model = model;
        this.stability = model.training().appraisal().resampled().stability();
    }

    /** How much a weight counts: |w·sd(x)|, or |w| where deviations are not known. */
    static double size(LinearModel model, int j) {
        double weight = model.weights()[j];
        return Math.abs(model.training()
                .deviations()
                .map(deviations -> deviations.contribution(j, weight))
                .orElse(weight));
    }

    /**
     * Positions of the weights that are not zero, and of those that are though their column is often selected. Where it
     * is known how often, those selected most come first; then the largest; those of equal size in file order.
     */
    int[] shown() {
        int p = model.weights().length;
        double[] sizes = IntStream.range(0, p).mapToDouble(j -> size(model, j)).toArray();
        // Not comparingDouble, whose comparator can be serialised: the JVM makes its class anew at each start.
        Comparator<Integer> bySize = (i, j) -> Double.compare(-sizes[i], -sizes[j]);
        Comparator<Integer> order = stability.isEmpty()
                ? bySize
                : Comparator.<Integer>comparingDouble(j -> -selected(j)).thenComparing(bySize);
        return IntStream.range(0, p)
                .filter(j -> model.weights()[j] != 0 || selected(j) >= OFTEN)
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double selected(int j) {
        return stability.map(known -> known.probabilities()[j]).orElse(0.0);
    }

    /**
     * Bars as long as the weights count; none where there is no room for them.
     *
     * @param rows numbers of weights, or −1 for the intercept, which has no bar
     * @param room in characters
     */
    List<String> bars(int[] rows, int room) {
        return bars(
                IntStream.of(rows).mapToDouble(j -> j < 0 ? 0 : size(model, j)).toArray(), room);
    }

    /** Bars as long as these sizes; none of zero. */
    static List<String> bars(double[] sizes, int room) {
        int widest = Math.min(WIDEST_BAR, room - GAP);
        double largest = 0;
        for (double size : sizes) {
            largest = Math.max(largest, size);
        }
        if (widest < NARROWEST_BAR || !(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
            return List.of();
        }
        List<String> bars = new ArrayList<>();
        for (double size : sizes) {
            bars.add(size == 0 ? "" : bar(size / largest, widest));
        }
        return bars;
    }

    /** A bar of eighths of blocks; something is always to be seen. */
    private static String bar(double share, int widest) {
        int eighths = Math.max(1, (int) Math.round(share * widest * 8));
        String end = eighths % 8 == 0 ? "" : PARTS_OF_A_BLOCK.substring(eighths % 8, eighths % 8 + 1);
        return "█".repeat(eighths / 8) + end;
    }
}
