package dev.regfit.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.cli.command.RegfitOnTables;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.Classes;
import dev.regfit.data.DataProblem;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.MomentSum;
import dev.regfit.data.PartsAnywhere;
import dev.regfit.data.RowKeeping;
import dev.regfit.data.Schema;
import dev.regfit.problem.SettingsException;
import dev.regfit.spark.rows.InputColumns;
import dev.regfit.spark.rows.RowLayout;
import dev.regfit.spark.rows.SparkRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
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
                model.setUnseen("empty")
                        .transform(other)
                        .filter(col("prediction").isNull())
                        .count());
        assertEquals(
                other.count(),
                model.setUnseen("zero")
                        .transform(other)
                        .select("prediction")
                        .na()
                        .drop()
                        .count());
    }

    private static String refusal(RegfitRegression regression, Dataset<Row> table) {
        return assertThrows(SettingsException.class, () -> regression.fit(table))
                .getMessage();
    }

    private static Dataset<Row> vectors(String... inputs) {
        return new VectorAssembler()
                .setInputCols(inputs)
                .setOutputCol("features")
                .transform(Tables.regression(spark, 100, 4, 2));
    }

    @Test
    void refusesVectorsOfOtherEntries() {
        RegfitModel model =
                new RegfitRegression().setPenalty("none").setAlpha("auto").fit(vectors("x0", "x1"));
        assertEquals(100, model.transform(vectors("x0", "x1")).count());
        assertEquals(
                "a vector in the column \"features\" has 3 entries, and the model was trained with 2",
                assertThrows(SettingsException.class, () -> model.transform(vectors("x0", "x1", "x2")))
                        .getMessage());
        assertEquals(
                "entry 1 of the vector \"features\" is \"x1\", and the model was trained with \"x0\" there;"
                        + " give the entries in the order of training",
                assertThrows(SettingsException.class, () -> model.transform(vectors("x1", "x0")))
                        .getMessage());
        for (String[] inputs : List.of(new String[] {"x0"}, new String[] {"x0", "x1", "x2"})) {
            Dataset<Row> table = vectors(inputs);
            Dataset<Row> unnamed = spark.createDataFrame(
                    table.select("features").javaRDD(),
                    new StructType()
                            .add("features", table.schema().apply("features").dataType()));
            Throwable problem =
                    assertThrows(Exception.class, () -> model.transform(unnamed).collectAsList());
            while (problem.getCause() != null) {
                problem = problem.getCause();
            }
            assertEquals(
                    "a vector in the column \"features\" has %d entries, and the model was trained with 2"
                            .formatted(inputs.length),
                    problem.getMessage());
        }
    }

    @Test
    void warnsOfWhatIsNotProven() {
        List<String> warnings = new ArrayList<>();
        AbstractAppender appender = new AbstractAppender("test", null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                warnings.add(event.getMessage().getFormattedMessage());
            }
        };
        appender.start();
        Logger logger = (Logger) LogManager.getLogger(RegfitRegression.class);
        logger.addAppender(appender);
        logger.setLevel(Level.WARN); // last, as adding brings back the level of the configuration
        try {
            RegfitRegression least = new RegfitRegression().setPenalty("none");
            assertTrue(least.fit(vectors("x0", "x1")).provenGap() < 1e-6);
            assertEquals(List.of(), warnings);
            double gap =
                    least.setTolerance(1e-300).fit(vectors("x0", "x1", "x2")).provenGap();
            assertTrue(gap > 1e-300);
            assertEquals(1, warnings.size());
            assertTrue(warnings.get(0).startsWith("NOT CONVERGED: "), warnings.get(0));
        } finally {
            logger.removeAppender(appender);
            logger.setLevel(Level.ERROR);
        }
    }

    /** Blanks are a missing text, in training and in predictions, and a missing label. */
    @Test
    void blanksAreMissing() {
        Dataset<Row> table = Tables.withClasses(Tables.regression(spark, 200, 2, 2))
                .withColumn("text", when(col("id").mod(5).equalTo(0), "  ").otherwise("word"))
                .withColumn("class", when(col("id").mod(7).equalTo(0), " ").otherwise(col("class")));
        RegfitModel model = new RegfitRegression()
                .setInputCols(new String[] {"x0", "text"})
                .setMissing("drop")
                .setAlpha(0.1)
                .fit(table);
        assertEquals(
                160, model.transform(table).select("prediction").na().drop().count());
        InputColumns columns = new InputColumns("", List.of("x0"), "class", "", "", "");
        RowLayout layout = columns.layout(table, true);
        assertEquals(
                new Classes("no", "yes"),
                Learner.classes(layout.select(table, columns), layout, new Schema(layout.predictors(), "class")));
    }

    /** A pass sees whether it has the rows of the one before, in any order. */
    @Test
    void rowsThatChangeAreRefused() {
        Dataset<Row> table = Tables.regression(spark, 1000, 2, 3);
        SparkRows same = rows(table);
        same.run(new MomentSum(MissingPolicy.ERROR, 1));
        same.run(new MomentSum(MissingPolicy.ERROR, 1));
        UserDefinedFunction random = udf(Math::random, DataTypes.DoubleType).asNondeterministic();
        SparkRows other = rows(table.withColumn("x1", random.apply()));
        other.run(new MomentSum(MissingPolicy.ERROR, 1));
        assertEquals(
                "the table holds other rows each time that it is read; cache or write it first",
                assertThrows(DataProblem.class, () -> other.run(new MomentSum(MissingPolicy.ERROR, 1)))
                        .getMessage());
    }

    private static SparkRows rows(Dataset<Row> table) {
        InputColumns columns = new InputColumns("", List.of("x0", "x1"), "label", "", "", "");
        RowLayout layout = columns.layout(table, false);
        return new SparkRows(
                layout.select(table, columns),
                layout,
                new Schema(layout.predictors(), "label"),
                new BuildOptions(MissingPolicy.ERROR, RowKeeping.NEVER, 10, 1),
                PartsAnywhere.ALL_TOGETHER);
    }

    @Test
    void refusesSettingsThatContradict() {
        Dataset<Row> table = vectors("x0", "x1").withColumnRenamed("id", "key");
        RegfitRegression named = new RegfitRegression().setInputCols(new String[] {"x0", "x1"});
        assertEquals(
                "the column \"x1\" is one of inputCols and labelCol; a column plays one part",
                refusal(named.copy(ParamMap.empty()).setLabelCol("x1"), table));
        assertEquals(
                "the column \"label\" is labelCol and weightCol; a column plays one part",
                refusal(named.copy(ParamMap.empty()).setWeightCol("label"), table));
        assertEquals(
                "the column \"x0\" is twice among inputCols",
                refusal(new RegfitRegression().setInputCols(new String[] {"x0", "x0"}), table));
        assertEquals(
                "maxLevels must be at least 1, not -2",
                refusal(named.copy(ParamMap.empty()).setMaxLevels(-2), table));
        assertEquals(
                "the tolerance must be greater than zero, not 0.0",
                refusal(named.copy(ParamMap.empty()).setTolerance(0), table));
        assertEquals(
                "the criterion loo is for the penalty l2 and the squared loss; set cv",
                refusal(named.copy(ParamMap.empty()).setCriterion("loo"), table));
        assertEquals(
                "the column \"x1\" is of the type double, and featuresCol is for a vector; name columns by inputCols",
                refusal(new RegfitRegression().setFeaturesCol("x1"), table));
        assertEquals(
                "there are no rows to learn from: the table is empty",
                assertThrows(DataProblem.class, () -> named.fit(table.limit(0))).getMessage());
        RegfitModel model = named.copy(ParamMap.empty()).setAlpha(0.1).fit(table);
        assertEquals(
                "unseen: \"Zero\" is none of error, zero, empty",
                assertThrows(
                                SettingsException.class,
                                () -> model.copy(ParamMap.empty())
                                        .setUnseen("Zero")
                                        .transform(table))
                        .getMessage());
        for (UnaryOperator<StructType> stage :
                List.<UnaryOperator<StructType>>of(named::transformSchema, model::transformSchema)) {
            assertEquals(table.schema().size() + 1, stage.apply(table.schema()).size());
            StructType twice = table.withColumnRenamed("key", "Prediction").schema();
            assertTrue(assertThrows(SettingsException.class, () -> stage.apply(twice))
                    .getMessage()
                    .startsWith("there is a column \"Prediction\" already"));
            assertThrows(
                    SettingsException.class, () -> stage.apply(table.drop("x0").schema()));
        }
    }
}
