package dev.regfit.selection;

/** What is averaged over rows that were left out. */
public enum Metric {
    /** Squared errors. */
    MSE("mse", "mean squared error") {
        @Override
        double loss(double residual) {
            return residual * residual;
        }

        @Override
        public double rmse(double mean) {
            return Math.sqrt(mean);
        }
    },
    /** Absolute errors. */
    MAE("mae", "mean absolute error") {
        @Override
        double loss(double residual) {
            return Math.abs(residual);
        }
    };

    private final String label;
    private final String description;

    Metric(String label, String description) {
        this.label = label;
        this.description = description;
    }

    /** The name used on the command line and in reports. */
    public String label() {
        return label;
    }

    public String description() {
        return description;
    }

    /** The root of a mean of squares, in units of the target; NaN where it is not of squares. */
    public double rmse(double mean) {
        return Double.NaN;
    }

    abstract double loss(double residual);
}
