package dev.regfit.data;

/**
 * How columns are scaled before fitting: what a column is divided by. With an intercept a shift of a column changes
 * nothing but the intercept, so it is not part of the choice; without one columns are not shifted.
 */
public enum Scaling {
    NONE("none", "columns as they are") {
        @Override
        double divisor(ColumnSummary summary, int j) {
            return 1.0;
        }
    },
    STANDARD("standard", "columns divided by their standard deviation (1/n)") {
        @Override
        double divisor(ColumnSummary summary, int j) {
            return summary.deviations()[j];
        }
    },
    MINMAX("minmax", "columns divided by their range") {
        @Override
        double divisor(ColumnSummary summary, int j) {
            return summary.maxima()[j] - summary.minima()[j];
        }
    },
    MAXABS("maxabs", "columns divided by their largest absolute value") {
        @Override
        double divisor(ColumnSummary summary, int j) {
            return Math.max(Math.abs(summary.minima()[j]), Math.abs(summary.maxima()[j]));
        }
    };

    private final String label;
    private final String description;

    Scaling(String label, String description) {
        this.label = label;
        this.description = description;
    }

    /** The name used on the command line and in model files. */
    public String label() {
        return label;
    }

    public String description() {
        return description;
    }

    abstract double divisor(ColumnSummary summary, int j);
}
