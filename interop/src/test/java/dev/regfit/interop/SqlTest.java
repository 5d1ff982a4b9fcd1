package dev.regfit.interop;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SQL on SQLite and DuckDB. */
class SqlTest {
    @ParameterizedTest
    @EnumSource
    void sqlite_predicts_what_predict_does(Sample sample) throws IOException, SQLException {
        assumeFalse(sample == Sample.WIDE_RIDGE, "a table of SQLite has at most 2,000 columns");
        check(sample, "jdbc:sqlite::memory:", "sqlite", "REAL");
    }

    @ParameterizedTest
    @EnumSource
    void duckdb_predicts_what_predict_does(Sample sample) throws IOException, SQLException {
        check(sample, "jdbc:duckdb:", "duckdb", "DOUBLE");
    }

    @ParameterizedTest
    @EnumSource(names = {"NUMBERS", "TEXTS", "LOGISTIC", "COUNTS", "INTERACTIONS"})
    void ansi_runs_on_both(Sample sample) throws IOException, SQLException {
        check(sample, "jdbc:sqlite::memory:", "ansi", "DOUBLE PRECISION");
        check(sample, "jdbc:duckdb:", "ansi", "DOUBLE PRECISION");
    }

    private void check(Sample sample, String url, String dialect, String type) throws IOException, SQLException {
        Trained trained = Trained.of(sample);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            fill(connection, statement, trained, type);
            List<Object> answers = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(trained.text("sql", "--dialect", dialect))) {
                while (rows.next()) {
                    answers.add(rows.getObject("prediction"));
                }
            }
            trained.assertPredicted(answers);
        }
    }

    private static void fill(Connection connection, Statement statement, Trained trained, String type)
            throws SQLException {
        StringJoiner columns = new StringJoiner(", ", "CREATE TABLE data (", ")");
        for (Trained.Column column : trained.columns()) {
            columns.add('"' + column.name().replace("\"", "\"\"") + "\" " + (column.text() ? "VARCHAR" : type));
        }
        statement.execute(columns.toString());
        String places = String.join(", ", Collections.nCopies(trained.columns().size(), "?"));
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO data VALUES (" + places + ")")) {
            for (List<Object> row : trained.rows()) {
                for (int k = 0; k < row.size(); k++) {
                    insert.setObject(k + 1, row.get(k));
                }
                insert.execute();
            }
        }
        connection.commit();
    }
}
