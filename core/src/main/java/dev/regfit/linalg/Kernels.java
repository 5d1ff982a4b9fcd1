package dev.regfit.linalg;

import java.util.Arrays;

/**
 * The loops under every solver: dot product, axpy, sum and the rank-k update of a Gram matrix.
 *
 * <p>Results are deterministic: the order of the additions depends on the sizes alone, never on threads, on the JIT or
 * on how warm the code is. Multiplication and addition are fused ({@link Math#fma}), which is one instruction on every
 * processor this is meant for (x86-64 with AVX2, AArch64); elsewhere the results are the same bits, slowly.
 *
 * <p>The loops exist twice, in plain Java and on the Vector API, with the same bits as result; {@link KernelChoice} says
 * when which is used.
 *
 * <p>Offsets and lengths are not checked beyond what the array accesses check: these are inner loops.
 */
public final class Kernels {
    private static final KernelChoice VECTORS = choice(KernelKind.VECTORS);
    private static final KernelChoice PRODUCTS = choice(KernelKind.PRODUCTS);
    private static final KernelChoice LOSSES = choice(KernelKind.LOSSES);

    /** With fewer columns most of each register would hold padding. */
    private static final int FEWEST_COLUMNS = 16;

    /** Columns multiplied at a time: what is packed of them stays in the second-level cache. */
    private static final int PIECE = 192;

    /** What an exponential costs, in multiply-adds. */
    private static final int WORK_OF_FUNCTION = 16;

    private Kernels() {}

    private static KernelChoice choice(KernelKind kind) {
        String simd = System.getProperty("regfit.simd", "");
        return new KernelChoice(kind.muchWork, simd, VectorModule::load, kernels -> KernelTrial.passes(kind, kernels));
    }

    /**
     * For people: what computes in this process. Before any large work it loads the Vector API to see whether it could.
     */
    public static String description() {
        return VECTORS.description();
    }

    /**
     * Tells that rank updates with so many rows in all are to come, so that the kernels can be made ready meanwhile. Of
     * no effect on results.
     *
     * @param rows number of rows
     * @param p number of columns
     */
    public static void expectRankUpdates(long rows, int p) {
        PRODUCTS.expect(rankUpdateWork(rows, p));
    }

    /**
     * Returns Σ a[aOff + i]·b[bOff + i] over i in 0..n−1.
     *
     * <p>Sixteen partial sums over i mod 16 up to the last whole sixteen, added in halves: s_k + s_{k+8}, then k + 4, and
     * so on. To their total comes that of the at most fifteen numbers left, which is made of four partial sums over
     * i mod 4, with the last three added to the first.
     *
     * @param a at least aOff + n numbers
     * @param aOff index of the first factor in a
     * @param b at least bOff + n numbers
     * @param bOff index of the first factor in b
     * @param n number of products, 0 gives 0
     */
    public static double dot(double[] a, int aOff, double[] b, int bOff, int n) {
        return VECTORS.forWork(n).dot(a, aOff, b, bOff, n);
    }

    /**
     * y ← y + alpha·x on n numbers.
     *
     * @param alpha the factor
     * @param x at least xOff + n numbers; not modified unless it is y's range. The two ranges must not overlap in part
     * @param xOff index of the first number of x
     * @param y at least yOff + n numbers; modified
     * @param yOff index of the first number of y
     * @param n how many
     */
    public static void axpy(double alpha, double[] x, int xOff, double[] y, int yOff, int n) {
        VECTORS.forWork(n).axpy(alpha, x, xOff, y, yOff, n);
    }

    /**
     * Returns Σ a[aOff + i] over i in 0..n−1.
     *
     * <p>Four partial sums over i mod 4, added as (s0 + s1) + (s2 + s3); the at most three numbers left over are added
     * to s0.
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
        symmetricUpdate(a, aOff, p, m, p, SymmetricUpdate.NO_FACTORS, 0, g, 0, p);
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
        symmetricUpdate(a, aOff, p, m, p, weights, wOff, g, 0, p);
    }

    /** {@link KernelProvider#symmetricUpdate}, for the factorisations of this package. */
    static void symmetricUpdate(
            double[] a, int aOff, int lda, int m, int p, double[] factors, int fOff, double[] g, int gOff, int ldg) {
        PRODUCTS.forWork(rankUpdateWork(m, p)).symmetricUpdate(a, aOff, lda, m, p, factors, fOff, g, gOff, ldg);
    }

    /** {@link KernelProvider#multiply}, for the factorisations of this package. */
    static void multiply(
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
        long work = n < FEWEST_COLUMNS ? 0 : (long) m * k * n;
        PRODUCTS.forWork(work).multiply(a, aOff, aRow, aColumn, b, bOff, ldb, c, cOff, ldc, m, k, n);
    }

    /** {@link KernelProvider#bandForms}, for {@link ShiftedSystems}. */
    static void bandForms(
            double[] packed,
            int groups,
            int width,
            double[] t,
            int columns,
            double[] u,
            double[] z,
            double[] squares,
            double[] products) {
        long work = (long) groups * BandCholesky.ROWS * width * columns;
        PRODUCTS.forWork(work).bandForms(packed, groups, width, t, columns, u, z, squares, products);
    }

    /**
     * G ← LᵀR for two lists of columns of one column-major array, by several threads where that pays.
     *
     * <p>Each entry is one chain of fused multiply-adds from zero, in row order.
     *
     * @param x a column is m numbers in a row; not modified
     * @param m rows
     * @param left where in x the p columns of L begin
     * @param right where in x the q columns of R begin
     * @return G, p×q, row-major
     */
    public static double[] columnProducts(double[] x, int m, int[] left, int[] right) {
        int p = left.length;
        int q = right.length;
        double[] g = new double[Math.multiplyExact(p, q)];
        int pieces = (p + PIECE - 1) / PIECE;
        Parallel.loop(pieces, (long) m * q * PIECE, (from, to) -> {
            for (int piece = from; piece < to; piece++) {
                int first = piece * PIECE;
                int[] part = Arrays.copyOfRange(left, first, Math.min(p, first + PIECE));
                for (int j = 0; j < q; j += PIECE) {
                    int[] beside = Arrays.copyOfRange(right, j, Math.min(q, j + PIECE));
                    double[] block = new double[part.length * beside.length];
                    PRODUCTS.forWork((long) m * block.length).columnProducts(x, m, part, beside, block);
                    for (int i = 0; i < part.length; i++) {
                        System.arraycopy(block, i * beside.length, g, (first + i) * q + j, beside.length);
                    }
                }
            }
        });
        return g;
    }

    /** {@link KernelProvider#laneProducts}, for {@link LaneSums}. */
    static void laneProducts(double[] left, double[] right, int m, int order, double[] sums) {
        LOSSES.forWork((long) m * order * order / 2).laneProducts(left, right, m, order, sums);
    }

    /**
     * Writes e^x of numbers, to the bits of {@link Exponential}.
     *
     * @param out may be x
     * @param n how many, from the first on
     */
    public static void exp(double[] x, double[] out, int n) {
        LOSSES.forWork((long) WORK_OF_FUNCTION * n).exp(x, out, n);
    }

    /** The same of log(1 + x), for x from 0 to 1. */
    public static void log1p(double[] x, double[] out, int n) {
        LOSSES.forWork((long) WORK_OF_FUNCTION * n).log1p(x, out, n);
    }

    /** Multiply-adds, or 0 where only scalar code is of use. */
    private static long rankUpdateWork(long rows, int p) {
        return p < FEWEST_COLUMNS ? 0 : rows * p * (p + 1) / 2;
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
