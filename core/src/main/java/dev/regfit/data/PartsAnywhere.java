package dev.regfit.data;

import java.io.Serializable;

/** Parts that depend on the number and the label of a row alone, so that rows may be parted in several places. */
public interface PartsAnywhere extends Serializable {
    /** All rows in one part. */
    PartsAnywhere ALL_TOGETHER = new AllTogether();

    /** Tells the part of rows, in one place; it may be asked from any row on. */
    RowParts parts();

    /** How many parts there may be. */
    int count();

    /** One part. */
    record AllTogether() implements PartsAnywhere {
        @Override
        public RowParts parts() {
            return (row, label) -> 0;
        }

        @Override
        public int count() {
            return 1;
        }
    }
}
