package dev.regfit.problem;

/** The kinds of penalty a user can ask for. */
public enum PenaltyKind {
    NONE("none"),
    L2("l2"),
    L1("l1"),
    ELASTIC_NET("elasticnet");

    private final String label;

    PenaltyKind(String label) {
        this.label = label;
    }

    /** The name used on the command line, in reports and in model files. */
    public String label() {
        return label;
    }

    /** Whether it makes weights exactly zero. */
    public boolean hasL1Part() {
        return this == L1 || this == ELASTIC_NET;
    }

    /** The share of the L1 part: fixed by the kind, or {@code requested} for the elastic net. */
    public double l1Ratio(double requested) {
        return switch (this) {
            case NONE, L2 -> 0.0;
            case L1 -> 1.0;
            case ELASTIC_NET -> requested;
        };
    }
}
