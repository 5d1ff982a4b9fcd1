package dev.regfit.data;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was missing in the rows of a table; adds up over its parts. Not safe for several threads. */
public final class MissingCounts {
    private final long[] cells;
    private final boolean[] inKeptRows;
    private long targets;
    private long offsets;
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
    public long targets() {
        return targets;
    }

    /** Number of rows without an offset. */
    long offsets() {
        return offsets;
    }

    /** Number of rows in all. */
    public long offeredRows() {
        return offered;
    }

    /** Counts rows that lack nothing. */
    void addComplete(int rows) {
        offered += rows;
    }

    /**
     * Counts a row.
     *
     * @param row one value a predictor, NaN where missing; what follows is not looked at
     * @return whether nothing is missing
     */
    boolean isComplete(double[] row, Outcome outcome, MissingPolicy policy) {
        offered++;
        boolean complete = !Double.isNaN(outcome.needed());
        for (int k = 0; k < cells.length; k++) {
            complete &= !Double.isNaN(row[k]);
        }
        if (!complete) {
            countIncomplete(row, outcome, policy);
        }
        return complete;
    }

    private void countIncomplete(double[] row, Outcome outcome, MissingPolicy policy) {
        boolean kept = isKept(outcome, policy);
        incomplete++;
        targets += Double.isNaN(outcome.target()) ? 1 : 0;
        offsets += Double.isNaN(outcome.offset()) ? 1 : 0;
        dropped += kept ? 0 : 1;
        for (int k = 0; k < cells.length; k++) {
            if (Double.isNaN(row[k])) {
                cells[k]++;
                inKeptRows[k] |= kept;
            }
        }
    }

    /** Whether a row in which something is missing is kept. */
    static boolean isKept(Outcome outcome, MissingPolicy policy) {
        return policy.fillsIn() && !Double.isNaN(outcome.needed());
    }

    /** Adds what was counted elsewhere, for the same inputs. */
    void add(MissingCounts other) {
        for (int k = 0; k < cells.length; k++) {
            cells[k] += other.cells[k];
            inKeptRows[k] |= other.inKeptRows[k];
        }
        targets += other.targets;
        offsets += other.offsets;
        offered += other.offered;
        incomplete += other.incomplete;
        dropped += other.dropped;
    }

    /** Writes the counts for another process. */
    void write(DataOutput out) throws IOException {
        for (int k = 0; k < cells.length; k++) {
            out.writeLong(cells[k]);
            out.writeBoolean(inKeptRows[k]);
        }
        for (long count : new long[] {targets, offsets, offered, incomplete, dropped}) {
            out.writeLong(count);
        }
    }

    /** Reads counts that were written so, for the same inputs. */
    void read(DataInput in) throws IOException {
        for (int k = 0; k < cells.length; k++) {
            cells[k] = in.readLong();
            inKeptRows[k] = in.readBoolean();
        }
        targets = in.readLong();
        offsets = in.readLong();
        offered = in.readLong();
        incomplete = in.readLong();
        dropped = in.readLong();
    }

    /** Number of missing values of predictor k, in rows left out too. */
    public long of(int k) {
        return cells[k];
    }

    /** Whether predictor k is missing in a row that was kept. */
    boolean isInKeptRows(int k) {
        return inKeptRows[k];
    }

    /** The predictors that are missing in a row that was kept, by name. */
    List<String> incompleteColumns(Schema schema) {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < cells.length; k++) {
            if (inKeptRows[k]) {
                names.add(schema.predictors().get(k).name());
            }
        }
        return names;
    }

    /** Number of rows with a missing value. */
    public long incompleteRows() {
        return incomplete;
    }

    /** Number of rows left out. */
    public long droppedRows() {
        return dropped;
    }

    /** Number of rows that a policy neither takes nor leaves out. */
    long refusedRows(MissingPolicy policy) {
        return switch (policy) {
            case ERROR -> incomplete;
            case NONE -> targets + offsets;
            default -> 0;
        };
    }

    /** The refusal to learn from nothing, all rows having been left out or of weight zero. */
    DataProblem noRows(String target) {
        if (dropped == 0) {
            return new DataProblem(
                    DataProblem.Kind.BAD_WEIGHT, "there are no rows to learn from: all have weight zero");
        }
        return targets == dropped
                ? new DataProblem(
                        DataProblem.Kind.NO_TARGET,
                        "no rows are left: the target column \"%s\" has no values".formatted(target))
                : new DataProblem(
                        DataProblem.Kind.NO_COMPLETE_ROW,
                        "no rows are left: each of the %s has a missing value".formatted(Counts.grouped(dropped)));
    }

    /**
     * The refusal of missing values.
     *
     * @param place where the first is, with a colon behind it, or the empty string
     * @param policy which refuses those of target and offset, or all
     */
    MissingValues refusal(String place, Schema schema, MissingPolicy policy) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int k = 0; k < cells.length; k++) {
            if (cells[k] > 0 && policy == MissingPolicy.ERROR) {
                counts.put(schema.predictors().get(k).name(), cells[k]);
            }
        }
        if (offsets > 0) {
            counts.put(schema.offset(), offsets);
        }
        if (targets > 0) {
            counts.put(schema.target(), targets);
        }
        return new MissingValues(place, counts, schema, this);
    }
}
