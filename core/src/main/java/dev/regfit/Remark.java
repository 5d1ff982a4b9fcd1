package dev.regfit;

import java.util.List;

/**
 * Something about the data or the fit that a user should know.
 *
 * @param kind what it is
 * @param columns the columns it is about; may be empty
 */
public record Remark(Kind kind, List<String> columns) {

    /** The kinds of remarks. */
    public enum Kind {
        /** Columns that hold the same value in every row: their weight is zero, or part of the intercept. */
        CONSTANT_COLUMNS,
        /** The target is the same in every row. */
        CONSTANT_TARGET,
        /** The largest and the smallest column by standard deviation, which differ much while a penalty treats them alike. */
        SCALES_DIFFER,
        /** The columns are nearly collinear, and the rows that would give exact weights all the same are not at hand. */
        DIGITS_LOST,
        /** Nothing is penalised and the columns are collinear: other weights fit as well. */
        NOT_UNIQUE,
        /** Of a loss with a kink: the rows that are fitted exactly do not determine all weights. */
        NOT_DETERMINED
    }
}
