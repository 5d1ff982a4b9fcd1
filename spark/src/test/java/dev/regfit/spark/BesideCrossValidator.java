package dev.regfit.spark;

import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Prints how long ten folds and a hundred strengths take here and by Spark's CrossValidator, on a cluster of two workers and
 * a table in memory. The CrossValidator is given few strengths, and its time for a hundred is extrapolated.
 *
 * <p>Arguments: rows, columns, strengths of the CrossValidator. Without any: a million, 50 and 3.
 */
final class BesideCrossValidator {
    private static final int FOLDS = 10;
    private static final int STRENGTHS = 100;

    private BesideCrossValidator() {}

    public static void main(String[] arguments) {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
        int columns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        int strengths = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        try (Cluster cluster = new Cluster(2)) {
            SparkSession spark = SparkSession.builder()
                    .config(cluster.conf().set("spark.executor.memory", "2g"))
                    .getOrCreate();
            Dataset<Row> table = new VectorAssembler()
                    .setInputCols(Tables.names(columns))
                    .setOutputCol("features")
                    .transform(Tables.regression(spark, rows, columns, 4))
                    .select("features", "label")
                    .cache();
            table.count();
            RegfitRegression regression = new RegfitRegression().setFolds(FOLDS);
            double first = seconds(() -> regression.fit(table));
            double second = seconds(() -> regression.fit(table));
            RegfitModel model = regression.fit(table);
            print("regfit, %d folds, %d strengths: first run %.1f s, then %.1f s"
                    .formatted(FOLDS, STRENGTHS, first, second));

            LinearRegression spark1 = new LinearRegression().setElasticNetParam(1);
            double one = seconds(() -> spark1.setRegParam(model.alpha()).fit(table));
            print("LinearRegression, one strength: %.1f s".formatted(one));
            double[] grid = new double[strengths];
            Arrays.setAll(grid, k -> model.alpha() * Math.pow(10, k));
            ParamMap[] maps =
                    new ParamGridBuilder().addGrid(spark1.regParam(), grid).build();
            CrossValidator validator = new CrossValidator()
                    .setEstimator(spark1)
                    .setEvaluator(new RegressionEvaluator())
                    .setEstimatorParamMaps(maps)
                    .setNumFolds(FOLDS)
                    .setParallelism(2);
            double few = seconds(() -> validator.fit(table));
            // The last fit, of all rows with the best strength, is not repeated.
            double all = (few - one) * STRENGTHS / strengths + one;
            print("CrossValidator, %d folds, %d strengths: %.1f s; %d strengths: %.0f s, %.0f times as long"
                    .formatted(FOLDS, strengths, few, STRENGTHS, all, all / first));
            spark.stop();
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String line) {
        System.out.println(String.format(Locale.ROOT, "%s", line));
    }
}
