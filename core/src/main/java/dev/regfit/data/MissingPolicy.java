package dev.regfit.data;

/** What becomes of a row with a missing value. A row without a target is never filled in. */
public enum MissingPolicy {
    /** Missing values are refused, with a count for each column. */
    ERROR("error", Fill.MEAN),
    /** The row is left out; its prediction is empty. */
    DROP("drop", Fill.MEAN),
    /** The row is left out, of predictions too. */
    SKIP("skip", Fill.MEAN),
    /** Each missing feature is replaced by its mean over the rows that have it; a row without a target is left out. */
    MEAN("mean", Fill.MEAN),
    /** As {@link #MEAN}, by the median; a missing text is the most frequent one. */
    MEDIAN("median", Fill.MEDIAN),
    /** As {@link #MEAN}, by zero; a missing text is none of the levels. */
    ZERO("zero", Fill.ZERO),
    /** As {@link #MEAN}, with a further feature for each column with missing values that says where they were. */
    MEAN_INDICATOR("mean-indicator", Fill.MEAN),
    /**
     * Missing is a value like others: numbers as with {@link #MEAN_INDICATOR}, a missing text is the level {@link
     * #LEVEL}. A missing target is refused.
     */
    NONE("none", Fill.MEAN);

    /** What a missing text is with {@link #NONE}; a cell that holds just this is the same. */
    public static final String LEVEL = "(missing)";

    /** What missing features are replaced by. */
    public enum Fill {
        MEAN("mean"),
        MEDIAN("median"),
        ZERO("zero");

        private final String label;

        Fill(String label) {
            this.label = label;
        }

        /** The name used in messages. */
        public String label() {
            return label;
        }
    }

    private final String label;
    private final Fill fill;

    MissingPolicy(String label, Fill fill) {
        this.label = label;
        this.fill = fill;
    }

    /** Whether rows with missing features are kept. */
    public boolean fillsIn() {
        return this != ERROR && !dropsRows();
    }

    /** Whether rows with missing features are left out. */
    public boolean dropsRows() {
        return this == DROP || this == SKIP;
    }

    /** Whether columns of numbers with missing values get a further feature that says where they were. */
    public boolean hasIndicators() {
        return this == MEAN_INDICATOR || this == NONE;
    }

    /** Whether a missing text is a level of its own. */
    public boolean hasMissingLevel() {
        return this == NONE;
    }

    /** Whether all rows are needed to find what to fill in. */
    public boolean needsRows() {
        return fill == Fill.MEDIAN;
    }

    /** What a model trained so keeps to fill in. */
    public Fill fill() {
        return fill;
    }

    /** The name used on the command line, in reports and in model files. */
    public String label() {
        return label;
    }
}
