package dev.regfit.spark;

import dev.regfit.data.RowParts;
import dev.regfit.selection.Folds;
import java.io.Serializable;

/**
 * How rows are cut into folds, wherever they are: which fold a row is in depends on nothing but its number or its key.
 *
 * @param folds their number; 1 for none
 * @param keyed whether by the key of the row, otherwise by its number in the table
 */
record FoldPlan(int folds, long seed, boolean keyed) implements Serializable {
    /** All rows together. */
    static final FoldPlan NONE = new FoldPlan(1, 0, false);

    RowParts parts() {
        if (folds == 1) {
            return (row, label) -> 0;
        }
        return keyed ? Folds.ofKeys(folds, seed) : Folds.random(folds, seed, 0);
    }
}
