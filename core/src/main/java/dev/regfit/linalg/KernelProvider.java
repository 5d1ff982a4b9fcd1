package dev.regfit.linalg;

/**
 * The inner loops that exist twice: {@link ScalarKernels} and, on the Vector API, {@code SimdKernels}. Both give the
 * same bits for the same arguments, because the order of the additions is part of the contract.
 */
interface KernelProvider {
    /** What {@link Kernels#dot} returns; the order of its additions is stated there. */
    double dot(double[] a, int aOff, double[] b, int bOff, int n);

    /** What {@link Kernels#axpy} does. */
    void axpy(double alpha, double[] x, int xOff, double[] y, int yOff, int n);

    /**
     * G ← G + AᵀFA on the upper triangle, where F is diagonal; each entry a chain of fused multiply-adds in row order,
     * that of row r being (factor·aᵢ)·aⱼ.
     *
     * @param a row r at a[aOff + r·lda]; may be the array g itself where the two regions do not overlap
     * @param aOff index of the first number of A
     * @param lda distance between rows of A
     * @param m rows of A
     * @param p columns of A, rows and columns of G
     * @param factors diagonal of F at factors[fOff + r], or {@link SymmetricUpdate#NO_FACTORS} where F is the identity
     * @param fOff index of the first factor
     * @param g entry (i, j), i ≤ j, at g[gOff + i·ldg + j]; modified
     * @param gOff index of the first number of G
     * @param ldg distance between rows of G
     */
    void symmetricUpdate(
            double[] a, int aOff, int lda, int m, int p, double[] factors, int fOff, double[] g, int gOff, int ldg);

    /**
     * C ← C + A·B; each entry a chain of fused multiply-adds in the order of A's columns.
     *
     * @param a m×k, entry (i, r) at a[aOff + i·aRow + r·aColumn]
     * @param aOff index of the first number of A
     * @param aRow distance between rows of A
     * @param aColumn distance between columns of A
     * @param b k×n, entry (r, j) at b[bOff + r·ldb + j]
     * @param bOff index of the first number of B
     * @param ldb distance between rows of B
     * @param c m×n, entry (i, j) at c[cOff + i·ldc + j]; modified. A and B may be other parts of the same array
     * @param cOff index of the first number of C
     * @param ldc distance between rows of C
     * @param m rows of A and C
     * @param k columns of A, rows of B
     * @param n columns of B and C
     */
    void multiply(
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
            int n);

    /**
     * For each column t of a matrix: solves Lz = t, where L is a band, and adds zᵀz and zᵀu to sums. A number of z is a
     * chain of fused multiply-adds in the order of L's columns, times the reciprocal of the diagonal; the sums are
     * chains too, in the order of rows.
     *
     * @param packed L as {@link BandCholesky#packed} gives it
     * @param groups number of rows of L, divided by {@value BandCholesky#ROWS}
     * @param width diagonals below the main one
     * @param t row-major, as many rows as L; not modified
     * @param columns of t, a multiple of 16
     * @param u as many numbers as L has rows
     * @param z overwritten: {@code width} + {@value BandCholesky#ROWS}·{@value BandForms#BLOCK} numbers for each column
     * @param squares sum of column i at squares[i]
     * @param products sum of column i at products[i]
     */
    void bandForms(
            double[] packed,
            int groups,
            int width,
            double[] t,
            int columns,
            double[] u,
            double[] z,
            double[] squares,
            double[] products);

    /**
     * G ← G + LᵀR for two lists of columns of one column-major array; each entry a chain of fused multiply-adds in row
     * order.
     *
     * @param x a column is m numbers in a row
     * @param m rows
     * @param left where in x the columns of L begin
     * @param right where in x the columns of R begin
     * @param g entry (i, j) at g[i·right.length + j]; modified
     */
    void columnProducts(double[] x, int m, int[] left, int[] right, double[] g);

    /**
     * Adds to the sums of {@link LaneSums}: for i ≤ j &lt; order, sum l at sums[8·(i·width + j) + l] is a chain of fused
     * multiply-adds left[i·m + r]·right[j·m + r] over the rows r that leave l when divided by eight. Other sums may change.
     *
     * @param m rows, a multiple of eight
     */
    void laneProducts(double[] left, double[] right, int m, int order, double[] sums);

    /** Writes e^x of the first n numbers of x into out, which may be x. */
    void exp(double[] x, double[] out, int n);

    /** Writes log(1 + x) of the first n numbers of x, from 0 to 1, into out, which may be x. */
    void log1p(double[] x, double[] out, int n);

    /** For people: what computes, and with how wide registers. */
    String description();
}
