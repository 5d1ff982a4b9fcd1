package dev.regfit.problem;

/** The factor in front of the residual sum of squares. */
enum LossScale {
    SUM("RSS") {
        @Override
        double factor(double n) {
            return 1.0;
        }
    },
    HALF_SUM("½RSS") {
        @Override
        double factor(double n) {
            return 0.5;
        }
    },
    MEAN("RSS/n") {
        @Override
        double factor(double n) {
            return 1.0 / n;
        }
    },
    HALF_MEAN("RSS/(2n)") {
        @Override
        double factor(double n) {
            return 0.5 / n;
        }
    };

    private final String text;

    LossScale(String text) {
        this.text = text;
    }

    /** The scaled loss as a reader sees it. */
    String text() {
        return text;
    }

    abstract double factor(double n);
}
