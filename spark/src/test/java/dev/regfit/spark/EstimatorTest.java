package dev.regfit.spark;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.cli.command.RegfitOnTables;
import dev.regfit.data.DataProblem;
import dev.regfit.problem.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The estimator as a stage of pipelines. */
class EstimatorTest {
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

    private static Dataset<Row> houses() {
        return spark.read()
                .option("header", true)
                .option("inferSchema", true)
                .csv(Path.of("..", "samples", "houses.csv").toString());
    }

    private static RegfitRegression ofHouses() {
        return new RegfitRegression()
                .setInputCols(new String[] {"area", "rooms", "built", "district", "garage", "lot"})
                .setLabelCol("price")
                .setMissing("mean-indicator");
    }

    @Test
    void isAStageThatIsSavedAndReadAgain() {
        Dataset<Row> table = Tables.regression(spark, 500, 6, 2);
        VectorAssembler assembler =
                new VectorAssembler().setInputCols(Tables.names(6)).setOutputCol("features");
        Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {assembler, new RegfitRegression()});
        PipelineModel fitted = pipeline.fit(table);
        String path = folder.resolve("pipeline").toString();
        assertTrue(saved(() -> fitted.write().overwrite().save(path)));
        PipelineModel again = PipelineModel.load(path);
        List<Row> expected = fitted.transform(table).select("prediction").collectAsList();
        assertEquals(expected, again.transform(table).select("prediction").collectAsList());

        RegfitRegression regression = ofHouses().setAlpha(3.5).setFolds(7).setSeed(11);
        String second = folder.resolve("regression").toString();
        assertTrue(saved(() -> regression.write().overwrite().save(second)));
        RegfitRegression read = RegfitRegression.load(second);
        assertEquals(regression.uid(), read.uid());
        assertArrayEquals(regression.getOrDefault(regression.inputCols()), read.getOrDefault(read.inputCols()));
        for (Param<?> param : regression.params()) {
            Object expectedValue = regression.get(param).getOrElse(() -> "");
            boolean isList = param.equals(regression.inputCols());
            assertEquals(
                    isList ? "" : expectedValue,
                    isList ? "" : read.get(read.getParam(param.name())).getOrElse(() -> ""));
        }
        assertEquals(
                "0.5",
                regression.copy(ParamMap.empty().put(regression.alpha(), "0.5")).getOrDefault(regression.alpha()));
    }

    private interface Saving {
        void save() throws Exception;
    }

    private static boolean saved(Saving saving) {
        try {
            saving.save();
            return true;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The folder of a model holds a file that the command line reads, and both predict the same. */
    @Test
    void commandLineReadsTheModel() throws Exception {
        RegfitModel model = ofHouses().fit(houses());
        Path saved = folder.resolve("model");
        model.write().overwrite().save(saved.toString());
        RegfitOnTables run = RegfitOnTables.run(
                Optional.empty(),
                "predict",
                saved.resolve("model.json").toString(),
                Path.of("..", "samples", "houses.csv").toString());
        assertEquals(0, run.code(), run.err());
        double[] expected =
                run.out().lines().skip(1).mapToDouble(Double::parseDouble).toArray();
        double[] actual =
                RegfitModel.load(saved.toString()).transform(houses()).select("prediction").collectAsList().stream()
                        .mapToDouble(row -> row.getDouble(0))
                        .toArray();
        assertArrayEquals(expected, actual, 0.0);
        assertEquals(model.modelFile(), Files.readString(saved.resolve("model.json")));
    }

    @Test
    void choosesByKeysWhateverTheOrder() {
        Dataset<Row> table = Tables.regression(spark, 400, 5, 3);
        RegfitRegression regression = new RegfitRegression()
                .setInputCols(Tables.names(5))
                .setFoldKeyCol("id")
                .setRule("1se");
        double alpha = regression.fit(table).alpha();
        assertEquals(alpha, regression.fit(table.orderBy(col("x0"))).alpha(), 1e-12 * alpha);
    }

    /** Of very many partitions neighbours are put together before the driver sees them. */
    @Test
    void sameBitsForVeryManyPartitions() {
        int columns = 40;
        RegfitRegression regression =
                new RegfitRegression().setInputCols(Tables.names(columns)).setPenalty("l2");
        String expected =
                regression.fit(Tables.regression(spark, 250_000, columns, 1)).modelFile();
        assertEquals(
                expected,
                regression.fit(Tables.regression(spark, 250_000, columns, 90)).modelFile());
    }

    @Test
    void refusesInSentences() {
        assertEquals(
                "penalty: \"l3\" is none of none, l2, l1, elasticnet",
                assertThrows(
                                SettingsException.class,
                                () -> ofHouses().setPenalty("l3").fit(houses()))
                        .getMessage());
        assertEquals(
                "there is no column \"cost\"; the columns are area, rooms, built, district, garage, lot, price",
                assertThrows(
                                SettingsException.class,
                                () -> ofHouses().setLabelCol("cost").fit(houses()))
                        .getMessage());
        DataProblem missing = assertThrows(
                DataProblem.class, () -> ofHouses().setMissing("error").fit(houses()));
        assertEquals(DataProblem.Kind.MISSING_VALUES, missing.kind());
        Dataset<Row> other = houses().withColumn("district", org.apache.spark.sql.functions.lit("moon"));
        RegfitModel model = ofHouses().fit(houses());
        assertThrows(
                Exception.class,
                () -> model.transform(other).select("prediction").collectAsList());
        assertEquals(
                other.count(),
                model.setUnseen("zero")
                        .transform(other)
                        .select("prediction")
                        .na()
                        .drop()
                        .count());
    }
}
