package dev.regfit.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was missing in the rows of a table; adds up over its parts. Not safe for several threads. */
public final class MissingCounts {
    private final long[] cells;
    private final boolean[] inKeptRows;
    private long targets;
    private long offered;
    private long incomplete;
    private long dropped;

    MissingCounts(int inputs) {
        cells = new long[inputs];
        inKeptRows = new boolean[inputs];
    }

    /** Counts as they were written down: what the getters of others gave; the arrays are kept. */
    MissingCounts(long[] cells, boolean[] inKeptRows, long targets, long offered, long incomplete, long dropped) {
        this.cells = cells;
        this.inKeptRows = inKeptRows;
        this.targets = targets;
        this.offered = offered;
        this.incomplete = incomplete;
        this.dropped = dropped;
    }

    /** Number of predictors. */
    int inputs() {
        return cells.length;
    }

    /** Number of rows without a target. */
    long targets() {
        return targets;
    }

    /** Number of rows in all. */
    long offeredRows() {
        return offered;
    }

    /**
     * Counts a row.
     *
     * @param row one value a predictor, NaN where missing; what follows is not looked at
     * @return whether nothing is missing
     */
    boolean isComplete(double[] row, double target, MissingPolicy policy) {
        offered++;
        boolean complete = !Double.isNaN(target);
        for (int k = 0; k < cells.length; k++) {
            complete &= !Double.isNaN(row[k]);
        }
        if (!complete) {
            countIncomplete(row, target, policy);
        }
        return complete;
    }

    private void countIncomplete(double[] row, double target, MissingPolicy policy) {
        boolean kept = isKept(target, policy);
        incomplete++;
        targets += Double.isNaN(target) ? 1 : 0;
        dropped += kept ? 0 : 1;
        for (int k = 0; k < cells.length; k++) {
            if (Double.isNaN(row[k])) {
                cells[k]++;
                inKeptRows[k] |= kept;
            }
        }
    }

    /** Whether a row in which something is missing is kept. */
    static boolean isKept(double target, MissingPolicy policy) {
        return policy.fillsIn() && !Double.isNaN(target);
    }

    /** Adds what was counted elsewhere, for the same inputs. */
    void add(MissingCounts other) {
        for (int k = 0; k < cells.length; k++) {
            cells[k] += other.cells[k];
            inKeptRows[k] |= other.inKeptRows[k];
        }
        targets += other.targets;
        offered += other.offered;
        incomplete += other.incomplete;
        dropped += other.dropped;
    }

    /** Number of missing values of predictor k, in rows left out too. */
    public long of(int k) {
        return cells[k];
    }

    /** Whether predictor k is missing in a row that was kept. */
    boolean isInKeptRows(int k) {
        return inKeptRows[k];
    }

    /** Number of rows with a missing value. */
    public long incompleteRows() {
        return incomplete;
    }

    /** Number of rows left out. */
    public long droppedRows() {
        return dropped;
    }

    /**
     * The refusal of missing values.
     *
     * @param place where the first is, with a colon behind it, or the empty string
     */
    DataProblem refusal(String place, List<String> inputs, String target) {
        return DataProblem.missingValues(place, counts(inputs, target), offered);
    }

    /** The refusal of rows of which none is left. */
    DataProblem nothingLeft(List<String> inputs, String target) {
        return targets == offered
                ? new DataProblem(
                        DataProblem.Kind.NO_TARGETS,
                        "no rows are left: the target \"%s\" is missing in all %d".formatted(target, offered))
                : DataProblem.allDropped(counts(inputs, target), offered);
    }

    private Map<String, Long> counts(List<String> inputs, String target) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int k = 0; k < cells.length; k++) {
            if (cells[k] > 0) {
                counts.put(inputs.get(k), cells[k]);
            }
        }
        if (targets > 0) {
            counts.put(target, targets);
        }
        return counts;
    }
}
