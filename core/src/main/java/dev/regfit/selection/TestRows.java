package dev.regfit.selection;

import dev.regfit.data.DataProblem;
import dev.regfit.data.Draws;
import dev.regfit.model.TestSplit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the rows that a model is tested on. */
public final class TestRows {
    /** Of the numbers of draws from a seed: no repeat of folds has it, so that neither draw depends on the other. */
    private static final long DRAW = -1;

    private TestRows() {}

    /**
     * Which rows are for testing: round(share·n) of them, or whole groups of about as many.
     *
     * @param labels the group of each row where the split has groups; otherwise only their number n counts
     * @throws DataProblem when no row would be left for testing, or fewer than two for training
     */
    public static boolean[] of(TestSplit split, List<String> labels) {
        int n = labels.size();
        int wanted = (int) Math.round(split.share() * n);
        boolean[] chosen = new boolean[n];
        if (!split.groups().isEmpty()) {
            chooseGroups(split, labels, wanted, chosen);
        } else if (split.order() == TestSplit.Order.LAST) {
            for (int i = n - wanted; i < n; i++) {
                chosen[i] = true;
            }
        } else {
            int[] order = order(n, split.seed());
            for (int i = 0; i < wanted; i++) {
                chosen[order[i]] = true;
            }
        }
        requireBoth(chosen, split.share());
        return chosen;
    }

    private static int[] order(int n, long seed) {
        int[] order = new int[n];
        Draws.order(order, Draws.random(seed, DRAW));
        return order;
    }

    /** Groups in a random order, each that brings the number of rows nearer to what is wanted. */
    private static void chooseGroups(TestSplit split, List<String> labels, int wanted, boolean[] chosen) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            rows.computeIfAbsent(labels.get(i), label -> new ArrayList<>()).add(i);
        }
        List<List<Integer>> groups = List.copyOf(rows.values());
        int missing = wanted;
        for (int g : order(groups.size(), split.seed())) {
            int size = groups.get(g).size();
            if (Math.abs(missing - size) < missing) {
                groups.get(g).forEach(i -> chosen[i] = true);
                missing -= size;
            }
        }
    }

    private static void requireBoth(boolean[] chosen, double share) {
        int test = 0;
        for (boolean row : chosen) {
            test += row ? 1 : 0;
        }
        if (test == 0 || chosen.length - test < 2) {
            throw new DataProblem(
                    DataProblem.Kind.TOO_FEW_ROWS,
                    "a test share of %s of %d rows keeps %d for testing and %d for training; give %s"
                            .formatted(
                                    share,
                                    chosen.length,
                                    test,
                                    chosen.length - test,
                                    test == 0 ? "a larger share" : "a smaller share, or more rows"));
        }
    }
}
