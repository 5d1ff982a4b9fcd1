package dev.regfit.spark.rows;

import dev.regfit.data.BlockSum;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.DataProblem;
import dev.regfit.data.DistantRows;
import dev.regfit.data.Outcome;
import dev.regfit.data.PartsAnywhere;
import dev.regfit.data.RowRun;
import dev.regfit.data.Schema;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Function2;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * The rows of a table that Spark holds, in the order of its partitions. What partitions send is put together in that order,
 * whichever is ready first.
 */
public final class SparkRows implements DistantRows {
    /** Where the classes are that say what is wrong with data. */
    private static final String OURS = "dev.regfit.";

    /** So many partitions send what the driver would take long to put together. */
    private static final int MANY = 64;

    private final Dataset<Row> selected;
    private final Layout layout;
    private final Schema shape;
    private final BuildOptions options;
    private final PartsAnywhere parts;
    /** Number of rows of each partition. */
    private long[] counts;

    private RDD<InternalRow> rdd;
    /** Of the pass before; null before the first. */
    private ColumnTotals totals;

    /**
     * Rows of a table; counts them.
     *
     * @param selected the columns of the layout
     * @param shape the predictors, terms and target
     * @param options of which what becomes of missing values counts, and how many levels there may be
     * @param parts the part that each row is in
     */
    public SparkRows(Dataset<Row> selected, Layout layout, Schema shape, BuildOptions options, PartsAnywhere parts) {
        this.selected = selected;
        this.layout = layout;
        this.shape = shape;
        this.options = options;
        this.parts = parts;
        this.counts = counts(selected);
    }

    /**
     * The same where the rows have been counted.
     *
     * @param counts number of rows of each partition
     */
    public SparkRows(
            Dataset<Row> selected,
            Layout layout,
            Schema shape,
            BuildOptions options,
            PartsAnywhere parts,
            long[] counts) {
        this.selected = selected;
        this.layout = layout;
        this.shape = shape;
        this.options = options;
        this.parts = parts;
        this.counts = counts;
    }

    /** The same rows of another shape, as of a target whose classes are known. */
    public SparkRows of(Schema other) {
        return new SparkRows(selected, layout, other, options, parts, counts);
    }

    /** Takes the rows of a table one by one. */
    public interface Sink {
        void row(double[] numbers, String[] texts, Outcome outcome);
    }

    /** Number of rows, those that will not be used among them. */
    public long count() {
        return LongStream.of(counts).sum();
    }

    /**
     * Number of rows of each partition. No column is read for it, so that formats which know how many rows they hold answer
     * without reading.
     */
    public static long[] counts(Dataset<Row> table) {
        RDD<InternalRow> empty = rdd(table.select(new Column[0]));
        long[] counts = new long[empty.getNumPartitions()];
        run(empty, new PartitionTask.Count(), long[].class, (partition, rows) -> counts[partition] = rows[0]);
        return counts;
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
    public void forEach(ToDoubleFunction<String> classNumber, Sink sink) {
        InternalRow[][] rows = new InternalRow[rdd().getNumPartitions()][];
        run(rdd(), new PartitionTask.Fetch(), InternalRow[].class, (partition, fetched) -> rows[partition] = fetched);
        double[] numbers = new double[layout.inputs()];
        String[] texts = new String[numbers.length];
        for (InternalRow[] ofPartition : rows) {
            for (InternalRow row : ofPartition) {
                sink.row(numbers, texts, layout.read(row, numbers, texts, classNumber));
            }
        }
    }

    /**
     * By one pass, unless the partitions hold other numbers of rows than was thought.
     *
     * @throws DataProblem when these are not the rows that the pass before has had
     */
    @Override
    public <T> RowRun<T> run(BlockSum<T> what) {
        for (int attempt = 0; attempt < 2; attempt++) {
            int partitions = rdd().getNumPartitions();
            counts = counts.length == partitions ? counts : new long[partitions]; // this pass will tell
            Merging<T> merging = new Merging<>(shape, what, counts);
            PartitionTask.Sum<T> task = new PartitionTask.Sum<>(
                    layout, shape, options.missing(), options.maxLevels(), parts, starts(), what);
            if (partitions < MANY) {
                run(rdd(), task, PartitionTask.Answer.class, (partition, answer) -> merging.take(answer));
            } else {
                runInGroups(task, merging);
            }
            if (Arrays.equals(counts, merging.counts())) {
                RowRun<T> whole = merging.whole();
                requireSame(merging.totals());
                return whole;
            }
            counts = merging.counts();
        }
        throw otherRows();
    }

    private void requireSame(ColumnTotals ofPass) {
        if (totals != null && !totals.agreesWith(ofPass)) {
            throw otherRows();
        }
        totals = ofPass;
    }

    private static DataProblem otherRows() {
        return new DataProblem(
                DataProblem.Kind.NO_ROWS,
                "the table holds other rows each time that it is read; cache or write it first");
    }

    /** Neighbouring partitions are put together on the cluster first, so that the driver gets fewer sums. */
    private <T> void runInGroups(PartitionTask.Sum<T> task, Merging<T> merging) {
        int size = (int) Math.ceil(Math.sqrt(rdd().getNumPartitions()));
        int groups = (rdd().getNumPartitions() + size - 1) / size;
        Neighbours<T> neighbours = new Neighbours<>(shape, task.what(), counts);
        JavaRDD<PartitionTask.Answer> grouped = rdd().toJavaRDD()
                .mapPartitions(task)
                .mapToPair(answer -> new Tuple2<>(answer.first() / size, answer))
                .groupByKey(new HashPartitioner(groups))
                .map(neighbours);
        run(
                grouped.rdd(),
                new PartitionTask.Only(),
                PartitionTask.Answer.class,
                (group, answer) -> merging.take(answer));
    }

    /** The number of the first row of each partition. */
    private long[] starts() {
        long[] starts = new long[counts.length];
        for (int k = 1; k < starts.length; k++) {
            starts[k] = starts[k - 1] + counts[k - 1];
        }
        return starts;
    }

    private interface Handler<U> {
        void take(int partition, U result);
    }

    private static <S, U> void run(
            RDD<S> rows, Function2<TaskContext, Iterator<S>, U> task, Class<U> type, Handler<U> handler) {
        ClassTag<U> tag = ClassTag$.MODULE$.apply(type);
        try {
            rows.sparkContext()
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
            if (cause instanceof RuntimeException problem
                    && problem.getClass().getName().startsWith(OURS)) {
                return problem;
            }
        }
        DataProblem problem = new DataProblem(
                DataProblem.Kind.DAMAGED_FILE, "Spark could not go through the rows: " + SparkWords.of(failure));
        problem.initCause(failure);
        return problem;
    }
}
