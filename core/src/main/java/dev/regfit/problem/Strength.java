package dev.regfit.problem;

/** How strongly to penalise: one strength, or two on their own. */
public sealed interface Strength {
    /** All weights are zero, or nearly, long before; its products with numbers of rows and squares of columns stay finite. */
    double MOST = 1e250;

    /** α‖w‖₂², in the convention of scikit-learn beside the sum of squared residuals. */
    static Strength ridge(double alpha) {
        return new Single(PenaltyKind.L2, alpha, 0);
    }

    /** α‖w‖₁, in the convention of scikit-learn beside half the mean squared residual. */
    static Strength lasso(double alpha) {
        return new Single(PenaltyKind.L1, alpha, 1);
    }

    /**
     * αr‖w‖₁ + ½α(1 − r)‖w‖₂², in the convention of scikit-learn beside half the mean squared residual.
     *
     * @param l1Ratio r, from 0 to 1
     */
    static Strength elasticNet(double alpha, double l1Ratio) {
        return new Single(PenaltyKind.ELASTIC_NET, alpha, l1Ratio);
    }

    /** The objective this makes with a loss, in a convention and for n rows. */
    Objective objective(Loss loss, Convention convention, double rows, double targetDeviation);

    /**
     * One strength α ≥ 0 of a kind of penalty, with the elastic net's share r of the L1 part.
     *
     * @param l1Ratio r, from 0 to 1
     */
    record Single(PenaltyKind kind, double alpha, double l1Ratio) implements Strength {
        public Single {
            requireStrength("alpha", alpha);
            if (!(l1Ratio >= 0 && l1Ratio <= 1)) {
                throw new SettingsException("the L1 ratio must lie between 0 and 1, not " + l1Ratio);
            }
        }

        @Override
        public Objective objective(Loss loss, Convention convention, double rows, double targetDeviation) {
            return Objective.of(loss, convention, kind, alpha, l1Ratio, rows, targetDeviation);
        }
    }

    /** Two strengths: loss + l1·‖w‖₁ + l2·‖w‖₂². */
    record Pair(double l1, double l2) implements Strength {
        public Pair {
            requireStrength("l1", l1);
            requireStrength("l2", l2);
        }

        @Override
        public Objective objective(Loss loss, Convention convention, double rows, double targetDeviation) {
            return Objective.ofStrengths(loss, convention, l1, l2, rows, targetDeviation);
        }
    }

    private static void requireStrength(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new SettingsException("the strength " + name + " must be zero or a positive number, not " + value);
        }
        if (value > MOST) {
            throw new SettingsException(
                    "the strength %s is so large that products with it overflow; the most is %s, not %s"
                            .formatted(name, MOST, value));
        }
    }
}
