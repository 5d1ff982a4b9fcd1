package dev.regfit.spectrum;

/** What a spectrum was computed from. */
public enum Source {
    ROWS("rows", "singular values of the rows"),
    GRAM("gram", "eigenvalues of the p×p matrix of products of columns"),
    KERNEL("kernel", "eigenvalues of the n×n matrix of products of rows");

    private final String label;
    private final String description;

    Source(String label, String description) {
        this.label = label;
        this.description = description;
    }

    /** The name in reports for programs. */
    public String label() {
        return label;
    }

    public String description() {
        return description;
    }
}
