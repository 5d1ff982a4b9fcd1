package dev.regfit.spark.submit;

import dev.regfit.cli.command.Application;
import org.apache.spark.sql.SparkSession;

/**
 * Entry point for {@code spark-submit}: the commands and options of regfit, on CSV and Parquet files that Spark can reach,
 * and on its tables.
 */
public final class Main {
    /** Spark's own option: by it users see what Spark says besides. */
    private static final String LOG_LEVEL = "spark.log.level";

    private Main() {}

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("regfit").getOrCreate();
        if (!spark.sparkContext().getConf().contains(LOG_LEVEL)) {
            spark.sparkContext().setLogLevel("FATAL"); // what goes wrong is said in a sentence
        }
        int code = Application.run(
                args, new SparkOpener(spark, spark.sparkContext().isLocal()));
        spark.stop();
        if (code != 0) {
            System.exit(code);
        }
    }
}
