package dev.regfit.inspection;

import java.util.List;

/**
 * What there is to know of rows that name their cells, before fitting.
 *
 * @param rows number of rows
 * @param target what the target holds
 * @param columns the p columns in their order
 * @param stored number of cells other than zero
 */
public record SparseInspection(long rows, Column target, List<Column> columns, long stored) {
    private static final int SPARSE_BYTES = Integer.BYTES + Double.BYTES;

    /**
     * One column. Cells that are not written are zero.
     *
     * @param nonzero number of cells other than zero
     */
    public record Column(String name, long nonzero, double minimum, double maximum) {
        /** Whether no row has a value. */
        public boolean empty() {
            return nonzero == 0;
        }

        /** Whether all rows have the same value, other than zero. */
        public boolean constant() {
            return minimum == maximum && !empty();
        }
    }

    /** Share of cells other than zero; NaN without columns. */
    public double density() {
        return stored / ((double) rows * columns.size());
    }

    /** Bytes of a matrix of the stored cells. */
    public long sparseBytes() {
        return SPARSE_BYTES * stored;
    }

    /** Bytes of a matrix of all cells. */
    public long denseBytes() {
        return Double.BYTES * rows * columns.size();
    }
}
