package dev.regfit.solver;

import java.util.Arrays;

/** The solvers a user can ask for. */
public enum SolverName {
    AUTO("auto"),
    CHOLESKY("cholesky"),
    DUAL("dual"),
    QR("qr"),
    LSQR("lsqr"),
    MOMENTS("moments"),
    COLUMNS("columns"),
    BLOCKS("blocks"),
    GD("gd"),
    SUBGRADIENT("subgradient"),
    PROXIMAL("proximal"),
    SGD("sgd"),
    NEWTON("newton");

    private final String label;

    SolverName(String label) {
        this.label = label;
    }

    /** The name used on the command line and in reports. */
    public String label() {
        return label;
    }

    /** The solver of a name. */
    public static SolverName named(String label) {
        return Arrays.stream(values())
                .filter(name -> name.label.equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the solver works on rows and not on moments. */
    public boolean needsRows() {
        return this == COLUMNS || this == DUAL || this == QR || this == LSQR || this == SGD || this == NEWTON;
    }

    /** Whether the solver takes a learning rate and epochs. */
    public boolean isGradient() {
        return this == GD || this == SUBGRADIENT || this == PROXIMAL || this == SGD;
    }
}
