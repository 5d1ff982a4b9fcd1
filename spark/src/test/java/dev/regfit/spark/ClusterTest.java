package dev.regfit.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a real cluster: the digits, and the same bits whatever happens. */
class ClusterTest {
    private static Cluster cluster;
    private static SparkSession spark;

    @BeforeAll
    static void start() {
        cluster = new Cluster(2);
        spark = cluster.session();
    }

    @AfterAll
    static void stop() {
        spark.stop();
        cluster.close();
    }

    /** n rows of p random columns and a label, in order, in so many partitions. */
    static Dataset<Row> random(SparkSession spark, long rows, int columns, int partitions) {
        Dataset<Row> table = spark.range(0, rows, 1, partitions).toDF("id");
        List<org.apache.spark.sql.Column> all = new ArrayList<>(List.of(functions.col("id")));
        org.apache.spark.sql.Column label = functions.lit(3.0);
        for (int j = 0; j < columns; j++) {
            // A hash of the row's number, not rand(), whose numbers depend on the partition.
            org.apache.spark.sql.Column x = functions
                    .xxhash64(functions.col("id"), functions.lit(j))
                    .cast("double")
                    .divide(functions.lit(0x1p62));
            all.add(x.as("x" + j));
            label = label.plus(x.multiply(functions.lit(j % 3 == 0 ? 1.0 / (1 + j) : 0)));
        }
        org.apache.spark.sql.Column noise = functions
                .xxhash64(functions.col("id"), functions.lit(-1))
                .cast("double")
                .divide(functions.lit(0x1p61));
        all.add(label.plus(noise).as("label"));
        return table.select(all.toArray(new org.apache.spark.sql.Column[0]));
    }

    private static String[] names(int columns) {
        String[] names = new String[columns];
        Arrays.setAll(names, j -> "x" + j);
        return names;
    }

    @Test
    void sameBitsForAnyNumberOfPartitions() {
        int columns = 50;
        List<RegfitModel> models = new ArrayList<>();
        for (int partitions : new int[] {1, 2, 8, 8}) {
            Dataset<Row> table = random(spark, 300_000, columns, partitions);
            models.add(new RegfitRegression().setInputCols(names(columns)).fit(table));
        }
        for (RegfitModel model : models) {
            assertArrayEquals(
                    models.get(0).coefficients().toArray(), model.coefficients().toArray(), 0.0);
            assertEquals(models.get(0).modelFile(), model.modelFile());
            assertTrue(model.provenGap() < 1e-9);
        }
        Dataset<Row> vectors = new VectorAssembler()
                .setInputCols(names(columns))
                .setOutputCol("features")
                .transform(random(spark, 300_000, columns, 3));
        RegfitModel assembled = new RegfitRegression().fit(vectors);
        assertEquals(models.get(0).modelFile(), assembled.modelFile());
    }
}
