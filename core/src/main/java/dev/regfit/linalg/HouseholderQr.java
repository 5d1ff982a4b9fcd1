package dev.regfit.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.qr.QRColPivDecompositionHouseholderColumn_DDRM;

/**
 * A·P = Q·R for an m×k matrix with m ≥ k, by EJML's Householder QR with column pivoting (Golub and Van Loan, Matrix
 * Computations, 5.4.2), with Q kept as reflections. Package-private: {@link RefinedLeastSquares} and
 * {@link MinimumNorm} share it.
 */
final class HouseholderQr {
    private final int m;
    private final int k;
    /** Column j: R above and on the diagonal, below it the reflection j without its leading 1. */
    private final double[][] qr;

    private final double[] gammas;
    private final int[] pivots;
    private final int processed;

    private HouseholderQr(int m, int k, QRColPivDecompositionHouseholderColumn_DDRM qr) {
        this.m = m;
        this.k = k;
        this.qr = qr.getQR();
        this.gammas = qr.getGammas();
        this.pivots = qr.getColPivots();
        this.processed = qr.getRank();
    }

    /**
     * Factors a matrix.
     *
     * @param a m×k, row-major, m ≥ k ≥ 1; not modified
     * @param m rows
     * @param k columns
     */
    static HouseholderQr ofRows(double[] a, int m, int k) {
        QRColPivDecompositionHouseholderColumn_DDRM qr = new QRColPivDecompositionHouseholderColumn_DDRM(0);
        qr.decompose(DMatrixRMaj.wrap(m, k, a));
        return new HouseholderQr(m, k, qr);
    }

    /** R[i][j] for i ≤ j, 0 where the factorisation met a zero remainder and stopped. */
    double r(int i, int j) {
        return i < processed ? qr[j][i] : 0;
    }

    /** The column of A that column j of R belongs to. */
    int pivot(int j) {
        return pivots[j];
    }

    /** The smallest |R[j][j]| over the largest: an estimate, from above, of 1/cond₂ within a factor of order k. */
    double diagonalRatio() {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int j = 0; j < k; j++) {
            double size = Math.abs(r(j, j));
            smallest = Math.min(smallest, size);
            largest = Math.max(largest, size);
        }
        return largest > 0 ? smallest / largest : 0;
    }

    /** v ← Qᵀv, m numbers. */
    void applyTransposedQ(double[] v) {
        for (int j = 0; j < processed; j++) {
            reflect(j, v);
        }
    }

    /** v ← Qv, m numbers. */
    void applyQ(double[] v) {
        for (int j = processed - 1; j >= 0; j--) {
            reflect(j, v);
        }
    }

    /** v ← (I − γuuᵀ)v with u = (0…0, 1, qr[j][j+1…]). */
    private void reflect(int j, double[] v) {
        int rest = m - j - 1;
        double along = gammas[j] * (v[j] + Kernels.dot(qr[j], j + 1, v, j + 1, rest));
        v[j] -= along;
        Kernels.axpy(-along, qr[j], j + 1, v, j + 1, rest);
    }

    /** The first k numbers of v ← R⁻¹ of them; R must have no zero on its diagonal. */
    void solveR(double[] v) {
        for (int j = k - 1; j >= 0; j--) {
            v[j] /= qr[j][j];
            Kernels.axpy(-v[j], qr[j], 0, v, 0, j);
        }
    }

    /** The first k numbers of v ← R⁻ᵀ of them; R must have no zero on its diagonal. */
    void solveTransposedR(double[] v) {
        for (int j = 0; j < k; j++) {
            v[j] = (v[j] - Kernels.dot(qr[j], 0, v, 0, j)) / qr[j][j];
        }
    }

    /** Returns Pᵀv: entry j is the one that belongs to column j of R. */
    double[] permute(double[] v) {
        double[] permuted = new double[k];
        for (int j = 0; j < k; j++) {
            permuted[j] = v[pivots[j]];
        }
        return permuted;
    }

    /** Returns Pv for the first k numbers of v: the inverse of {@link #permute}. */
    double[] unpermute(double[] v) {
        double[] original = new double[k];
        for (int j = 0; j < k; j++) {
            original[pivots[j]] = v[j];
        }
        return original;
    }
}
