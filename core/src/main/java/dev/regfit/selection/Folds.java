package dev.regfit.selection;

import dev.regfit.data.DataProblem;
import dev.regfit.data.Draws;
import dev.regfit.data.PartsAnywhere;
import dev.regfit.data.RowParts;
import dev.regfit.problem.SettingsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The ways to cut rows into folds. None needs to know how many rows will come, but that of time. */
public final class Folds {
    private Folds() {}

    /**
     * Folds drawn at random, of equal size to within one row: each run of k rows is dealt to the k folds in a random
     * order, which depends on the seed and the number of the run alone.
     *
     * @param folds k, at least 2
     * @param repeat number of the repeat, from 0
     */
    public static RowParts random(int folds, long seed, int repeat) {
        return new Dealt(folds, Draws.random(seed, repeat).nextLong());
    }

    /**
     * Folds drawn at random that hold the same share of each label: as many rows of it to within one, and as many rows in
     * all to within one. They are drawn once all rows are there.
     */
    public static RowParts stratified(int folds, long seed, int repeat) {
        return new Stratified(folds, Draws.random(seed, repeat).nextLong());
    }

    /**
     * Folds that keep rows of the same label together: a label goes, when it first appears, to the fold that has fewest
     * rows then; among equals, to one at random.
     */
    public static RowParts ofGroups(int folds, long seed, int repeat) {
        return new Groups(
                folds, Draws.random(seed, repeat), Draws.random(seed, repeat).nextLong());
    }

    /** A fold for each label, in the order of their first appearance. */
    public static RowParts named() {
        Map<String, Integer> known = new HashMap<>();
        return (row, label) -> {
            Integer fold = known.get(label);
            if (fold == null) {
                fold = known.size();
                known.put(label, fold);
            }
            return fold;
        };
    }

    /**
     * Folds drawn at random for rows that are in several places: as {@link #random}, or by the label of each row, as an
     * identifier is. Rows of the same label are in the same fold, and sizes then differ as chance will have it.
     *
     * @param folds k, at least 2
     */
    public static PartsAnywhere anywhere(int folds, long seed, boolean byLabel) {
        return new Anywhere(folds, Draws.random(seed, 0).nextLong(), byLabel);
    }

    private record Anywhere(int count, long seed, boolean byLabel) implements PartsAnywhere {
        @Override
        public RowParts parts() {
            return byLabel
                    ? (row, label) -> Draws.below(count, Draws.random(seed, spread(label)))
                    : new Dealt(count, seed);
        }

        /** A number for a text (FNV-1a of its characters). */
        private static long spread(String text) {
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            return hash;
        }
    }

    /** One fold more than asked for, of consecutive rows: each but the first is predicted from those before it. */
    public static RowParts inTime(int folds) {
        return new Consecutive(folds + 1);
    }

    /** The same folds without the empty ones, where there are fewer rows or groups than folds. */
    public static RowParts withoutEmpty(RowParts folds) {
        return new Checked(folds, 0);
    }

    /** The same folds, to be refused when one is empty because there are fewer rows or groups. */
    public static RowParts noneEmpty(RowParts folds, int count) {
        return new Checked(folds, count);
    }

    /** Deals runs of rows to the folds. */
    private static final class Dealt implements RowParts {
        private final int[] order;
        private final long seed;
        private long run = -1;

        Dealt(int folds, long seed) {
            this.order = new int[folds];
            this.seed = seed;
        }

        @Override
        public int of(long row, String label) {
            int k = order.length;
            if (row / k != run) {
                run = row / k;
                Draws.order(order, Draws.random(seed, run));
            }
            return order[(int) (row % k)];
        }

        @Override
        public Optional<PartsAnywhere> anywhere() {
            return Optional.of(new Anywhere(order.length, seed, false));
        }
    }

    /**
     * Deals the rows of each label in runs, as above. The run that is not full at the end goes on along one order of the
     * folds where that of the label before ended, so that their sizes differ as little as can be.
     */
    private static final class Stratified implements RowParts {
        private final int[] order;
        private final long seed;
        private final Map<String, Integer> labels = new HashMap<>();

