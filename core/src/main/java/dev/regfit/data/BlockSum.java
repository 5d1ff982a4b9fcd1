package dev.regfit.data;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * What is made of a block of consecutive rows, and adds up. The order and grouping of additions are {@link RowRun}'s, so
 * that the same rows give the same bits however they are spread. It is sent to where the rows are.
 *
 * @param <T> what is made; may be used up by adding
 */
public interface BlockSum<T> extends Serializable {

    /** What a block gives, which holds one row or more. */
    T of(BlockRows rows);

    /**
     * The sum of what blocks give that follow each other; either may be used up.
     *
     * @param left of the blocks before
     */
    T add(T left, T right);

    /** Writes what {@link #read} reads to the same bits. */
    void write(T sum, DataOutput out) throws IOException;

    /** Reads what was written. */
    T read(DataInput in) throws IOException;
}
