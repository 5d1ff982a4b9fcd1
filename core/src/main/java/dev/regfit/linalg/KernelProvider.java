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

    /** For people: what computes, and with how wide registers. */
    String description();
}
