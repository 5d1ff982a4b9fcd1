package dev.regfit.solver.gradient;

/** How the learning rate falls from epoch to epoch. */
public enum Schedule {
    CONSTANT("constant") {
        @Override
        double share(double epoch, int epochs) {
            return 1;
        }
    },
    /** Half as long after each tenth of the epochs. */
    STEP("step") {
        @Override
        double share(double epoch, int epochs) {
            return StrictMath.pow(0.5, Math.floor(TENTHS * epoch / epochs));
        }
    },
    /** To a thousandth, each epoch by the same factor. */
    EXPONENTIAL("exponential") {
        @Override
        double share(double epoch, int epochs) {
            return StrictMath.pow(THOUSANDTH, epoch / epochs);
        }
    },
    /** 1/(1 + t) after t epochs (Robbins and Monro 1951). */
    INVERSE("inverse") {
        @Override
        double share(double epoch, int epochs) {
            return 1 / (1 + epoch);
        }
    },
    /** 1/√(1 + t) after t epochs. */
    INVERSE_SQRT("inverse-sqrt") {
        @Override
        double share(double epoch, int epochs) {
            return 1 / Math.sqrt(1 + epoch);
        }
    },
    /** ½(1 + cos πt/T), to zero after all T epochs (Loshchilov and Hutter 2017, without restarts). */
    COSINE("cosine") {
        @Override
        double share(double epoch, int epochs) {
            return 0.5 * (1 + StrictMath.cos(Math.PI * epoch / epochs));
        }
    };

    private static final double TENTHS = 10;
    private static final double THOUSANDTH = 1e-3;

    private final String label;

    Schedule(String label) {
        this.label = label;
    }

    /** The name used on the command line. */
    public String label() {
        return label;
    }

    /**
     * The learning rate, as a share of the first one.
     *
     * @param epoch epochs that are done, whole or not
     * @param epochs how many there are to be
     */
    abstract double share(double epoch, int epochs);
}
