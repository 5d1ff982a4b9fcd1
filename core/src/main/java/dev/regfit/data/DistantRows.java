package dev.regfit.data;

import java.util.Optional;

/** Rows that are summed where they are: on several machines, or once more from the files. */
public interface DistantRows {

    /** Goes through all rows once. The same rows give the same bits. */
    <T> RowRun<T> run(BlockSum<T> what);

    /** The sum of all rows; empty if none is used. */
    default <T> Optional<T> sum(BlockSum<T> what) {
        return run(what).total();
    }
}
