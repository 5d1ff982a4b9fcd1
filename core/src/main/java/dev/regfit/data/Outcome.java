package dev.regfit.data;

import java.util.Objects;

/**
 * What a row brings beside its predictors.
 *
 * @param target NaN where it is missing; of a class the {@link ClassTarget#number(String)} of its label
 * @param weight the row's weight
 * @param offset what is added to its linear predictor: NaN where it is missing, 0 without an offset
 * @param label what the row is parted by, or null if there is no such column
 */
public record Outcome(double target, double weight, double offset, String label) {
    /** Without an offset or a label. */
    public Outcome(double target, double weight) {
        this(target, weight, 0, null);
    }

    /** The same row with its target as it is fitted, and what it is parted by. */
    Outcome as(double fitted, String part) {
        boolean same = fitted == target && Objects.equals(part, label);
        return same ? this : new Outcome(fitted, weight, offset, part);
    }

    /** NaN if the target or the offset is missing: a row cannot be used without either. */
    double needed() {
        return Double.isNaN(offset) ? Double.NaN : target;
    }
}
