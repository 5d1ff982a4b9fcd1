package dev.regfit.linalg;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by EJML's tridiagonal QR algorithm (Golub and Van Loan, Matrix
 * Computations, 8.3) or, if it is large, by {@link TridiagonalEigen}.
 *
 * <p>Errors of the eigenvalues are of the order of rounding times the largest one; each eigenvector has length 1 and
 * the sign that makes its largest entry positive.
 */
public final class SymmetricEigen {
    /** From this order on our own reduction takes less time than EJML's, which waits for memory: of order 2000 a third. */
    private static final int LARGE = 1000;

    /** Vectors that are turned together. */
    private static final int STRIPE = 64;

    private final int p;
    private final double[] values;
    private final double[] vectors;

    private SymmetricEigen(int p, double[] values, double[] vectors) {
        this.p = p;
        this.values = values;
        this.vectors = vectors;
    }

    /**
     * Decomposes a matrix.
     *
     * @param a p×p symmetric; only the upper triangle is read, entry (i, j), i ≤ j, at a[i·p + j]
     * @param p its order, 0 is allowed
     * @throws IllegalArgumentException if the length of a is not p², or a number in it is not finite
     * @throws ArithmeticException if the iteration does not converge
     */
    public static SymmetricEigen of(double[] a, int p) {
        Shapes.requireMatrix("a", a, p, p);
        Shapes.requireFinite("a", a);
        if (p == 0) {
            return new SymmetricEigen(0, new double[0], new double[0]);
        }
        double[] full = a.clone();
        Kernels.mirror(full, p);
        return p < LARGE ? small(full, p) : large(full, p);
    }

