package dev.regfit.spark;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Spark within this JVM. */
public final class LocalSpark {
    private LocalSpark() {}

    /** @param folder for what it writes */
    public static SparkSession start(Path folder) {
        return SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                .getOrCreate();
    }
}
