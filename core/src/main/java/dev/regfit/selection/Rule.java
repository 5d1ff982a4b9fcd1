package dev.regfit.selection;

/** Which point of a curve of errors is taken. */
public enum Rule {
    /** The strength of the smallest error. */
    MIN("min"),
    /**
     * The largest strength whose error is within one standard error of the smallest (Breiman, Friedman, Olshen and Stone
     * 1984, 3.4.3): a simpler model that is not measurably worse.
     */
    ONE_STANDARD_ERROR("1se");

    private final String label;

    Rule(String label) {
        this.label = label;
    }

    /** The name used on the command line and in reports. */
    public String label() {
        return label;
    }
}
