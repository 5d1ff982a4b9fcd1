package dev.regfit.linalg;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The systems (A + sI)x = b of one symmetric positive semi-definite matrix for many shifts s: what ridge regression
 * needs at each strength.
 *
 * <p>A is reduced to a band once. A shift then is a Cholesky factorisation of the shifted band, and neither eigenvalues
 * nor eigenvectors are needed: a quadratic form tᵀ(A + sI)⁻¹t is ‖L⁻¹Qᵀt‖². Errors are of the order of those of a
 * Cholesky factorisation of A + sI itself.
 */
public final class ShiftedSystems {
    /** Columns of Qᵀt at a time: they stay in the second-level cache while the reflections and shifts run over them. */
    private static final int STRIPE = 64;

    /** Right-hand sides at a time. */
    private static final int COLUMNS = 32;

    private final int p;
    /** What A is multiplied by, lest squares of its numbers overflow; a power of two. */
    private final double scale;

    private final BandReduction reduction;

    private ShiftedSystems(int p, double scale, BandReduction reduction) {
        this.p = p;
        this.scale = scale;
        this.reduction = reduction;
    }

    /**
     * Decomposes a matrix.
     *
     * @param a p×p symmetric positive semi-definite; only the upper triangle is read, entry (i, j), i ≤ j, at
     *     a[i·p + j]. Overwritten and kept
     * @param p its order
     * @throws IllegalArgumentException if the length of a is not p², or a number in it is not finite
     */
    public static ShiftedSystems of(double[] a, int p) {
        return of(a, p, width(p));
    }

    /**
     * The same for one right-hand side and many shifts, each of which then takes hardly more than a solve. With more than
     * some hundred rows the decomposition takes longer.
     */
    public static ShiftedSystems ofTridiagonal(double[] a, int p) {
        return of(a, p, 1);
    }

    private static ShiftedSystems of(double[] a, int p, int width) {
        Shapes.requireMatrix("a", a, p, p);
        Shapes.requireFinite("a", a);
        double largest = 0;
        for (int i = 0; i < p; i++) {
            largest = Math.max(largest, Math.abs(a[i * p + i]));
        }
        double scale = PowerOfTwo.reciprocal(largest);
        for (int i = 0; i < a.length && scale != 1; i++) {
            a[i] *= scale;
        }
        Kernels.mirror(a, p);
        return new ShiftedSystems(p, scale, new BandReduction(a, p, width));
    }

    /** A narrow band makes shifts cheap, a wide one the reduction, of which large matrices take most. */
    private static int width(int p) {
        if (p >= 1000) {
            return 32;
        }
        return p >= 200 ? 16 : 8;
    }

    /** The order p of the matrix. */
    public int order() {
        return p;
    }

    /**
     * The systems with some shifts, each factored.
     *
     * @param shifts m numbers, each at least 0
     */
    public Shifted plus(double... shifts) {
        return new Shifted(shifts);
    }

    /** (A + sₖI)⁻¹ for m shifts. */
    public final class Shifted {
        /** Null where A + sI is singular to rounding. */
        private final BandCholesky[] factors;

        private Shifted(double[] shifts) {
            factors = new BandCholesky[shifts.length];
            eachShift(
                    (long) reduction.width() * reduction.width(),
                    k -> factors[k] =
                            BandCholesky.of(reduction, shifts[k] * scale).orElse(null));
        }

        /** Does something for each shift, on several threads. */
        private void eachShift(long workEachRow, IntConsumer action) {
            Parallel.loop(factors.length, p * workEachRow, (from, to) -> {
                for (int k = from; k < to; k++) {
                    action.accept(k);
                }
            });
        }

        /** How many there are, m. */
        public int count() {
            return factors.length;
        }

        /** Whether A + sₖI is singular to rounding. */
        public boolean isSingular(int k) {
            return factors[k] == null;
        }

        /**
         * Returns (A + sₖI)⁻¹b for every k as the columns of a p×m matrix, row-major; zeros where that is singular.
         *
         * @param b p numbers; not modified
         */
        public double[] solve(double[] b) {
            double[] target = b.clone();
            reduction.applyTransposed(target, 0, 1, 1);
            int m = factors.length;
            double[] x = new double[p * m];
            for (int i = 0; i < p; i++) {
                Arrays.fill(x, i * m, (i + 1) * m, target[i]);
            }
            return solveWithin(x);
        }

        /**
         * Returns (A + sₖI)⁻¹bₖ for every k, likewise.
         *
         * @param b the vectors bₖ as the columns of a p×m matrix, row-major; not modified
         */
        public double[] solveEach(double[] b) {
            double[] x = b.clone();
            inStripes((from, count) -> reduction.applyTransposed(x, from, factors.length, count));
            return solveWithin(x);
        }

        /** Solves the systems of the bands, whose right-hand sides are the columns of x (modified), and goes back. */
        private double[] solveWithin(double[] x) {
            int m = factors.length;
            eachShift(2L * reduction.width(), k -> {
                double[] column = new double[p];
                for (int i = 0; i < p && factors[k] != null; i++) {
                    column[i] = x[i * m + k] * scale;
                }
                if (factors[k] != null) {
                    factors[k].solve(column);
                }
                for (int i = 0; i < p; i++) {
                    x[i * m + k] = column[i];
                }
            });
            inStripes((from, count) -> reduction.apply(x, from, m, count));
            return x;
        }

        private void inStripes(Stripe action) {
            int m = factors.length;
            Parallel.loop((m + COLUMNS - 1) / COLUMNS, (long) COLUMNS * p * p, (first, last) -> {
                for (int from = first * COLUMNS; from < Math.min(m, last * COLUMNS); from += COLUMNS) {
                    action.run(from, Math.min(COLUMNS, m - from));
                }
            });
        }

