package dev.regfit.cli.table.parquet;

/**
 * A column as the file's schema has it.
 *
 * @param kind what its values are
 * @param leaf where its values are stored among those of all columns; nothing where it is nested
 * @param optional whether values may be missing
 * @param physical how a value is stored; {@code null} where it is nested
 * @param length bytes of a value of fixed length
 * @param scale of a decimal: digits behind the point; of a time: how many units are a second
 * @param inUtc whether a timestamp is in UTC rather than in some local time
 * @param words what its values are, for messages, in the plural
 */
public record ParquetField(
        String name,
        Kind kind,
        int leaf,
        boolean optional,
        Physical physical,
        int length,
        int scale,
        boolean inUtc,
        String words) {

    /** What values are. */
    public enum Kind {
        DOUBLE,
        FLOAT,
        HALF,
        INTEGER,
        UNSIGNED,
        DECIMAL,
        BOOLEAN,
        TEXT,
        UUID,
        DATE,
        TIME,
        TIMESTAMP,
        /** What is neither a number nor a text. */
        OTHER
    }

    /** Whether its values are numbers. */
    public boolean isNumber() {
        return switch (kind) {
            case DOUBLE, FLOAT, HALF, INTEGER, UNSIGNED, DECIMAL -> true;
            case BOOLEAN, TEXT, UUID, DATE, TIME, TIMESTAMP, OTHER -> false;
        };
    }

    /** Whether its values are dates or times of day. */
    public boolean isTime() {
        return kind == Kind.DATE || kind == Kind.TIME || kind == Kind.TIMESTAMP;
    }
}
