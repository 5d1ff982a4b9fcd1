package dev.regfit.linalg;

import java.util.Arrays;
import java.util.Optional;

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
        return new ShiftedSystems(p, scale, new BandReduction(a, p, width(p)));
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
     * The system with one shift; empty when A + sI is singular to rounding.
     *
     * @param s at least 0
     */
    public Optional<Shifted> plus(double s) {
        return BandCholesky.of(reduction, s * scale).map(Shifted::new);
    }

    /** (A + sI)⁻¹. */
    public final class Shifted {
        private final BandCholesky factor;

        private Shifted(BandCholesky factor) {
            this.factor = factor;
        }

        /**
         * Returns (A + sI)⁻¹b.
         *
         * @param b p numbers; not modified
         */
        public double[] solve(double[] b) {
            double[] x = b.clone();
            reduction.applyTransposed(x, 1);
            factor.solve(x);
            reduction.apply(x, 1);
            for (int i = 0; i < p; i++) {
                x[i] *= scale;
            }
            return x;
        }

        /** Returns the trace of (A + sI)⁻¹. */
        public double traceOfInverse() {
            return factor.traceOfInverse() * scale;
        }
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

        private FormsAt(double[] b, double[] shifts) {
            double[] target = b.clone();
            reduction.applyTransposed(target, 1);
            factors = new double[shifts.length][];
            targets = new double[shifts.length][];
            int rows = rows();
            Parallel.loop(shifts.length, (long) p * reduction.width() * reduction.width(), (from, to) -> {
                for (int k = from; k < to; k++) {
                    Optional<BandCholesky> factor = BandCholesky.of(reduction, shifts[k] * scale);
                    factors[k] = factor.map(BandCholesky::packed).orElse(new double[0]);
                    targets[k] = factor.map(l -> Arrays.copyOf(l.forward(target), rows))
                            .orElse(new double[0]);
                }
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
                reduction.applyTransposed(stripe, STRIPE);
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

    /**
     * The quadratic forms at some shifts.
     *
     * @param b p numbers
     * @param shifts each at least 0
     */
    public FormsAt formsAt(double[] b, double[] shifts) {
        return new FormsAt(b, shifts);
    }
}
