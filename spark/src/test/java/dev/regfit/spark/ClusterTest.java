package dev.regfit.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.cli.command.RegfitOnTables;
import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real cluster: the digits, and the same bits whatever happens. */
class ClusterTest {
    private static final int ROWS = 300_000;
    private static final int COLUMNS = 50;

    private static Cluster cluster;
    private static SparkSession spark;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        cluster = new Cluster(2);
        spark = cluster.session();
    }

    @AfterAll
    static void stop() {
        try {
            if (spark != null) {
                spark.stop();
            }
        } finally {
            cluster.close();
        }
    }

    private static Dataset<Row> sample(String name) {
        return spark.read()
                .option("header", true)
                .option("inferSchema", true)
                .csv(Path.of("..", "samples", name).toString());
    }

    private static RegfitRegression on(Dataset<Row> table, String target) {
        String[] inputs = Arrays.stream(table.columns())
                .filter(name -> !name.equals(target))
                .toArray(String[]::new);
        return new RegfitRegression().setInputCols(inputs).setLabelCol(target);
    }

    /** What the command line makes of a sample. */
    private static LinearModel trained(String sample, String... options) throws Exception {
        Path file = folder.resolve("model.json");
        List<String> arguments = new ArrayList<>(
                List.of("train", Path.of("..", "samples", sample).toString(), "-o", file.toString()));
        arguments.addAll(List.of(options));
        RegfitOnTables run = RegfitOnTables.run(Optional.empty(), arguments.toArray(new String[0]));
        assertEquals(0, run.code(), run.err());
        return ModelFormat.read(Files.readString(file));
    }

    /** The number of digits that agree. */
    private static double digits(double actual, double expected) {
        return actual == expected ? 16 : -Math.log10(Math.abs(actual - expected) / Math.abs(expected));
    }

    @Test
    void longley() throws Exception {
        Properties certified = new Properties();
        Path nist = Path.of("..", "core", "src", "test", "resources", "nist", "certified.properties");
        try (var in = Files.newInputStream(nist)) {
            certified.load(in);
        }
        double[] expected = Arrays.stream(
                        certified.getProperty("Longley.doubles").split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        RegfitModel model = on(sample("longley.csv"), "y").setPenalty("none").fit(sample("longley.csv"));
        assertTrue(digits(model.intercept(), expected[0]) >= 13);
        for (int j = 1; j < expected.length; j++) {
            assertTrue(digits(model.coefficients().apply(j - 1), expected[j]) >= 13, "column " + j);
        }
    }

    /** Few rows, which come to the driver, and so many that they do not. */
    @Test
    void columnsFarFromZero() {
        for (long rows : new long[] {1000, 3_500_000}) {
            Dataset<Row> table = spark.range(0, rows, 1, 4)
                    .toDF("id")
                    .select(
                            Tables.shortNoise(1).plus(lit(1e8)).as("a"),
                            Tables.shortNoise(2).plus(lit(1e8)).as("b"))
                    .withColumn("label", col("a").multiply(lit(2)).minus(col("b").multiply(lit(3))));
            RegfitModel model = new RegfitRegression()
                    .setInputCols(new String[] {"a", "b"})
                    .setPenalty("none")
                    .fit(table);
            assertTrue(digits(model.coefficients().apply(0), 2) >= 10, rows + " rows: " + model.coefficients());
            assertTrue(digits(model.coefficients().apply(1), -3) >= 10, rows + " rows: " + model.coefficients());
        }
    }

    @Test
    void sameAsTheCommandLineOnFewRows() throws Exception {
        Dataset<Row> table = sample("diabetes.csv").repartition(3).coalesce(1);
        LinearModel expected = trained("diabetes.csv", "-t", "y");
        RegfitModel model = on(sample("diabetes.csv"), "y").fit(sample("diabetes.csv"));
        assertArrayEquals(expected.weights(), model.coefficients().toArray(), 0.0);
        assertEquals(expected.intercept(), model.intercept());
        assertEquals(
                table.count(),
                ModelFormat.read(model.modelFile()).training().provenance().rows());
    }

    @Test
    void textsAndMissingValues() throws Exception {
        Dataset<Row> table = sample("demand.csv");
        LinearModel expected = trained("demand.csv", "-t", "demand", "-p", "l2", "-a", "3");
        RegfitModel model = on(table, "demand").setPenalty("l2").setAlpha(3).fit(table);
        assertEquals(expected.schema().features(), List.of(model.featureNames()));
        assertArrayEquals(expected.weights(), model.coefficients().toArray(), 0.0);

        Dataset<Row> holes = table.withColumn(
                "weekend",
                org.apache
                        .spark
                        .sql
                        .functions
                        .when(col("hour").equalTo(3), null)
                        .otherwise(col("weekend")));
        RegfitModel filled = on(table, "demand").setMissing("none").fit(holes);
        assertTrue(List.of(filled.featureNames()).contains("weekend=(missing)"));
        assertEquals(
                0, filled.transform(holes).filter(col("prediction").isNull()).count());
    }

    @Test
    void sameBitsForAnyNumberOfPartitions() {
        AtomicInteger jobs = new AtomicInteger();
        SparkListener counter = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart start) {
                jobs.incrementAndGet();
            }
        };
        spark.sparkContext().addSparkListener(counter);
        List<String> files = new ArrayList<>();
        for (int partitions : new int[] {1, 2, 8, 8}) {
            Dataset<Row> table = Tables.regression(spark, ROWS, COLUMNS, partitions);
            RegfitModel model =
                    new RegfitRegression().setInputCols(Tables.names(COLUMNS)).fit(table);
            files.add(model.modelFile());
            assertTrue(model.provenGap() < 1e-9);
        }
        Dataset<Row> vectors = new VectorAssembler()
                .setInputCols(Tables.names(COLUMNS))
                .setOutputCol("features")
                .transform(Tables.regression(spark, ROWS, COLUMNS, 3));
        files.add(new RegfitRegression().fit(vectors).modelFile());
        assertEquals(1, files.stream().distinct().count());
        spark.sparkContext().removeSparkListener(counter);
        // Ten folds and a hundred strengths: a count, a pass for sums and one for the certificate.
        assertTrue(jobs.get() <= 3 * files.size(), jobs + " jobs");
    }

    @Test
    void aKilledWorkerChangesNothing() throws Exception {
        Dataset<Row> table = Tables.regression(spark, ROWS, COLUMNS, 8);
        RegfitRegression regression = new RegfitRegression()
                .setInputCols(Tables.names(COLUMNS))
                .setFoldKeyCol("id")
                .setRule("1se");
        String expected = regression.fit(table).modelFile();
        CompletableFuture<String> fit =
                CompletableFuture.supplyAsync(() -> regression.fit(table).modelFile());
        while (spark.sparkContext().statusTracker().getActiveStageIds().length == 0) {
            Thread.sleep(20);
        }
        Thread.sleep(300);
        cluster.killWorker(1);
        assertEquals(expected, fit.get());
        cluster.addWorker();
    }

    @Test
    void otherLossesOfManyRows() {
        int columns = 25;
        for (String loss : List.of("logistic", "poisson", "huber")) {
            String label = loss.equals("logistic") ? "class" : loss.equals("poisson") ? "count" : "label";
            List<String> files = new ArrayList<>();
            for (int partitions : new int[] {2, 5}) {
                Dataset<Row> table = Tables.withClasses(Tables.regression(spark, 400_000, columns, partitions));
                RegfitModel model = new RegfitRegression()
                        .setInputCols(Tables.names(columns))
                        .setLabelCol(label)
                        .setLoss(loss)
                        .setDelta(1)
                        .setAlpha(0.01)
                        .fit(table);
                files.add(model.modelFile());
                assertTrue(model.provenGap() <= 1e-9, loss + " " + model.provenGap());
                assertTrue(
                        model.coefficients().apply(0) > 0.1
                                && model.coefficients().apply(1) == 0,
                        loss);
            }
            assertEquals(files.get(0), files.get(1));
        }
    }
}
