package dev.regfit.linalg;

/** C ← C + A·B of {@link ScalarKernels}, by {@link RowPair}. <strong>Hot code: many arguments, no checks.</strong> */
final class MatrixProduct {
    private MatrixProduct() {}

    /** {@link KernelProvider#multiply}. */
    static void apply(
            double[] a,
            int aOff,
            int aRow,
            int aColumn,
            double[] b,
            int bOff,
            int ldb,
            double[] c,
            int cOff,
            int ldc,
            int m,
            int k,
            int n) {
        RowPair pair = new RowPair(k, n);
        int columns = RowPair.width(n);
        double[] packed = new double[(m + 1) / 2 * 2 * Math.min(RowPair.DEPTH, k)];
        for (int r0 = 0; r0 < k; r0 += RowPair.DEPTH) {
            int depth = Math.min(RowPair.DEPTH, k - r0);
            for (int i = 0; i < m; i += 2) {
                int one = aOff + i * aRow + r0 * aColumn;
                int other = i + 1 < m ? one + aRow : one;
                RowPair.pack(a, one, other, aColumn, depth, packed, i * depth);
            }
            for (int j0 = 0; j0 < n; j0 += columns) {
                int width = Math.min(columns, n - j0);
                pair.load(b, bOff + r0 * ldb + j0, ldb, depth, width);
                pair.addAll(packed, m, depth, c, cOff + j0, ldc, width);
            }
        }
    }
}
