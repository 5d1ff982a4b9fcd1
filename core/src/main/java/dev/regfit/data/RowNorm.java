package dev.regfit.data;

/** The size of a row: some norm of its values. */
public enum RowNorm {
    L1("l1", "the sum of absolute values") {
        @Override
        double of(double[] values, int[] chosen, double largest) {
            double sum = 0;
            for (int k : chosen) {
                sum += Double.isNaN(values[k]) ? 0 : Math.abs(values[k]);
            }
            return sum;
        }
    },
    L2("l2", "the root of the sum of squares") {
        @Override
        double of(double[] values, int[] chosen, double largest) {
            double sum = 0;
            for (int k : chosen) {
                sum += Double.isNaN(values[k]) ? 0 : values[k] * values[k];
            }
            if (sum >= LEAST_SQUARES && sum <= GREATEST_SQUARES) {
                return Math.sqrt(sum);
            }
            double shares = 0;
            for (int k : chosen) {
                double share = values[k] / largest;
                shares += Double.isNaN(share) ? 0 : share * share;
            }
            return largest * Math.sqrt(shares);
        }
    },
    MAX("max", "the largest absolute value") {
        @Override
        double of(double[] values, int[] chosen, double largest) {
            return largest;
        }
    };

    /** Between these no square that counts has been lost to underflow, and none has overflowed. */
    private static final double LEAST_SQUARES = 1e-270;

    private static final double GREATEST_SQUARES = 1e300;

    /** By so much a value, twice the most that sums lose, the norm of a row may be wrong that was divided before. */
    private static final double ROUNDING = 0x1p-52;

    private final String label;
    private final String description;

    RowNorm(String label, String description) {
        this.label = label;
        this.description = description;
    }

    /** The name used on the command line and in files. */
    public String label() {
        return label;
    }

    public String description() {
        return description;
    }

    abstract double of(double[] values, int[] chosen, double largest);

    /**
     * Divides the chosen values by their norm, those that are NaN left out. Where all are zero they stay, and where the
     * norm is one up to rounding, so that to do it twice changes nothing.
     *
     * @param values modified
     * @param chosen indices into it
     */
    void normalize(double[] values, int[] chosen) {
        double largest = 0;
        for (int k : chosen) {
            double size = Math.abs(values[k]);
            largest = size > largest ? size : largest;
        }
        if (largest == 0) {
            return;
        }
        double norm = of(values, chosen, largest);
        if (Math.abs(norm - 1) <= (chosen.length + 2) * ROUNDING) {
            return;
        }
        for (int k : chosen) {
            values[k] /= norm;
        }
    }
}
