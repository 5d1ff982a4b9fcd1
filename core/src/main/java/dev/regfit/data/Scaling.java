package dev.regfit.data;

/**
 * How columns are scaled: what is subtracted from a column, and what it is divided by. In a fit with an intercept a shift
 * of a column changes nothing but the intercept, so only the divisor is of account there; without one columns are not
 * shifted.
 */
public enum Scaling {
    NONE("none", "columns as they are") {
        @Override
        double center(ColumnSummary summary, int j) {
            return 0;
        }

        @Override
        double divisor(ColumnSummary summary, int j) {
            return 1.0;
        }
    },
    STANDARD("standard", "columns divided by their standard deviation (1/n)") {
        @Override
        double center(ColumnSummary summary, int j) {
            return summary.means()[j];
        }

        @Override
        double divisor(ColumnSummary summary, int j) {
            return summary.deviations()[j];
        }
    },
    MINMAX("minmax", "columns divided by their range") {
        @Override
        double center(ColumnSummary summary, int j) {
            return summary.minima()[j];
        }

        @Override
        double divisor(ColumnSummary summary, int j) {
            return summary.maxima()[j] - summary.minima()[j];
        }
    },
    MAXABS("maxabs", "columns divided by their largest absolute value") {
        @Override
        double center(ColumnSummary summary, int j) {
            return 0;
        }

        @Override
        double divisor(ColumnSummary summary, int j) {
            return Math.max(Math.abs(summary.minima()[j]), Math.abs(summary.maxima()[j]));
        }
    },
    ROBUST("robust", "columns divided by their interquartile range") {
        @Override
        double center(ColumnSummary summary, int j) {
            return summary.quartiles()[j][1];
        }

        @Override
        double divisor(ColumnSummary summary, int j) {
            return summary.quartiles()[j][2] - summary.quartiles()[j][0];
        }

        @Override
        public boolean needsRows() {
            return true;
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

    /** Whether moments do not tell it. */
    public boolean needsRows() {
        return false;
    }

    /** What is subtracted from column j where columns are shifted. */
    abstract double center(ColumnSummary summary, int j);

    /** What column j is divided by; zero for a column that has no size in this sense. */
    abstract double divisor(ColumnSummary summary, int j);

    /** The same for use: a column without a size is left as it is. */
    double scale(ColumnSummary summary, int j) {
        double divisor = divisor(summary, j);
        return divisor > 0 ? divisor : 1.0;
    }
}
