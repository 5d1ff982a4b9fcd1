package dev.regfit.data;

/**
 * How columns are scaled before fitting: what a column is divided by. With an intercept a shift of a column changes
 * nothing but the intercept, so it is not part of the choice; without one columns are not shifted.
 */
public enum Scaling {
    NONE("none", "columns as they are") {
        @Override
        double divisor(Moments moments, int j) {
            return 1.0;
        }
    },
    STANDARD("standard", "columns divided by their standard deviation (1/n)") {
        @Override
        double divisor(Moments moments, int j) {
            return moments.standardDeviation(j);
        }
    },
    MINMAX("minmax", "columns divided by their range") {
        @Override
        double divisor(Moments moments, int j) {
            return moments.maximum(j) - moments.minimum(j);
        }
    },
    MAXABS("maxabs", "columns divided by their largest absolute value") {
        @Override
        double divisor(Moments moments, int j) {
            return Math.max(Math.abs(moments.minimum(j)), Math.abs(moments.maximum(j)));
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

    abstract double divisor(Moments moments, int j);
}
