package dev.regfit.linalg;

/**
 * The loops under every solver: dot product, axpy, sum and the rank-k update of a Gram matrix.
 *
 * <p>Results are deterministic: the order of the additions depends on the sizes alone, never on threads, on the JIT or
 * on how warm the code is. Multiplication and addition are fused ({@link Math#fma}), which is one instruction on every
 * processor this is meant for (x86-64 with AVX2, AArch64); elsewhere the results are the same bits, slowly.
 *
 * <p>Offsets and lengths are not checked beyond what the array accesses check: these are inner loops.
 */
public final class Kernels {
    private Kernels() {}

    /**
     * Returns Σ a[aOff + i]·b[bOff + i] over i in 0..n−1.
     *
     * <p>Four partial sums over i mod 4, added as (s0 + s1) + (s2 + s3); the at most three numbers left over are added
     * to s0.
     *
     * @param a at least aOff + n numbers
     * @param aOff index of the first factor in a
     * @param b at least bOff + n numbers
     * @param bOff index of the first factor in b
     * @param n number of products, 0 gives 0
     */
    public static double dot(double[] a, int aOff, double[] b, int bOff, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            s0 = Math.fma(a[aOff + i], b[bOff + i], s0);
            s1 = Math.fma(a[aOff + i + 1], b[bOff + i + 1], s1);
            s2 = Math.fma(a[aOff + i + 2], b[bOff + i + 2], s2);
            s3 = Math.fma(a[aOff + i + 3], b[bOff + i + 3], s3);
        }
        for (; i < n; i++) {
            s0 = Math.fma(a[aOff + i], b[bOff + i], s0);
        }
        return (s0 + s1) + (s2 + s3);
    }

    /**
     * y ← y + alpha·x on n numbers.
     *
     * @param alpha the factor
     * @param x at least xOff + n numbers; not modified unless it overlaps y
     * @param xOff index of the first number of x
     * @param y at least yOff + n numbers; modified
     * @param yOff index of the first number of y
     * @param n how many
     */
    public static void axpy(double alpha, double[] x, int xOff, double[] y, int yOff, int n) {
        for (int i = 0; i < n; i++) {
            y[yOff + i] = Math.fma(alpha, x[xOff + i], y[yOff + i]);
        }
    }

    /**
     * Returns Σ a[aOff + i] over i in 0..n−1, in the order of {@link #dot}.
     *
     * @param a at least aOff + n numbers
     * @param aOff index of the first number
     * @param n how many, 0 gives 0
     */
    public static double sum(double[] a, int aOff, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            s0 += a[aOff + i];
            s1 += a[aOff + i + 1];
            s2 += a[aOff + i + 2];
            s3 += a[aOff + i + 3];
        }
        for (; i < n; i++) {
            s0 += a[aOff + i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /**
     * G ← G + AᵀA on the upper triangle, A being a block of m rows.
     *
     * <p>Each entry is one chain of fused multiply-adds that starts from the entry in g and takes the rows in order. So
     * the result does not depend on how the rows are cut into blocks: updating with 2m rows at once and with m rows
     * twice gives the same bits.
     *
     * @param a the block, <em>row-major</em>: row r at a[aOff + r·p] to a[aOff + r·p + p − 1]; not modified
     * @param aOff index of the first number of the block
     * @param m number of rows
     * @param p number of columns
     * @param g p×p; entries with i ≤ j, at g[i·p + j], are modified, the others are neither read nor written
     */
    public static void rankUpdate(double[] a, int aOff, int m, int p, double[] g) {
        SymmetricUpdate.apply(a, aOff, p, m, p, SymmetricUpdate.NO_FACTORS, 0, g, 0, p);
    }

    /**
     * G ← G + AᵀΩA on the upper triangle, with Ω the diagonal matrix of the row weights.
     *
     * <p>As {@link #rankUpdate}, with each product rounded once more: entry (i, j) gains (ω·aᵢ)·aⱼ.
     *
     * @param a the block, row-major as in {@link #rankUpdate}; not modified
     * @param aOff index of the first number of the block
     * @param m number of rows
     * @param p number of columns
     * @param weights ω of row r at weights[wOff + r], any sign; not modified
     * @param wOff index of the weight of the first row
     * @param g p×p; entries with i ≤ j, at g[i·p + j], are modified
     */
    public static void weightedRankUpdate(double[] a, int aOff, int m, int p, double[] weights, int wOff, double[] g) {
        SymmetricUpdate.apply(a, aOff, p, m, p, weights, wOff, g, 0, p);
    }

    /**
     * Copies the upper triangle onto the lower one, so that g is symmetric to the bit.
     *
     * @param g p×p; entries with i &gt; j, at g[i·p + j], are modified
     * @param p number of rows and columns
     */
    public static void mirror(double[] g, int p) {
        for (int i = 1; i < p; i++) {
            for (int j = 0; j < i; j++) {
                g[i * p + j] = g[j * p + i];
            }
        }
    }
}
