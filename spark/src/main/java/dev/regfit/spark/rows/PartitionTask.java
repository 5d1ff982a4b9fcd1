package dev.regfit.spark.rows;

import dev.regfit.data.BlockSum;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Outcome;
import dev.regfit.data.PartsAnywhere;
import dev.regfit.data.RowKeeping;
import dev.regfit.data.RunBuilder;
import dev.regfit.data.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Function2;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;

/** What is done with the rows of a partition where they are. */
interface PartitionTask<U> extends Function2<TaskContext, Iterator<InternalRow>, U>, Serializable {

    /** Counts rows. */
    record Count() implements PartitionTask<long[]> {
        @Override
        public long[] apply(TaskContext context, Iterator<InternalRow> rows) {
            long count = 0;
            while (rows.hasNext()) {
                rows.next();
                count++;
            }
            return new long[] {count};
        }
    }

    /** Sends the rows themselves. */
    record Fetch() implements PartitionTask<InternalRow[]> {
        @Override
        public InternalRow[] apply(TaskContext context, Iterator<InternalRow> rows) {
            List<InternalRow> copies = new ArrayList<>();
            while (rows.hasNext()) {
                copies.add(rows.next().copy());
            }
            return copies.toArray(new InternalRow[0]);
        }
    }

    /** Takes the one element that there is. */
    record Only() implements Function2<TaskContext, Iterator<Answer>, Answer>, Serializable {
        @Override
        public Answer apply(TaskContext context, Iterator<Answer> answers) {
            return answers.next();
        }
    }

    /**
     * What neighbouring partitions send.
     *
     * @param first the number of the first of them
     * @param counts number of rows of each
     * @param run their sums; empty where counts are not those that were expected
     * @param totals of the columns of all of them
     */
    record Answer(int first, long[] counts, byte[] run, ColumnTotals totals) implements Serializable {}

    /**
     * Sums rows.
     *
     * @param starts the number of the first row of each partition
     */
    record Sum<T>(
            Layout layout,
            Schema shape,
            MissingPolicy missing,
            int maxLevels,
            PartsAnywhere parts,
            long[] starts,
            BlockSum<T> what)
            implements PartitionTask<Answer>, FlatMapFunction<java.util.Iterator<InternalRow>, Answer> {

        @Override
        public Answer apply(TaskContext context, Iterator<InternalRow> rows) {
            return sum(CollectionConverters.asJava(rows));
        }

        @Override
        public java.util.Iterator<Answer> call(java.util.Iterator<InternalRow> rows) {
            return List.of(sum(rows)).iterator();
        }

        private Answer sum(java.util.Iterator<InternalRow> rows) {
            int partition = TaskContext.getPartitionId();
            BuildOptions options = new BuildOptions(missing, RowKeeping.NEVER, maxLevels, 1);
            RunBuilder<T> builder = new RunBuilder<>(shape, options, parts.parts(), starts[partition], what);
            double[] numbers = new double[layout.inputs()];
            String[] texts = new String[numbers.length];
            ColumnTotals totals = new ColumnTotals(numbers.length);
            long count = 0;
            while (rows.hasNext()) {
                Outcome outcome = layout.read(rows.next(), numbers, texts, this::classNumber);
                totals.add(numbers, texts, outcome);
                builder.add(numbers, texts, outcome);
                count++;
            }
            return new Answer(partition, new long[] {count}, builder.finish().bytes(), totals);
        }

        private double classNumber(String label) {
            return label == null ? Double.NaN : shape.classes().orElseThrow().code(label);
        }
    }
}
