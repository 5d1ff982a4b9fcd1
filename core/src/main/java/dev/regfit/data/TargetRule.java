package dev.regfit.data;

/** What is made of the targets of rows as they are read. One that learns from them is for one reading only. */
public interface TargetRule {

    /**
     * The target of a row that is used, as it is fitted, as far as that can be told before all rows were read.
     *
     * @throws DataProblem of kind BAD_TARGET when this target cannot be fitted
     */
    double fitted(double target);

    /** What {@link #fitted} takes for a target that was read as a number. */
    default double number(double target) {
        return target;
    }

    /** What a row is parted by where no column says so: its class, or null if there are none. */
    default String part(double fitted) {
        return null;
    }

    /**
     * The table with what was learnt of its target, once all rows were read.
     *
     * @throws DataProblem of kind BAD_TARGET when there is nothing to learn from such targets
     */
    default Schema settle(Schema shape) {
        return shape;
    }

    /** A fitted target as it is in the end. */
    default double settled(double fitted) {
        return fitted;
    }
}
