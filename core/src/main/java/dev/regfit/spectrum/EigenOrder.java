package dev.regfit.spectrum;

/** From ascending order, in which eigenvalues are computed, to descending order, in which they are shown. */
final class EigenOrder {
    private EigenOrder() {}

    /** The same numbers in reverse order. */
    static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            reversed[i] = values[values.length - 1 - i];
        }
        return reversed;
    }

    /** Ascending eigenvalues in descending order; none of a matrix of products is negative but for rounding. */
    static double[] descending(double[] ascending) {
        double[] descending = reversed(ascending);
        for (int i = 0; i < descending.length; i++) {
            descending[i] = Math.max(0, descending[i]);
        }
        return descending;
    }
}
