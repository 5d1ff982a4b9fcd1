package dev.regfit.linalg;

import java.util.Optional;

/**
 * The systems (A + sI)x = b of one symmetric positive semi-definite matrix for many shifts s, from one decomposition:
 * what ridge regression needs at each strength.
 */
public final class ShiftedSystems {
    private final SymmetricEigen eigen;
    private final double[] values;

    private ShiftedSystems(SymmetricEigen eigen) {
        this.eigen = eigen;
        this.values = eigen.values();
    }

    /**
     * Decomposes a matrix.
     *
     * @param a p×p symmetric positive semi-definite; only the upper triangle is read, entry (i, j), i ≤ j, at
     *     a[i·p + j]
     * @param p its order
     * @throws IllegalArgumentException if the length of a is not p², or a number in it is not finite
     */
    public static ShiftedSystems of(double[] a, int p) {
        return new ShiftedSystems(SymmetricEigen.of(a, p));
    }

    /** The order p of the matrix. */
    public int order() {
        return values.length;
    }

    /**
     * The system with one shift; empty when A + sI is singular to rounding.
     *
     * @param s at least 0
     */
    public Optional<Shifted> plus(double s) {
        int p = order();
        double largest = p == 0 ? 0 : values[p - 1];
        boolean positive = p == 0 || values[0] + s > p * Math.ulp(largest + s);
        return positive ? Optional.of(new Shifted(s)) : Optional.empty();
    }

    /** (A + sI)⁻¹. */
    public final class Shifted {
        private final double s;

        private Shifted(double s) {
            this.s = s;
        }

        /**
         * Returns (A + sI)⁻¹b.
         *
         * @param b p numbers; not modified
         */
        public double[] solve(double[] b) {
            double[] z = eigen.project(b);
            for (int j = 0; j < z.length; j++) {
                z[j] /= values[j] + s;
            }
            return eigen.combine(z);
        }

        /** Returns the trace of (A + sI)⁻¹. */
        public double traceOfInverse() {
            double trace = 0;
            for (double value : values) {
                trace += 1 / (value + s);
            }
            return trace;
        }
    }

    /**
     * Quadratic forms of the inverses.
     *
     * @param squares tᵢᵀ(A + s_k I)⁻¹tᵢ at [k·m + i]; NaN where the matrix is singular to rounding
     * @param products tᵢᵀ(A + s_k I)⁻¹b, likewise
     */
    public record Forms(double[] squares, double[] products) {}

    /**
     * The quadratic forms of m vectors at each of some shifts.
     *
     * @param t the vectors tᵢ as the columns of a p×m matrix, <em>row-major</em>: entry j of tᵢ at t[tOff + j·ldt + i];
     *     not modified
     * @param tOff index of the first number of t
     * @param ldt distance between rows of t
     * @param m number of vectors
     * @param b p numbers
     * @param shifts each at least 0
     */
    public Forms forms(double[] t, int tOff, int ldt, int m, double[] b, double[] shifts) {
        int p = order();
        double[] vectors = eigen.vectors();
        double[] target = eigen.project(b);
        double[] coordinates = new double[p * m];
        for (int k = 0; k < p; k++) {
            for (int j = 0; j < p; j++) {
                Kernels.axpy(vectors[k * p + j], t, tOff + j * ldt, coordinates, k * m, m);
            }
        }
        double[] squares = new double[shifts.length * m];
        double[] products = new double[shifts.length * m];
        for (int a = 0; a < shifts.length; a++) {
            boolean singular = plus(shifts[a]).isEmpty();
            for (int k = 0; k < p; k++) {
                double inverse = singular ? Double.NaN : 1 / (values[k] + shifts[a]);
                for (int i = 0; i < m; i++) {
                    double z = coordinates[k * m + i] * inverse;
                    squares[a * m + i] += z * coordinates[k * m + i];
                    products[a * m + i] += z * target[k];
                }
            }
        }
        return new Forms(squares, products);
    }

    /** The quadratic forms of the unit vectors: the diagonals of the inverses, and the inverses times b. */
    public Forms diagonals(double[] b, double[] shifts) {
        int p = order();
        double[] identity = new double[p * p];
        for (int i = 0; i < p; i++) {
            identity[i * p + i] = 1;
        }
        return forms(identity, 0, p, p, b, shifts);
    }
}
