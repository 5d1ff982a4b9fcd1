package dev.regfit.data;

/** Data that cannot be used as they are. The kind tells a caller which remedy to offer. */
public class DataProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        MISSING_VALUES,
        TOO_MANY_LEVELS,
        UNSEEN_LEVEL,
        NO_ROWS,
        NO_COMPLETE_ROW,
        NO_TARGET,
        TOO_FEW_ROWS,
        NOTHING_TO_CHOOSE,
        EMPTY_COLUMN,
        BAD_WEIGHT,
        BAD_TARGET,
        /** A target of numbers that is two words. */
        WORDS_OF_CLASSES,
        THIRD_CLASS,
        UNKNOWN_CLASS,
        NOT_A_COUNT,
        NO_LOGARITHM,
        /** The median absolute deviation of the target is zero, and something is to be a multiple of it. */
        ZERO_DEVIATION,
        CONSTANT_TARGET,
        NOT_FINITE,
        NO_OPTIMUM,
        UNDERFLOW,
        TOO_MANY_FEATURES,
        SHARDS_DIFFER,
        /** Of tables that may be the same, read in another way. */
        SHARDS_READ_OTHERWISE,
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
            String what = Double.isNaN(weight) ? "the row has no weight" : "a row's weight cannot be " + weight;
            throw new DataProblem(Kind.BAD_WEIGHT, what + "; give a positive number, or 0 to leave the row out");
        }
    }

    /**
     * Refuses a single row.
     *
     * @param why what takes several
     */
    public static void requireSeveral(long rows, String why) {
        if (rows < 2) {
            throw new DataProblem(Kind.TOO_FEW_ROWS, "there is only one row to learn from, and " + why);
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
}
