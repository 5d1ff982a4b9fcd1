package dev.regfit.cli.export;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The dialects of SQL, as far as formulas differ in them. */
public enum Dialect {
    ANSI("ansi", "DOUBLE PRECISION", "\"", false),
    POSTGRESQL("postgresql", "DOUBLE PRECISION", "\"", false),
    BIGQUERY("bigquery", "FLOAT64", "`", true),
    SQLITE("sqlite", "REAL", "\"", false),
    DUCKDB("duckdb", "DOUBLE", "\"", false);

    private static final Pattern POINT = Pattern.compile("\\.");

    private final String label;
    private final String type;
    private final String quote;
    private final boolean backslashes;

    Dialect(String label, String type, String quote, boolean backslashes) {
        this.label = label;
        this.type = type;
        this.quote = quote;
        this.backslashes = backslashes;
    }

    /** The name on the command line. */
    public String label() {
        return label;
    }

    /** The type of doubles. */
    String type() {
        return type;
    }

    /** A name of a column or a table, whatever it holds. */
    String identifier(String name) {
        if (backslashes) {
            return quote + escaped(name).replace(quote, "\\" + quote) + quote;
        }
        return quote + name.replace(quote, quote + quote) + quote;
    }

    /** A table's name, in which points are between schema and table. */
    String table(String name) {
        return backslashes
                ? identifier(name)
                : POINT.splitAsStream(name).map(this::identifier).collect(Collectors.joining("."));
    }

    /** A text. */
    String text(String value) {
        return backslashes ? "'" + escaped(value).replace("'", "\\'") + "'" : "'" + value.replace("'", "''") + "'";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}
