package dev.regfit.spectrum;

import java.util.List;

/**
 * A direction along which columns of unit length hardly vary together: a combination of them that is nearly the same in
 * all rows.
 *
 * @param conditionIndex √(λ₁/λᵢ); infinite where the combination is the same in all rows
 * @param parts the columns that have a part in it, the largest loading first
 */
public record Dependency(double conditionIndex, List<Part> parts) {

    /**
     * A column's part.
     *
     * @param column its number
     * @param loading its entry in the direction, which has length one
     * @param proportion of the variance of its least-squares weight that is due to this direction; NaN where that is
     *     infinite
     */
    public record Part(int column, double loading, double proportion) {}
}
