package dev.regfit.selection;

/**
 * How much larger the errors of one model are than those of another on the same rows, in the mean. Of differences it is
 * far better known than of the errors themselves, since rows that are hard for one model are hard for the other.
 *
 * @param mean of the differences
 * @param standardError of this mean; NaN if there is but one difference
 */
public record Difference(double mean, double standardError) {
    /** Of a model to itself. */
    public static final Difference NONE = new Difference(0, 0);
}
