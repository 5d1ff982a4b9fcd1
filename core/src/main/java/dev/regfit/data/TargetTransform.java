package dev.regfit.data;

import java.math.BigDecimal;

/** What is made of the target before it is fitted. */
public enum TargetTransform implements TargetRule {
    /** The target as it is. */
    NONE("none"),
    /** Its natural logarithm. */
    LOG("log");

    private final String label;

    TargetTransform(String label) {
        this.label = label;
    }

    /** The name used in reports and in model files. */
    public String label() {
        return label;
    }

    /**
     * The target as it is fitted.
     *
     * @param target in its own unit
     * @throws DataProblem when it has no logarithm and this asks for one
     */
    @Override
    public double fitted(double target) {
        if (this == NONE) {
            return target;
        }
        if (!(target > 0)) {
            String value = BigDecimal.valueOf(target).stripTrailingZeros().toPlainString();
            throw new DataProblem(
                    DataProblem.Kind.NO_LOGARITHM,
                    "the target is " + value + ", and only a target above zero has a logarithm");
        }
        return StrictMath.log(target);
    }

    /**
     * A fitted value, or a prediction of one, in the target's own unit.
     *
     * @param fitted on the scale that {@link #fitted} gives
     */
    public double original(double fitted) {
        return this == NONE ? fitted : StrictMath.exp(fitted);
    }

    /** What is fitted, by the name of the target. */
    public String of(String target) {
        return this == NONE ? target : "log(" + target + ")";
    }
}
