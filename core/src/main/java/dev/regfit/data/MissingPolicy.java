package dev.regfit.data;

/** What becomes of a row with a missing value. A row without a target is never filled in. */
public enum MissingPolicy {
    /** Missing values are refused, with a count for each column. */
    ERROR("error"),
    /** The row is left out. */
    DROP("drop"),
    /** Each missing feature is replaced by its mean over the rows that have it; a row without a target is left out. */
    MEAN("mean"),
    /** As {@link #MEAN}, with a further feature for each column with missing values that says where they were. */
    MEAN_INDICATOR("mean-indicator");

    private final String label;

    MissingPolicy(String label) {
        this.label = label;
    }

    /** Whether rows with missing features are kept. */
    public boolean fillsIn() {
        return this == MEAN || this == MEAN_INDICATOR;
    }

    /** The name used on the command line, in reports and in model files. */
    public String label() {
        return label;
    }
}