    /** By EJML. */
    private static SymmetricEigen small(double[] full, int p) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(p, true, true);
        double shift = 0;
        if (!eigen.decompose(DMatrixRMaj.wrap(p, p, full.clone()))) {
            // Seen on matrices of low rank, where most eigenvalues are rounding: away from zero they converge.
            shift = shift(full, p);
            if (!eigen.decompose(DMatrixRMaj.wrap(p, p, full))) {
                throw new ArithmeticException(
                        "the eigenvalues of a symmetric " + p + " x " + p + " matrix do not converge");
            }
        }
        double[] values = new double[p];
        double[] rows = new double[p * p];
        for (int j = 0; j < p; j++) {
            values[j] = eigen.getEigenvalue(j).getReal() - shift;
            System.arraycopy(eigen.getEigenVector(j).data, 0, rows, j * p, p);
        }
        return sorted(p, values, rows);
    }

    /** By our own reduction to tridiagonal form, and divide and conquer. */
    private static SymmetricEigen large(double[] full, int p) {
        double scale = PowerOfTwo.reciprocal(largest(full));
        for (int i = 0; i < full.length; i++) {
            full[i] *= scale;
        }
        BandReduction reduction = new BandReduction(full, p, 1);
        double[] diagonal = new double[p];
        double[] beside = new double[p - 1];
        for (int i = 0; i < p; i++) {
            diagonal[i] = reduction.band()[2 * i + 1];
            if (i > 0) {
                beside[i - 1] = reduction.band()[2 * i];
            }
        }
        TridiagonalEigen eigen = new TridiagonalEigen(diagonal, beside);
        double[] values =
                Arrays.stream(eigen.values()).map(value -> value / scale).toArray();
        double[] vectors = eigen.rows();
        transpose(vectors, p);
        Parallel.loop((p + STRIPE - 1) / STRIPE, (long) STRIPE * p * p, (first, last) -> {
            for (int from = first * STRIPE; from < Math.min(p, last * STRIPE); from += STRIPE) {
                reduction.apply(vectors, from, p, Math.min(STRIPE, p - from));
            }
        });
        transpose(vectors, p);
        return sorted(p, values, vectors);
    }

    private static double largest(double[] numbers) {
        double largest = 0;
        for (double number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest == 0 ? 1 : largest;
    }

    private static void transpose(double[] a, int p) {
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < i; j++) {
                double entry = a[i * p + j];
                a[i * p + j] = a[j * p + i];
                a[j * p + i] = entry;
            }
        }
    }

    /** @param rows the eigenvector of each value, one after the other; not modified */
    private static SymmetricEigen sorted(int p, double[] values, double[] rows) {
        int[] order = IntStream.range(0, p)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] vectors = new double[p * p];
        for (int j = 0; j < p; j++) {
            System.arraycopy(rows, order[j] * p, vectors, j * p, p);
            orient(vectors, j * p, p);
        }
        return new SymmetricEigen(
                p, Arrays.stream(order).mapToDouble(i -> values[i]).toArray(), vectors);
    }

    /** Adds the largest absolute diagonal entry to the diagonal and returns it. */
    private static double shift(double[] a, int p) {
        double shift = 0;
        for (int i = 0; i < p; i++) {
            shift = Math.max(shift, Math.abs(a[i * p + i]));
        }
        for (int i = 0; i < p; i++) {
            a[i * p + i] += shift;
        }
        return shift;
    }

    private static void orient(double[] vectors, int at, int p) {
        double largest = 0;
        for (int i = at; i < at + p; i++) {
            largest = Math.abs(vectors[i]) > Math.abs(largest) ? vectors[i] : largest;
        }
        for (int i = at; largest < 0 && i < at + p; i++) {
            vectors[i] = -vectors[i];
        }
    }

    /** The number of rows and columns. */
    public int order() {
        return p;
    }

    /** The p eigenvalues, ascending; a new array. */
    public double[] values() {
        return values.clone();
    }

    /** The eigenvectors as the columns of a p×p column-major matrix, in the order of {@link #values}; a new array. */
    public double[] vectors() {
        return vectors.clone();
    }

    /** The eigenvector that belongs to number j of {@link #values}; a new array. */
    public double[] vector(int j) {
        return Arrays.copyOfRange(vectors, j * p, (j + 1) * p);
    }

    /**
     * Returns Vᵀb, the coordinates of b along the eigenvectors.
     *
     * @param b p numbers
     * @throws IllegalArgumentException if b does not hold p numbers
     */
    public double[] project(double[] b) {
        Shapes.requireLength("b", b, p);
        double[] coordinates = new double[p];
        for (int j = 0; j < p; j++) {
            coordinates[j] = Kernels.dot(vectors, j * p, b, 0, p);
        }
        return coordinates;
    }

    /**
     * Returns Vz, the vector with coordinates z along the eigenvectors.
     *
     * @param z p numbers
     * @throws IllegalArgumentException if z does not hold p numbers
     */
    public double[] combine(double[] z) {
        Shapes.requireLength("z", z, p);
        double[] x = new double[p];
        for (int j = 0; j < p; j++) {
            Kernels.axpy(z[j], vectors, j * p, x, 0, p);
        }
        return x;
    }

    /**
     * Returns the shortest x that minimises ‖Ax − b‖₂, eigenvalues of size at most relativeCutoff times the largest
     * size being taken for zero (Golub and Van Loan, 5.5.2).
     *
     * @param b p numbers
     * @param relativeCutoff at least 0; p·2⁻⁵² is the level of the rounding errors in the eigenvalues
     * @throws IllegalArgumentException if b does not hold p numbers, or the cutoff is negative or NaN
     */
    public double[] pseudoSolve(double[] b, double relativeCutoff) {
        if (!(relativeCutoff >= 0)) {
            throw new IllegalArgumentException("relativeCutoff must be at least 0, it is " + relativeCutoff);
        }
        double[] z = project(b);
        double largest = p == 0 ? 0 : Math.max(Math.abs(values[0]), Math.abs(values[p - 1]));
        for (int j = 0; j < p; j++) {
            z[j] = Math.abs(values[j]) > relativeCutoff * largest ? z[j] / values[j] : 0;
        }
        return combine(z);
    }
}
