package dev.regfit.spark.submit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.cli.command.RegfitOnTables;
import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelFormat;
import dev.regfit.spark.LocalSpark;
import dev.regfit.spark.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line on what Spark reads, beside the same on files. */
class SubmitTest {
    private static SparkSession spark;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        spark = LocalSpark.start(folder);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static RegfitOnTables run(boolean onSpark, String... arguments) {
        RegfitOnTables run =
                RegfitOnTables.run(onSpark ? Optional.of(new SparkOpener(spark, false)) : Optional.empty(), arguments);
        assertEquals(0, run.code(), run.err());
        return run;
    }

    private static LinearModel trained(boolean onSpark, String data, String... options) throws Exception {
        Path file = folder.resolve("model.json");
        List<String> arguments = new ArrayList<>(List.of("train", data, "-o", file.toString()));
        arguments.addAll(List.of(options));
        run(onSpark, arguments.toArray(new String[0]));
        return ModelFormat.read(Files.readString(file));
    }

    private static void assertSame(LinearModel expected, LinearModel actual, double tolerance) {
        assertEquals(expected.schema(), actual.schema());
        assertArrayEquals(expected.weights(), actual.weights(), tolerance);
        assertEquals(expected.intercept(), actual.intercept(), tolerance * Math.max(1, Math.abs(expected.intercept())));
        assertEquals(
                expected.training().proof().converged(),
                actual.training().proof().converged());
    }

    @Test
    void fewRowsGiveTheSameBits() throws Exception {
        String csv = Path.of("..", "samples", "houses.csv").toString();
        Dataset<Row> table =
                spark.read().option("header", true).option("inferSchema", true).csv(csv);
        String parquet = folder.resolve("houses.parquet").toString();
        table.coalesce(1).write().parquet(parquet);
        table.coalesce(1).write().mode(SaveMode.Overwrite).saveAsTable("houses");
        String[] options = {"-t", "price", "--na", "mean"};
        LinearModel expected = trained(false, csv, options);
        for (String data : List.of(csv, parquet, "table:houses")) {
            assertSame(expected, trained(true, data, options), 0);
        }
        String report = run(false, "cv", csv, "-t", "price", "--na", "mean").out();
        assertEquals(
                report.lines().skip(1).toList(),
                run(true, "cv", csv, "-t", "price", "--na", "mean")
                        .out()
                        .lines()
                        .skip(1)
                        .toList());
    }

    @Test
    void manyRowsAreSummedWhereTheyAre() throws Exception {
        int columns = 30;
        Dataset<Row> table = Tables.regression(spark, 350_000, columns, 3)
                .drop("id")
                .withColumn(
                        "t",
                        org.apache.spark.sql.functions.concat(
                                org.apache.spark.sql.functions.lit("w"),
                                org.apache.spark.sql.functions.floor(org.apache.spark.sql.functions.col("x1"))));
        String parquet = folder.resolve("many.parquet").toString();
        table.write().parquet(parquet);
        Path csv = folder.resolve("csv");
        spark.read().parquet(parquet).coalesce(1).write().option("header", true).csv(csv.toString());
        Path file;
        try (var files = Files.list(csv)) {
            file = files.filter(each -> each.toString().endsWith(".csv"))
                    .findFirst()
                    .orElseThrow();
        }
        String[] options = {"-t", "label", "-p", "elasticnet"};
        LinearModel expected = trained(false, file.toString(), options);
        for (String data : List.of(parquet, csv.toString())) {
            LinearModel actual = trained(true, data, options);
            assertSame(expected, actual, 1e-10);
            assertEquals("", actual.training().provenance().checksum(), "was read on the driver");
            assertTrue(actual.training().proof().certificate().relativeGap() < 1e-10);
        }
        assertTrue(run(true, "verify", folder.resolve("model.json").toString(), parquet)
                .out()
                .startsWith("the model holds"));
    }

    private static String mistake(String data) {
        RegfitOnTables run = RegfitOnTables.run(Optional.of(new SparkOpener(spark, false)), "train", data, "-t", "y");
        assertEquals(3, run.code(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertFalse(run.err().contains("SQLSTATE"), run.err());
        return run.err();
    }

    @Test
    void parquetThatCannotBeReadIsASentence() throws Exception {
        String none = folder.resolve("none.parquet").toString();
        assertTrue(mistake(none).contains("there is no such file"), mistake(none));
        assertTrue(mistake("table:none").contains("none"), mistake("table:none"));
        Path damaged = folder.resolve("damaged.parquet");
        Files.writeString(damaged, "this is no Parquet file, whatever its name");
        assertTrue(mistake(damaged.toString()).contains("cannot be read: "), mistake(damaged.toString()));
        String parts = folder.resolve("parts").toString();
        spark.range(3).toDF("y").write().parquet(parts);
        assertTrue(mistake(parts).contains("these are Parquet files; give parquet:" + parts), mistake(parts));
    }

    @Test
    void mistakesAreSentences() throws Exception {
        Path bad = folder.resolve("bad.csv");
        Files.writeString(bad, "x,y\n1,2\n3,4\nfour,5\n6,7\n");
        RegfitOnTables onSpark = RegfitOnTables.run(
                Optional.of(new SparkOpener(spark, false)),
                "train",
                folder.resolve("none.csv").toString());
        assertEquals(3, onSpark.code());
        assertTrue(onSpark.err().contains("there is no such file"), onSpark.err());
        RegfitOnTables text = RegfitOnTables.run(Optional.of(new SparkOpener(spark, false)), "inspect", bad.toString());
        assertEquals(0, text.code(), text.err());
    }
}
