package dev.regfit.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regfit.cli.command.Regfit;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random tables that DuckDB writes as CSV and as Parquet. */
class ParquetTest {
    /** More than a row group has at least, and no multiple of a block. */
    private static final int ROWS = 9_001;

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT setseed(0.25)");
            statement.execute("CREATE TABLE t AS SELECT CASE WHEN random() < 0.1 THEN NULL ELSE random() END AS a,"
                    + " CAST(100 * random() AS DECIMAL(8, 3)) AS b, CAST(1e6 * random() AS BIGINT) AS c,"
                    + " CAST(7 * random() AS TINYINT) AS d, random() < 0.5 AS e,"
                    + " CASE WHEN random() < 0.1 THEN NULL ELSE 'level ' || CAST(5 * random() AS INTEGER) END AS f,"
                    + " exp(20 * random() - 10) AS g, CAST(1e12 * random() AS DECIMAL(30, 7)) AS h,"
                    + " CAST(4e9 * random() AS UINTEGER) AS i, 10 * random() AS y FROM range(" + ROWS + ")");
            statement.execute("COPY t TO '" + folder.resolve("table.csv") + "' (FORMAT csv, HEADER)");
            for (String codec : List.of("snappy", "zstd", "gzip", "lz4_raw", "uncompressed")) {
                copy(statement, codec, "COMPRESSION " + codec + ", ROW_GROUP_SIZE 2048");
            }
            copy(statement, "second", "PARQUET_VERSION v2");
            copy(statement, "whole", "ROW_GROUP_SIZE 100000");
        }
    }

    private static void copy(Statement statement, String name, String options) throws SQLException {
        statement.execute("COPY t TO '%s' (FORMAT parquet, %s)".formatted(table(name), options));
    }

    private static Path table(String name) {
        return folder.resolve(name + ".parquet");
    }

    private static String weights(Path table, String jobs) throws IOException {
        return Regfit.done(List.of(
                        "train",
                        table.toString(),
                        "-t",
                        "y",
                        "--na",
                        "mean-indicator",
                        "-p",
                        "l1",
                        "--alpha",
                        "0.001",
                        "--jobs",
                        jobs,
                        "-f",
                        "csv",
                        "-q"))
                .out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "zstd", "gzip", "lz4_raw", "uncompressed", "second", "whole"})
    void weightsHaveTheBitsOfTheTableAsCsv(String name) throws IOException {
        String expected = weights(folder.resolve("table.csv"), "2");
        assertEquals(expected, weights(table(name), "1"));
        assertEquals(expected, weights(table(name), "3"));
    }

    @Test
    void predictionsAreTheSameRowByRow() throws IOException {
        Path model = folder.resolve("model.json");
        Regfit.done(List.of(
                "train",
                table("zstd").toString(),
                "-t",
                "y",
                "--na",
                "mean-indicator",
                "-p",
                "l2",
                "--alpha",
                "1",
                "-o",
                model.toString(),
                "-q"));
        String keep = "b,c,d,e,f,h,i"; // doubles may be written in other ways
        assertEquals(
                Regfit.done(List.of(
                                "predict",
                                model.toString(),
                                folder.resolve("table.csv").toString(),
                                "--keep",
                                keep,
                                "-q"))
                        .out(),
                Regfit.done(List.of("predict", model.toString(), table("snappy").toString(), "--keep", keep, "-q"))
                        .out());
    }
}
