package dev.regfit.model;

/**
 * What exp(fitted value) is multiplied by to estimate the mean of a target whose logarithm was fitted: exp of a mean
 * logarithm is the median, which is less than the mean.
 *
 * @param factor s; 1 where the target was fitted as it is
 * @param method how it was estimated
 */
public record Smearing(double factor, Method method) {
    /** Where the target was fitted as it is. */
    public static final Smearing NONE = new Smearing(1, Method.DUAN);

    /** Ways to estimate it. */
    public enum Method {
        /** The weighted mean of exp(residual) over the training rows: Duan, JASA 78 (1983), 605–610. */
        DUAN("duan", "Duan's smearing factor: the mean of exp(residual)"),
        /** exp(σ²/2), the factor of normal residuals, where no row is at hand; σ² is the mean squared residual. */
        NORMAL("normal", "exp(MSE/2), the factor for normal residuals, as moments hold no rows");

        private final String label;
        private final String description;

        Method(String label, String description) {
            this.label = label;
            this.description = description;
        }

        /** The name used in reports and in model files. */
        public String label() {
            return label;
        }

        public String description() {
            return description;
        }
    }
}
