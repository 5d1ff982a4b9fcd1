package dev.regfit.linalg;

import java.util.Arrays;
import java.util.Optional;

/**
 * The factorisation A = UᵀU of a symmetric positive definite matrix.
 *
 * <p>The matrix is first scaled symmetrically by powers of two to a diagonal in [1, 4), which rounds nothing and makes
 * the condition number nearly the smallest that diagonal scaling can reach (van der Sluis, "Condition numbers and
 * equilibration of matrices", Numer. Math. 14, 1969). The factorisation is the right-looking block algorithm (Golub and
 * Van Loan, Matrix Computations, 4.2) on {@link Kernels#symmetricUpdate}.
 */
public final class Cholesky {
    private static final int BLOCK = 64;

    /** Fewer columns beside a block are done together with its own, on one thread. */
    private static final int MANY_COLUMNS = 500;

    /** A pivot this small, against a scaled diagonal of at least 1, is made of rounding errors. */
    private static final double SMALLEST_PIVOT = 0x1p-52;

    private static final double LEAST_SHARE = 1e-14;
    private static final double MOST_SHARE = 1e-8;

    private final int p;
    /** Row-major; what is below the diagonal is not used. */
    private final double[] u;

    private final double[] scale;
    private final double norm;

    private Cholesky(int p, double[] u, double[] scale, double norm) {
        this.p = p;
        this.u = u;
        this.scale = scale;
        this.norm = norm;
    }

    /**
     * Factors a matrix.
     *
     * @param a p×p symmetric; only the upper triangle is read, entry (i, j), i ≤ j, at a[i·p + j]
     * @param p its order, 0 is allowed
     * @return the factor, or empty if the matrix is not positive definite to working accuracy or not finite. A factor
     *     may still be too badly conditioned to be of use: see {@link #reciprocalCondition}
     * @throws IllegalArgumentException if the length of a is not p²
     */
    public static Optional<Cholesky> of(double[] a, int p) {
        return inPlace(a.clone(), p);
    }

    /** The same of a matrix that is overwritten and kept. */
    public static Optional<Cholesky> inPlace(double[] a, int p) {
        Shapes.requireMatrix("a", a, p, p);
        double[] scale = new double[p];
        for (int i = 0; i < p; i++) {
            scale[i] = PowerOfTwo.reciprocalSquareRoot(a[i * p + i]);
        }
        for (int i = 0; i < p; i++) {
            for (int j = i; j < p; j++) {
                a[i * p + j] = a[i * p + j] * scale[i] * scale[j];
            }
        }
        double norm = oneNorm(a, p);
        return factor(a, p) ? Optional.of(new Cholesky(p, a, scale, norm)) : Optional.empty();
    }

    /**
     * Factors a positive semidefinite matrix: as it is or, if it is singular, with the smallest share of its diagonal
     * added that makes it definite, a power of ten times 10⁻¹⁴. With b in the range of the matrix the solution is right to
     * about that share; what b has in the null space comes out that much magnified.
     *
     * @param a as for {@link #of}
     * @return empty if no share up to 10⁻⁸ will do
     */
    public static Optional<Cholesky> nearest(double[] a, int p) {
        Optional<Cholesky> factor = of(a, p);
        for (double share = LEAST_SHARE; factor.isEmpty() && share <= MOST_SHARE; share *= 10) {
            double[] shifted = a.clone();
            for (int i = 0; i < p; i++) {
                shifted[i * p + i] *= 1 + share;
            }
            factor = of(shifted, p);
        }
        return factor;
    }

    /** Overwrites the upper triangle of a p×p matrix by its factor; false if it is not positive definite. */
    static boolean factor(double[] u, int p) {
        double[] minus = new double[BLOCK];
        Arrays.fill(minus, -1);
        for (int begin = 0; begin < p; begin += BLOCK) {
            int first = begin;
            int end = Math.min(p, begin + BLOCK);
            int done = p - end < MANY_COLUMNS ? p : end;
            if (!factorRows(u, p, begin, end, done)) {
                return false;
            }
            Parallel.loop(
                    p - done, BLOCK * BLOCK / 2, (from, to) -> factorBeside(u, p, first, end, done + from, done + to));
            TiledUpdate.apply(u, begin * p + end, p, end - begin, p - end, minus, 0, u, end * p + end, p);
        }
        return true;
    }

