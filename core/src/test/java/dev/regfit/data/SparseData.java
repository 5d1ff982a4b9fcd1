package dev.regfit.data;

import java.util.Arrays;

/** Makes sparse data of dense ones. */
public final class SparseData {
    private SparseData() {}

    /** The same rows without their zeros. */
    public static Dataset of(Dataset dense) {
        return new Dataset(
                dense.schema(),
                of((DenseMatrix) dense.x()),
                dense.y(),
                dense.weights(),
                dense.fills(),
                dense.dropped());
    }

    public static SparseMatrix of(DenseMatrix dense) {
        int n = dense.rows();
        int[] starts = new int[dense.columns() + 1];
        int[] rows = new int[dense.values().length];
        double[] values = new double[dense.values().length];
        int stored = 0;
        for (int j = 0; j < dense.columns(); j++) {
            for (int i = 0; i < n; i++) {
                if (dense.get(i, j) != 0) {
                    rows[stored] = i;
                    values[stored++] = dense.get(i, j);
                }
            }
            starts[j + 1] = stored;
        }
        return new SparseMatrix(n, starts, Arrays.copyOf(rows, stored), Arrays.copyOf(values, stored));
    }
}
