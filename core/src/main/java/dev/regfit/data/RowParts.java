package dev.regfit.data;

import java.util.Optional;

/** Tells the part that each row of a table belongs to. Parts are numbered from 0, without gaps in the end. */
public interface RowParts {

    /**
     * The part of a row; asked once for each, in order.
     *
     * @param row its number among the rows that are used, from 0
     * @param label the text in the column that rows are parted by, or null if there is none
     */
    int of(long row, String label);

    /** Whether parts depend on rows that come later, so that {@link #settled} has to be asked. */
    default boolean needsAllRows() {
        return false;
    }

    /**
     * The parts in the end.
     *
     * @param parts what {@link #of} gave for each row
     */
    default int[] settled(int[] parts) {
        return parts;
    }

    /**
     * Parts of the same kind for rows that are in several places; empty if there are none. Which rows are in a part may be
     * others.
     */
    default Optional<PartsAnywhere> anywhere() {
        return Optional.empty();
    }
}