        /**
         * Returns tᵀ(A + sₖI)⁻¹b for every k; NaN where that is singular.
         *
         * @param t p numbers; not modified
         * @param b p numbers; not modified
         */
        public double[] products(double[] t, double[] b) {
            double[] left = t.clone();
            double[] right = b.clone();
            reduction.applyTransposed(left, 0, 1, 1);
            reduction.applyTransposed(right, 0, 1, 1);
            double[] products = new double[factors.length];
            eachShift(2L * reduction.width(), k -> {
                BandCholesky factor = factors[k];
                products[k] = factor == null
                        ? Double.NaN
                        : Kernels.dot(factor.forward(left), 0, factor.forward(right), 0, p) * scale;
            });
            return products;
        }

        /** Returns the trace of each (A + sₖI)⁻¹; NaN where that is singular. */
        public double[] tracesOfInverses() {
            double[] traces = new double[factors.length];
            eachShift(
                    (long) reduction.width() * reduction.width(),
                    k -> traces[k] = factors[k] == null ? Double.NaN : factors[k].traceOfInverse() * scale);
            return traces;
        }

        /**
         * What quadratic forms need beside their vectors.
         *
         * @param b p numbers
         */
        public FormsAt formsWith(double[] b) {
            return new FormsAt(b, this);
        }
    }

    /** Works on so many columns of a matrix. */
    @FunctionalInterface
    private interface Stripe {
        void run(int from, int count);
    }

    /**
     * Quadratic forms of the inverses.
     *
     * @param squares tᵢᵀ(A + s_k I)⁻¹tᵢ at [k·m + i]; NaN where the matrix is singular to rounding
     * @param products tᵢᵀ(A + s_k I)⁻¹b, likewise
     */
    public record Forms(double[] squares, double[] products) {}

    /** Writes the vectors from number {@code from} on, times Qᵀ, into the columns of a p×STRIPE matrix of zeros. */
    @FunctionalInterface
    private interface Source {
        void write(int from, int count, double[] stripe);
    }

    /** What is the same for all vectors: the factors of each shift. */
    public final class FormsAt {
        /** For each shift L, packed; empty where there is none. */
        private final double[][] factors;
        /** For each shift L⁻¹Qᵀb. */
        private final double[][] targets;

        private FormsAt(double[] b, Shifted shifted) {
            double[] target = b.clone();
            reduction.applyTransposed(target, 0, 1, 1);
            int m = shifted.factors.length;
            factors = new double[m][];
            targets = new double[m][];
            int rows = rows();
            shifted.eachShift(reduction.width(), k -> {
                BandCholesky factor = shifted.factors[k];
                factors[k] = factor == null ? new double[0] : factor.packed();
                targets[k] = factor == null ? new double[0] : Arrays.copyOf(factor.forward(target), rows);
            });
        }

        /**
         * The quadratic forms of m vectors.
         *
         * @param t the vectors tᵢ as the columns of a p×m matrix, <em>row-major</em>: entry j of tᵢ at
         *     t[tOff + j·ldt + i]; not modified
         * @param tOff index of the first number of t
         * @param ldt distance between rows of t
         * @param m number of vectors
         */
        public Forms of(double[] t, int tOff, int ldt, int m) {
            return forms(m, (from, count, stripe) -> {
                for (int j = 0; j < p; j++) {
                    System.arraycopy(t, tOff + j * ldt + from, stripe, j * STRIPE, count);
                }
                reduction.applyTransposed(stripe, 0, STRIPE, STRIPE);
            });
        }

        /** The quadratic forms of the unit vectors: the diagonals of the inverses, and the inverses times b. */
        public Forms ofUnitVectors() {
            double[] q = reduction.orthogonal();
            return forms(p, (from, count, stripe) -> {
                for (int j = 0; j < p; j++) {
                    for (int i = 0; i < count; i++) {
                        stripe[j * STRIPE + i] = q[(from + i) * p + j];
                    }
                }
            });
        }

        private Forms forms(int m, Source source) {
            double[] squares = new double[factors.length * m];
            double[] products = new double[factors.length * m];
            int stripes = (m + STRIPE - 1) / STRIPE;
            long work = STRIPE * (2L * p * p + (long) factors.length * p * reduction.width());
            Parallel.loop(stripes, work, (first, last) -> {
                double[] stripe = new double[rows() * STRIPE];
                double[] buffer = new double[STRIPE * (reduction.width() + BandForms.BLOCK * BandCholesky.ROWS)];
                double[] square = new double[STRIPE];
                double[] product = new double[STRIPE];
                for (int k = first; k < last; k++) {
                    int from = k * STRIPE;
                    int count = Math.min(STRIPE, m - from);
                    Arrays.fill(stripe, 0);
                    source.write(from, count, stripe);
                    for (int a = 0; a < factors.length; a++) {
                        Arrays.fill(square, factors[a].length == 0 ? Double.NaN : 0);
                        Arrays.fill(product, factors[a].length == 0 ? Double.NaN : 0);
                        if (factors[a].length > 0) {
                            Kernels.bandForms(
                                    factors[a],
                                    rows() / BandCholesky.ROWS,
                                    reduction.width(),
                                    stripe,
                                    STRIPE,
                                    targets[a],
                                    buffer,
                                    square,
                                    product);
                        }
                        for (int i = 0; i < count; i++) {
                            squares[a * m + from + i] = square[i] * scale;
                            products[a * m + from + i] = product[i] * scale;
                        }
                    }
                }
            });
            return new Forms(squares, products);
        }
    }

    /** p, rounded up to whole groups. */
    private int rows() {
        return (p + BandCholesky.ROWS - 1) / BandCholesky.ROWS * BandCholesky.ROWS;
    }
}
