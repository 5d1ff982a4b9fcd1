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

    /**
     * The point that is taken.
     *
     * @param alphas the strengths, in any order
     * @param mean error at each; one at least is smaller than infinity
     * @param standardError of these means, NaN where it is unknown
     */
    int chosen(double[] alphas, double[] mean, double[] standardError) {
        int best = strongest(alphas, mean, least(mean));
        double error = standardError[best];
        return this == MIN || Double.isNaN(error) ? best : strongest(alphas, mean, mean[best] + error);
    }

    /** The smallest error; infinity where there is none. */
    static double least(double[] mean) {
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : mean) {
            if (value < smallest) {
                smallest = value;
            }
        }
        return smallest;
    }

    /** The point of the largest strength with at most this error. */
    private static int strongest(double[] alphas, double[] mean, double most) {
        int found = -1;
        for (int k = 0; k < mean.length; k++) {
            if (mean[k] <= most && (found < 0 || alphas[k] > alphas[found])) {
                found = k;
            }
        }
        return found;
    }

    /** The name used on the command line and in reports. */
    public String label() {
        return label;
    }
}
