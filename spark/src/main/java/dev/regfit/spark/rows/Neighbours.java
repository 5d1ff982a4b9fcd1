package dev.regfit.spark.rows;

import dev.regfit.data.BlockSum;
import dev.regfit.data.RowRun;
import dev.regfit.data.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import scala.Tuple2;

/**
 * Puts what neighbouring partitions have sent together, on the cluster.
 *
 * @param expected number of rows of each partition
 */
record Neighbours<T>(Schema shape, BlockSum<T> what, long[] expected)
        implements Function<Tuple2<Integer, Iterable<PartitionTask.Answer>>, PartitionTask.Answer> {

    @Override
    public PartitionTask.Answer call(Tuple2<Integer, Iterable<PartitionTask.Answer>> group) {
        List<PartitionTask.Answer> answers = new ArrayList<>();
        group._2().forEach(answers::add);
        answers.sort(Comparator.comparingInt(PartitionTask.Answer::first));
        int first = answers.get(0).first();
        long[] counts = answers.stream().mapToLong(answer -> answer.counts()[0]).toArray();
        ColumnTotals totals = answers.get(0).totals();
        answers.stream().skip(1).forEach(answer -> totals.add(answer.totals()));
        RowRun<T> whole = null;
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] != expected[first + k]) {
                return new PartitionTask.Answer(first, counts, new byte[0], totals);
            }
            RowRun<T> run = RowRun.read(answers.get(k).run(), shape, what);
            if (whole == null) {
                whole = run;
            } else {
                whole.append(run);
            }
        }
        return new PartitionTask.Answer(first, counts, whole.bytes(), totals);
    }
}
