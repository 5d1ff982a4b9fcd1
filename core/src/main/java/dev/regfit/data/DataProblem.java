package dev.regfit.data;

import java.util.Map;

/** Data that cannot be used as they are. The kind tells a caller which remedy to offer. */
public final class DataProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        MISSING_VALUES,
        TOO_MANY_LEVELS,
        UNSEEN_LEVEL,
        NO_ROWS,
        ALL_DROPPED,
        NO_TARGETS,
        TOO_FEW_ROWS,
        NOTHING_TO_CHOOSE,
        EMPTY_COLUMN,
        BAD_WEIGHT,
        NOT_FINITE,
        UNDERFLOW,
        TOO_MANY_FEATURES,
        SHARDS_DIFFER,
        DAMAGED_FILE
    }

    private final Kind kind;

    public DataProblem(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** @throws DataProblem when no row is left to measure errors on */
    public static void requireRows(long rows) {
        if (rows == 0) {
            throw new DataProblem(Kind.NO_ROWS, "no rows are left: all of them lack a value or have weight zero");
        }
    }

    /** @throws DataProblem when a row's weight is not zero or a positive number */
    public static void requireWeight(double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new DataProblem(
                    Kind.BAD_WEIGHT,
                    Double.isNaN(weight) ? "the row has no weight" : "a row's weight cannot be " + weight);
        }
    }

    /**
     * Refuses a single row.
     *
     * @param why what takes several
     */
    public static void requireSeveral(long rows, String why) {
        if (rows < 2) {
            throw new DataProblem(Kind.TOO_FEW_ROWS, "there is one row only to learn from, and " + why);
        }
    }

    static DataProblem emptyColumn(String feature) {
        return new DataProblem(Kind.EMPTY_COLUMN, "column \"%s\" has no value in any row".formatted(feature));
    }

    /** The same problem, said of the rows that a fold is learnt from. */
    DataProblem inFold() {
        return kind == Kind.EMPTY_COLUMN
                ? new DataProblem(kind, getMessage() + " that one of the folds is learnt from")
                : this;
    }

    /** @param place where the first is, with a colon behind it, or the empty string */
    static DataProblem missingValues(String place, Map<String, Long> counts, long rows) {
        StringBuilder message = new StringBuilder(place
                + (counts.size() == 1
                        ? "missing values in one of the columns used:"
                        : "missing values in %d of the columns used:".formatted(counts.size())));
        return new DataProblem(Kind.MISSING_VALUES, message + listed(counts, rows));
    }

    /** No row is left, since each lacks a value. */
    static DataProblem allDropped(Map<String, Long> counts, long rows) {
        return new DataProblem(
                Kind.ALL_DROPPED,
                "no rows are left: all %d have a missing value, by column:".formatted(rows) + listed(counts, rows));
    }

    private static String listed(Map<String, Long> counts, long rows) {
        StringBuilder list = new StringBuilder();
        counts.forEach((column, count) -> list.append("%n  %-24s %d of %d rows".formatted(column, count, rows)));
        return list.toString();
    }
}
