package dev.regfit.linalg;

/**
 * G ← G + AᵀFA (upper triangle), and products of columns, of {@link ScalarKernels}, by {@link RowPair}.
 *
 * <p><strong>Hot code: many arguments, no checks.</strong> Some rows of some columns of A are copied so that they
 * stay in a cache, and used for all rows of G, two at a time.
 */
final class SymmetricUpdate {
    /** Passed as factors when F is the identity. */
    static final double[] NO_FACTORS = {};

    private SymmetricUpdate() {}

    /** {@link KernelProvider#symmetricUpdate}. */
    static void apply(
            double[] a, int aOff, int lda, int m, int p, double[] factors, int fOff, double[] g, int gOff, int ldg) {
        RowPair pair = new RowPair(m, p);
        int width = RowPair.width(p);
        double[] left = new double[(p + 1) / 2 * 2 * Math.min(RowPair.DEPTH, m)];
        for (int r0 = 0; r0 < m; r0 += RowPair.DEPTH) {
            int depth = Math.min(RowPair.DEPTH, m - r0);
            int from = aOff + r0 * lda;
            packPairs(a, from, lda, depth, p, factors, fOff + r0, left);
            for (int j0 = 0; j0 < p; j0 += width) {
                int end = Math.min(p, j0 + width);
                pair.load(a, from + j0, lda, depth, end - j0);
                addRows(pair, left, depth, j0, end, p, g, gOff, ldg);
            }
        }
    }

    /** To columns j0 to end of all rows of G that reach there. */
    private static void addRows(
            RowPair pair, double[] left, int depth, int j0, int end, int p, double[] g, int gOff, int ldg) {
        for (int i = 0; i < end; i += 2) {
            int other = Math.min(i + 1, p - 1);
            int one = gOff + i * ldg + j0;
            int two = gOff + other * ldg + j0;
            pair.add(left, i * depth, depth, g, one, Math.max(0, i - j0), two, Math.max(0, other - j0), end - j0);
        }
    }

    /** Columns i and i + 1 of FA at i·depth, row after row; the last column stands for one beyond it. */
    private static void packPairs(
            double[] a, int from, int lda, int depth, int p, double[] factors, int fOff, double[] packed) {
        for (int i = 0; i < p; i += 2) {
            RowPair.pack(a, from + i, from + Math.min(i + 1, p - 1), lda, depth, packed, i * depth);
            if (factors.length > 0) {
                scale(packed, i * depth, factors, fOff, depth);
            }
        }
    }

    private static void scale(double[] packed, int from, double[] factors, int fOff, int depth) {
        for (int r = 0; r < depth; r++) {
            packed[from + 2 * r] *= factors[fOff + r];
            packed[from + 2 * r + 1] *= factors[fOff + r];
        }
    }

    /** {@link KernelProvider#columnProducts}. */
    static void columnProducts(double[] x, int m, int[] left, int[] right, double[] g) {
        int p = left.length;
        int q = right.length;
        RowPair pair = new RowPair(m, q);
        int columns = RowPair.width(q);
        double[] packed = new double[(p + 1) / 2 * 2 * Math.min(RowPair.DEPTH, m)];
        for (int r0 = 0; r0 < m; r0 += RowPair.DEPTH) {
            int depth = Math.min(RowPair.DEPTH, m - r0);
            for (int i = 0; i < p; i += 2) {
                int one = left[i] + r0;
                int other = left[Math.min(i + 1, p - 1)] + r0;
                RowPair.pack(x, one, other, 1, depth, packed, i * depth);
            }
            for (int j0 = 0; j0 < q; j0 += columns) {
                int width = Math.min(columns, q - j0);
                for (int c = 0; c < width; c++) {
                    pair.loadColumn(c, x, right[j0 + c] + r0, depth);
                }
                pair.addAll(packed, p, depth, g, j0, q, width);
            }
        }
    }
}
