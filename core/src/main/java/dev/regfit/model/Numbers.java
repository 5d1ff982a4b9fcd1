package dev.regfit.model;

import com.fasterxml.jackson.core.io.NumberOutput;

/** Numbers as text for machines. */
public final class Numbers {
    private Numbers() {}

    /**
     * The shortest decimal that reads back as the same double, the same on every JDK ({@link Double#toString} is not
     * always the shortest before JDK 19). Negative zero is written as {@code 0.0}; what is not finite as {@code NaN},
     * {@code Infinity} or {@code -Infinity}.
     */
    public static String exact(double value) {
        return value == 0 ? "0.0" : NumberOutput.toString(value, true);
    }
}
