package dev.regfit.data;

/** What becomes of a row with a missing value. A row without a target is never filled in. */
public enum MissingPolicy {
    /** Missing values are refused, with a count for each column. */
    ERROR,
    /** The row is left out. */
    DROP,
    /** Each missing feature is replaced by its mean over the rows that have it; a row without a target is left out. */
    MEAN
}
