package dev.regfit.spark.rows;

import dev.regfit.data.BlockSum;
import dev.regfit.data.DataProblem;
import dev.regfit.data.RowRun;
import dev.regfit.data.Schema;
import java.util.Map;
import java.util.TreeMap;

/** Puts the runs of partitions together while they arrive; holds those back that wait for one before them. */
final class Merging<T> {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Schema shape;
    private final BlockSum<T> what;
    private final long[] expected;
    private final long[] counts;
    private final Map<Integer, PartitionTask.Answer> waiting = new TreeMap<>();
    private RowRun<T> whole;
    private ColumnTotals totals;
    private int next;

    /**
     * None yet.
     *
     * @param expected number of rows of each partition
     */
    Merging(Schema shape, BlockSum<T> what, long[] expected) {
        this.shape = shape;
        this.what = what;
        this.expected = expected;
        this.counts = new long[expected.length];
    }

    /** Takes what some partitions have sent. */
    void take(PartitionTask.Answer answer) {
        addTotals(answer.totals());
        boolean asExpected = true;
        for (int k = 0; k < answer.counts().length; k++) {
            counts[answer.first() + k] = answer.counts()[k];
            asExpected &= answer.counts()[k] == expected[answer.first() + k];
        }
        if (!asExpected) {
            next = NEVER; // the sums are cut at the wrong rows, and all is to be done again
            waiting.clear();
        }
        if (next != NEVER) {
            waiting.put(answer.first(), answer);
            while (waiting.containsKey(next)) {
                append(waiting.remove(next));
            }
        }
    }

    private void addTotals(ColumnTotals some) {
        if (totals == null) {
            totals = some;
        } else {
            totals.add(some);
        }
    }

    private void append(PartitionTask.Answer answer) {
        RowRun<T> run = RowRun.read(answer.run(), shape, what);
        next += answer.counts().length;
        if (whole == null) {
            whole = run;
        } else {
            whole.append(run);
        }
    }

    /** Number of rows that each partition has had. */
    long[] counts() {
        return counts;
    }

    /** The totals of the columns; null if there is no partition. */
    ColumnTotals totals() {
        return totals;
    }

    /** The run of all, if all were as expected. */
    RowRun<T> whole() {
        if (whole == null) {
            throw new DataProblem(DataProblem.Kind.NO_ROWS, "the table has no rows");
        }
        return whole;
    }
}