        Stratified(int folds, long seed) {
            this.order = new int[folds];
            this.seed = seed;
        }

        /** The number of the label, for now. */
        @Override
        public int of(long row, String label) {
            return labels.computeIfAbsent(label, unknown -> labels.size());
        }

        @Override
        public boolean needsAllRows() {
            return true;
        }

        @Override
        public int[] settled(int[] numbers) {
            int k = order.length;
            int[] rests = new int[k];
            Draws.order(rests, Draws.random(seed, -1));
            int[] settled = new int[numbers.length];
            int dealt = 0;
            for (int label = 0; label < labels.size(); label++) {
                int[] rows = rows(numbers, label);
                int full = rows.length - rows.length % k;
                RowParts runs = new Dealt(k, Draws.random(seed, label).nextLong());
                for (int i = 0; i < rows.length; i++) {
                    settled[rows[i]] = i < full ? runs.of(i, null) : rests[dealt++ % k];
                }
            }
            return settled;
        }

        private static int[] rows(int[] numbers, int label) {
            return IntStream.range(0, numbers.length)
                    .filter(i -> numbers[i] == label)
                    .toArray();
        }
    }

    /** Keeps groups together. */
    private static final class Groups implements RowParts {
        private final Map<String, Integer> known = new HashMap<>();
        private final long[] sizes;
        private final SplittableRandom random;
        private final long seedAnywhere;

        Groups(int folds, SplittableRandom random, long seedAnywhere) {
            this.sizes = new long[folds];
            this.random = random;
            this.seedAnywhere = seedAnywhere;
        }

        /** By the label alone, as no place knows how many rows of a group the others have. */
        @Override
        public Optional<PartsAnywhere> anywhere() {
            return Optional.of(new Anywhere(sizes.length, seedAnywhere, true));
        }

        @Override
        public int of(long row, String label) {
            Integer fold = known.get(label);
            if (fold == null) {
                fold = smallest();
                known.put(label, fold);
            }
            sizes[fold]++;
            return fold;
        }

        private int smallest() {
            List<Integer> smallest = new ArrayList<>();
            for (int k = 0; k < sizes.length; k++) {
                if (!smallest.isEmpty() && sizes[k] < sizes[smallest.get(0)]) {
                    smallest.clear();
                }
                if (smallest.isEmpty() || sizes[k] == sizes[smallest.get(0)]) {
                    smallest.add(k);
                }
            }
            return smallest.get(Draws.below(smallest.size(), random));
        }
    }

    /** Numbers the parts that have rows, in the order of their numbers; at least so many are wanted. */
    private record Checked(RowParts all, int fewest) implements RowParts {
        @Override
        public int of(long row, String label) {
            return all.of(row, label);
        }

        @Override
        public boolean needsAllRows() {
            return all.needsAllRows();
        }

        @Override
        public Optional<PartsAnywhere> anywhere() {
            return all.anywhere();
        }

        @Override
        public int[] settled(int[] unsettled) {
            int[] parts = all.settled(unsettled);
            int[] known = IntStream.of(parts).sorted().distinct().toArray();
            if (known.length < fewest) {
                DataProblem.requireSeveral(parts.length, "folds are cut from several");
                throw new SettingsException(
                        "only %d of %d folds would hold rows; ask for fewer folds".formatted(known.length, fewest));
            }
            return IntStream.of(parts)
                    .map(part -> Arrays.binarySearch(known, part))
                    .toArray();
        }
    }

    /** Cuts where the shares of rows are equal, once it is known how many there are. */
    private record Consecutive(int parts) implements RowParts {
        @Override
        public int of(long row, String label) {
            return 0;
        }

        @Override
        public boolean needsAllRows() {
            return true;
        }

        @Override
        public int[] settled(int[] unsettled) {
            int n = unsettled.length;
            int[] settled = new int[n];
            for (int i = 0; i < n; i++) {
                settled[i] = (int) ((long) i * parts / n);
            }
            return settled;
        }
    }
}
