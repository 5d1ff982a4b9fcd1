package dev.regfit.data;

/** Makes other numbers of those of a row. Not safe for several threads. */
@FunctionalInterface
public interface RowChange {
    /**
     * Changes a row.
     *
     * @param cells the numbers of the row, NaN where missing; not modified
     * @param changed overwritten: the same cells as they become, then those that are new; NaN where missing
     * @throws DataProblem of kind NOT_FINITE, whose message names the column
     */
    void apply(double[] cells, double[] changed);
}
