package dev.regfit.data;

import java.io.Serializable;

/**
 * The two classes of a target that is one of two, each by its label: the negative one is fitted as 0, the positive one as
 * 1. Labels are compared as texts; of a number {@link #label(double)} is the label.
 */
public record Classes(String negative, String positive) implements Serializable {
    /** Those of a target that is given as 0 and 1. */
    public static final Classes CODES = new Classes("0", "1");

    /** Up to here every whole number is written without an exponent, and is a double. */
    private static final double MOST_WHOLE = 1e15;

    /** @throws IllegalArgumentException when both are the same */
    public Classes {
        if (negative.equals(positive)) {
            throw new IllegalArgumentException("both classes are " + positive);
        }
    }

    /** The label of a class that is written as a number: the same for all ways to write it. */
    public static String label(double number) {
        return number == Math.rint(number) && Math.abs(number) < MOST_WHOLE
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /** The label of a fitted value, 0 or 1. */
    public String of(double fitted) {
        return fitted > 0 ? positive : negative;
    }

    /**
     * The class of a label: 0 or 1.
     *
     * @throws DataProblem of kind BAD_TARGET when it is neither
     */
    public double code(String label) {
        if (label.equals(positive)) {
            return 1;
        }
        if (label.equals(negative)) {
            return 0;
        }
        throw new DataProblem(
                DataProblem.Kind.BAD_TARGET,
                "\"%s\" is neither \"%s\" nor \"%s\", the classes of the model".formatted(label, negative, positive));
    }
}
