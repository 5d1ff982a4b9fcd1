package dev.regfit.spark;

import dev.regfit.data.BlockSum;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.DataProblem;
import dev.regfit.data.DistantRows;
import dev.regfit.data.Outcome;
import dev.regfit.data.RowRun;
import dev.regfit.data.Schema;
import dev.regfit.problem.SettingsException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.apache.spark.SparkException;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * The rows of a table that Spark holds, in the order of its partitions. What partitions send is put together in that order,
 * whichever is ready first.
 */
final class SparkRows implements DistantRows {
    private final Dataset<Row> selected;
    private final RowLayout layout;
    private final Schema shape;
    private final BuildOptions options;
    private final FoldPlan folds;
    /** Number of rows of each partition. */
    private long[] counts;

    private RDD<InternalRow> rdd;

    /**
     * Rows of a table; counts them.
     *
     * @param selected the columns of the layout
     * @param shape the predictors, terms and target
     * @param options how rows are taken
     */
    SparkRows(Dataset<Row> selected, RowLayout layout, Schema shape, BuildOptions options, FoldPlan folds) {
        this.selected = selected;
        this.layout = layout;
        this.shape = shape;
        this.options = options;
        this.folds = folds;
        this.counts = counted();
    }

    /** Takes the rows of a table one by one. */
    interface Sink {
        void row(double[] numbers, String[] texts, Outcome outcome);
    }

    /** Number of rows, those that will not be used among them. */
    long count() {
        return LongStream.of(counts).sum();
    }

    Schema shape() {
        return shape;
    }

    BuildOptions options() {
        return options;
    }

    FoldPlan folds() {
        return folds;
    }

    /** Without any column, which formats that know how many rows they hold answer without reading. */
    private long[] counted() {
        long[] known = new long[selected.toJavaRDD().getNumPartitions()];
        RDD<InternalRow> empty = rdd(selected.select(new Column[0]));
        if (empty.getNumPartitions() != known.length) {
            return known; // the first pass will tell
        }
        run(empty, new PartitionTask.Count(), long[].class, (partition, rows) -> known[partition] = rows[0]);
        return known;
    }

    private RDD<InternalRow> rdd() {
        if (rdd == null) {
            rdd = rdd(selected);
        }
        return rdd;
    }

    private static RDD<InternalRow> rdd(Dataset<Row> table) {
        return ((org.apache.spark.sql.classic.Dataset<Row>) table)
                .queryExecution()
                .toRdd();
    }

    /**
     * Brings all rows to the driver, in order.
     *
     * @param classNumber what stands for the label of a class
     */
    void forEach(ToDoubleFunction<String> classNumber, Sink sink) {
        InternalRow[][] rows = new InternalRow[rdd().getNumPartitions()][];
        run(rdd(), new PartitionTask.Fetch(), InternalRow[].class, (partition, fetched) -> rows[partition] = fetched);
        double[] numbers = new double[layout.predictors().size()];
        String[] texts = new String[numbers.length];
        for (InternalRow[] ofPartition : rows) {
            for (InternalRow row : ofPartition) {
                sink.row(numbers, texts, layout.read(row, numbers, texts, classNumber));
            }
        }
    }

    @Override
    public <T> Optional<T> sum(BlockSum<T> what) {
        return run(what).total();
    }

    /** The sums of all rows, by one pass unless the partitions hold other numbers of rows than was thought. */
    <T> RowRun<T> run(BlockSum<T> what) {
        for (int attempt = 0; attempt < 2; attempt++) {
            Merging<T> merging = new Merging<>(what, counts);
            PartitionTask.Sum<T> task = new PartitionTask.Sum<>(
                    layout, shape, options.missing(), options.maxLevels(), folds, starts(), what);
            run(rdd(), task, PartitionTask.Answer.class, merging::take);
            if (Arrays.equals(counts, merging.counts)) {
                return merging.whole();
            }
            counts = merging.counts;
        }
        throw new DataProblem(
                DataProblem.Kind.NO_ROWS,
                "the partitions of the table hold other rows each time that they are read; cache or write the table first");
    }

    /** The number of the first row of each partition. */
    private long[] starts() {
        long[] starts = new long[counts.length];
        for (int k = 1; k < starts.length; k++) {
            starts[k] = starts[k - 1] + counts[k - 1];
        }
        return starts;
    }

    /** Puts the runs of partitions together while they arrive; holds those back that wait for one before them. */
    private final class Merging<T> {
        private final BlockSum<T> what;
        private final long[] expected;
        private final long[] counts;
        private final Map<Integer, byte[]> waiting = new TreeMap<>();
        private RowRun<T> whole;
        private int next;

        Merging(BlockSum<T> what, long[] expected) {
            this.what = what;
            this.expected = expected;
            this.counts = new long[expected.length];
        }

        void take(int partition, PartitionTask.Answer answer) {
            counts[partition] = answer.rows();
            if (answer.rows() != expected[partition]) {
                next = Integer.MAX_VALUE; // the sums are cut at the wrong rows, and all is to be done again
                waiting.clear();
            }
            if (next < Integer.MAX_VALUE) {
                waiting.put(partition, answer.run());
                while (waiting.containsKey(next)) {
                    append(waiting.remove(next++));
                }
            }
        }

        private void append(byte[] bytes) {
            RowRun<T> run = RowRun.read(bytes, shape, what);
            if (whole == null) {
                whole = run;
            } else {
                whole.append(run);
            }
        }

        RowRun<T> whole() {
            if (whole == null) {
                throw new DataProblem(DataProblem.Kind.NO_ROWS, "the table has no rows");
            }
            return whole;
        }
    }

    private interface Handler<U> {
        void take(int partition, U result);
    }

    private <U> void run(RDD<InternalRow> rows, PartitionTask<U> task, Class<U> type, Handler<U> handler) {
        ClassTag<U> tag = ClassTag$.MODULE$.apply(type);
        try {
            selected.sparkSession()
                    .sparkContext()
                    .runJob(
                            rows,
                            task,
                            (partition, result) -> {
                                handler.take((Integer) partition, result);
                                return BoxedUnit.UNIT;
                            },
                            tag);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) { // Scala declares none
            throw unwrapped(failure);
        }
    }

    /** What is wrong with the data is said as on one machine. */
    private static RuntimeException unwrapped(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataProblem problem) {
                return problem;
            }
            if (cause instanceof SettingsException problem) {
                return problem;
            }
        }
        return failure instanceof SparkException
                ? new IllegalStateException(failure.getMessage(), failure)
                : new IllegalStateException(failure);
    }
}
