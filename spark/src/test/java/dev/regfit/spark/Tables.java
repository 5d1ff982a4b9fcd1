package dev.regfit.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Tables made up, the same rows in the same order for any number of partitions. */
public final class Tables {
    private Tables() {}

    /** Numbers of about ±2 by the row's number: rand() would depend on the partition. */
    public static Column noise(int seed) {
        return xxhash64(col("id"), lit(seed)).cast("double").divide(lit(0x1p62));
    }

    /** The same of so few digits that sums with numbers of 10^8 are exact. */
    public static Column shortNoise(int seed) {
        return functions.floor(noise(seed).multiply(lit(1024))).divide(lit(1024));
    }

    /** A label of every third column, x0, x3, ..., and noise. */
    public static Dataset<Row> regression(SparkSession spark, long rows, int columns, int partitions) {
        List<Column> all = new ArrayList<>(List.of(col("id")));
        Column label = lit(3.0);
        for (int j = 0; j < columns; j++) {
            all.add(noise(j).as("x" + j));
            label = label.plus(noise(j).multiply(lit(j % 3 == 0 ? 1.0 / (1 + j) : 0)));
        }
        all.add(label.plus(noise(-1)).as("label"));
        return spark.range(0, rows, 1, partitions).toDF("id").select(all.toArray(new Column[0]));
    }

    /** The same with counts and classes that go by the same columns. */
    public static Dataset<Row> withClasses(Dataset<Row> table) {
        Column f = col("label").minus(lit(3.0));
        return table.withColumn("count", functions.floor(functions.exp(f.divide(lit(2)))))
                .withColumn("class", functions.when(f.gt(noise(-2)), "yes").otherwise("no"));
    }

    public static String[] names(int columns) {
        String[] names = new String[columns];
        Arrays.setAll(names, j -> "x" + j);
        return names;
    }
}