    /** The rows of a block, in columns before {@code to}. */
    private static boolean factorRows(double[] u, int p, int begin, int end, int to) {
        for (int r = begin; r < end; r++) {
            subtractRowsBefore(u, p, begin, r, r, to);
            double pivot = u[r * p + r];
            if (!(pivot > SMALLEST_PIVOT && pivot < Double.POSITIVE_INFINITY)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            u[r * p + r] = root;
            divide(u, r * p + r + 1, r * p + to, root);
        }
        return true;
    }

    /** The same rows in columns from {@code from} to {@code to} − 1, of which there may be none. */
    private static void factorBeside(double[] u, int p, int begin, int end, int from, int to) {
        for (int r = begin; r < end && from < to; r++) {
            subtractRowsBefore(u, p, begin, r, from, to);
            divide(u, r * p + from, r * p + to, u[r * p + r]);
        }
    }

    private static void subtractRowsBefore(double[] u, int p, int begin, int r, int from, int to) {
        for (int s = begin; s < r; s++) {
            Kernels.axpy(-u[s * p + r], u, s * p + from, u, r * p + from, to - from);
        }
    }

    private static void divide(double[] u, int from, int to, double by) {
        for (int at = from; at < to; at++) {
            u[at] /= by;
        }
    }

    /** The number of rows and columns. */
    public int order() {
        return p;
    }

    /**
     * Returns A⁻¹b.
     *
     * @param b p numbers
     * @throws IllegalArgumentException if b does not hold p numbers
     */
    public double[] solve(double[] b) {
        Shapes.requireLength("b", b, p);
        double[] x = new double[p];
        for (int i = 0; i < p; i++) {
            x[i] = b[i] * scale[i];
        }
        solveScaled(x);
        for (int i = 0; i < p; i++) {
            x[i] *= scale[i];
        }
        return x;
    }

    /** x ← (UᵀU)⁻¹x. */
    private double[] solveScaled(double[] x) {
        for (int i = 0; i < p; i++) {
            x[i] /= u[i * p + i];
            Kernels.axpy(-x[i], u, i * p + i + 1, x, i + 1, p - i - 1);
        }
        for (int i = p - 1; i >= 0; i--) {
            x[i] = (x[i] - Kernels.dot(u, i * p + i + 1, x, i + 1, p - i - 1)) / u[i * p + i];
        }
        return x;
    }

    /**
     * Estimates 1/cond₁ of the scaled matrix, between 0 and 1: about 10⁻ᵈ when d digits of a solution are lost. The
     * estimate is an upper bound, rarely more than three times too large; see {@link InverseNorm}. It costs a few
     * solves. 1 for the empty matrix.
     */
    public double reciprocalCondition() {
        if (p == 0) {
            return 1;
        }
        double inverseNorm = InverseNorm.estimate(p, b -> solveScaled(b.clone()));
        return Math.min(1, 1 / norm / inverseNorm);
    }

    /**
     * Returns A⁻¹, p×p and symmetric to the bit. Costs about twice the factorisation; {@link #solve} is cheaper and
     * more accurate where only products with the inverse are wanted.
     */
    public double[] inverse() {
        double[] v = invertFactor();
        double[] inverse = new double[p * p];
        double[] rows = new double[BLOCK * p];
        for (int begin = 0; begin < p; begin += BLOCK) {
            // VVᵀ is the sum over the columns of V, which end at the diagonal.
            int end = Math.min(p, begin + BLOCK);
            for (int i = 0; i < end; i++) {
                for (int k = begin; k < end; k++) {
                    rows[(k - begin) * end + i] = v[i * p + k];
                }
            }
            Kernels.symmetricUpdate(rows, 0, end, end - begin, end, SymmetricUpdate.NO_FACTORS, 0, inverse, 0, p);
        }
        for (int i = 0; i < p; i++) {
            for (int j = i; j < p; j++) {
                inverse[i * p + j] *= scale[i] * scale[j];
            }
        }
        Kernels.mirror(inverse, p);
        return inverse;
    }

    /** V = U⁻¹, block of rows by block from the last: V_i = (e_i − Σ_{k>i} u_ik V_k) / u_ii; zeros below the diagonal. */
    private double[] invertFactor() {
        double[] v = new double[p * p];
        for (int begin = (p - 1) / BLOCK * BLOCK; begin >= 0; begin -= BLOCK) {
            int end = Math.min(p, begin + BLOCK);
            subtractRowsBehind(begin, end, v);
            for (int i = end - 1; i >= begin; i--) {
                for (int k = i + 1; k < end; k++) {
                    Kernels.axpy(-u[i * p + k], v, k * p + k, v, i * p + k, p - k);
                }
                v[i * p + i] = 1;
                for (int j = i; j < p; j++) {
                    v[i * p + j] /= u[i * p + i];
                }
            }
        }
        return v;
    }

    /** V_i ← V_i − Σ_{k≥end} u_ik V_k for the rows from {@code begin} to {@code end} − 1. */
    private void subtractRowsBehind(int begin, int end, double[] v) {
        int rest = p - end;
        double[] minus = new double[(end - begin) * rest];
        for (int i = begin; i < end; i++) {
            for (int k = end; k < p; k++) {
                minus[(i - begin) * rest + k - end] = -u[i * p + k];
            }
        }
        for (int j = end; j < p; j += BLOCK) {
            int columns = Math.min(BLOCK, p - j);
            int depth = j + columns - end;
            Kernels.multiply(minus, 0, rest, 1, v, end * p + j, p, v, begin * p + j, p, end - begin, depth, columns);
        }
    }

    private static double oneNorm(double[] upper, int p) {
        double[] columnSums = new double[p];
        for (int i = 0; i < p; i++) {
            columnSums[i] += Math.abs(upper[i * p + i]);
            for (int j = i + 1; j < p; j++) {
                double size = Math.abs(upper[i * p + j]);
                columnSums[i] += size;
                columnSums[j] += size;
            }
        }
        double norm = 0;
        for (double sum : columnSums) {
            norm = Math.max(norm, sum);
        }
        return norm;
    }
}
