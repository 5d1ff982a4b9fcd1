package dev.regfit.path;

import dev.regfit.linalg.UpdatableCholesky;
import dev.regfit.problem.DependentColumns;
import dev.regfit.problem.LeastSquares;
import java.util.Arrays;

/** Linearly independent columns and the factor of their Gram matrix G, kept as columns come and go. */
final class ActiveColumns {
    private final LeastSquares loss;
    private final ColumnProducts products;
    private final UpdatableCholesky factor = new UpdatableCholesky(DependentColumns.SMALLEST_SHARE);
    /** In the order of the factor. */
    private int[] columns = {};

    private final boolean[] member;

    ActiveColumns(LeastSquares loss, ColumnProducts products) {
        this.loss = loss;
        this.products = products;
        this.member = new boolean[loss.columns()];
    }

    /** The columns in the order of {@link #solve}; not to be modified. */
    int[] columns() {
        return columns;
    }

    boolean contains(int j) {
        return member[j];
    }

    /** Adds a column; false if it depends on those that are there. */
    boolean add(int j) {
        double[] column = products.gramRow(j, columns);
        for (int k = 0; k < column.length; k++) {
            column[k] *= unit(j) * unit(columns[k]);
        }
        if (!factor.append(column, 1)) {
            return false;
        }
        columns = Arrays.copyOf(columns, columns.length + 1);
        columns[columns.length - 1] = j;
        member[j] = true;
        return true;
    }

    void remove(int j) {
        int place = 0;
        while (columns[place] != j) {
            place++;
        }
        factor.remove(place);
        int[] fewer = Arrays.copyOf(columns, columns.length - 1);
        System.arraycopy(columns, place + 1, fewer, place, fewer.length - place);
        columns = fewer;
        member[j] = false;
    }

    /** Overwrites b, in the order of {@link #columns}, by G⁻¹b. */
    void solve(double[] b) {
        for (int k = 0; k < b.length; k++) {
            b[k] *= unit(columns[k]);
        }
        factor.solve(b);
        for (int k = 0; k < b.length; k++) {
            b[k] *= unit(columns[k]);
        }
    }

    /** What makes the diagonal of the factored matrix one. */
    private double unit(int j) {
        return 1 / Math.sqrt(loss.power(j));
    }
}
