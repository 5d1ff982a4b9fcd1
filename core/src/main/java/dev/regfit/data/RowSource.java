package dev.regfit.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Encoded rows that can be gone through again and again, as stochastic descent does: kept, or read anew each time. */
public interface RowSource {

    /**
     * Hands over every row once.
     *
     * @param pass 0 for the first; where there is a choice of the order, each pass has another
     */
    void pass(int pass, Visitor visitor);

    /** Is handed rows. */
    @FunctionalInterface
    interface Visitor {

        /**
         * A row.
         *
         * @param features on the original scale, length p; reused for the next row
         * @param weight ω &gt; 0, scaled as those of a {@link Dataset} are: their mean is one
         * @param offset what is added to the linear predictor; 0 without one
         */
        void row(double[] features, double target, double weight, double offset);
    }

    /** Rows in an order that is drawn anew for each pass. */
    static RowSource shuffled(Dataset data, long seed) {
        RowsInMemory rows = RowsInMemory.of(data.x());
        return (pass, visitor) -> {
            int[] order = new int[data.rows()];
            SplittableRandom random = Draws.random(seed, pass);
            Draws.order(order, random);
            double[] features = new double[data.columns()];
            for (int i : order) {
                rows.copy(i, features);
                visitor.row(features, data.y()[i], data.weights()[i], data.offset(i));
            }
        };
    }

    /** How rows are taken out of a matrix that keeps columns. */
    @FunctionalInterface
    interface RowsInMemory {

        /** Writes row i into {@code out} (length p, overwritten). */
        void copy(int i, double[] out);

        static RowsInMemory of(DesignMatrix x) {
            if (x instanceof DenseMatrix dense) {
                return (i, out) -> {
                    for (int j = 0; j < out.length; j++) {
                        out[j] = dense.get(i, j);
                    }
                };
            }
            return of((SparseMatrix) x);
        }

        private static RowsInMemory of(SparseMatrix x) {
            int[] ends = new int[x.rows() + 1];
            int cells = x.columns() == 0 ? 0 : x.start(x.columns());
            for (int k = 0; k < cells; k++) {
                ends[x.row(k) + 1]++;
            }
            Arrays.parallelPrefix(ends, Integer::sum);
            int[] starts = ends.clone();
            int[] columns = new int[cells];
            double[] values = new double[cells];
            for (int j = 0; j < x.columns(); j++) {
                for (int k = x.start(j); k < x.start(j + 1); k++) {
                    int at = starts[x.row(k)]++;
                    columns[at] = j;
                    values[at] = x.value(k);
                }
            }
            return (i, out) -> {
                Arrays.fill(out, 0);
                for (int k = ends[i]; k < ends[i + 1]; k++) {
                    out[columns[k]] = values[k];
                }
            };
        }
    }
}
