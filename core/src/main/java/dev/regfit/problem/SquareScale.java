package dev.regfit.problem;

/** The factor in front of the squared norm, beside the strength. */
enum SquareScale {
    ONE("") {
        @Override
        double factor(double targetDeviation) {
            return 1.0;
        }
    },
    HALF("½·") {
        @Override
        double factor(double targetDeviation) {
            return 0.5;
        }
    },
    /** With a constant target, whose deviation is zero, all weights are zero whatever the strength. */
    HALF_PER_DEVIATION("1/(2·sd(y))·") {
        @Override
        double factor(double targetDeviation) {
            return targetDeviation > 0 ? 0.5 / targetDeviation : 0.5;
        }
    };

    private final String text;

    SquareScale(String text) {
        this.text = text;
    }

    /** The factor as a reader sees it, in front of the strength. */
    String text() {
        return text;
    }

    abstract double factor(double targetDeviation);
}
