package dev.regfit.linalg;

import java.util.Optional;

/** Cholesky's factorisation B + sI = LLᵀ of a band, in which L keeps within the band. */
final class BandCholesky {
    /** Rows of L that {@link KernelProvider#bandForms} takes together. */
    static final int ROWS = 4;

    /** A pivot of at most this share of its diagonal entry, for each row, is rounding. */
    private static final double SMALLEST_PIVOT = 0x1p-52;

    private final int p;
    private final int width;
    /** L(i, i − width + d) at [i·(width + 1) + d], d ≤ width. */
    private final double[] l;

    private BandCholesky(int p, int width, double[] l) {
        this.p = p;
        this.width = width;
        this.l = l;
    }

    /** The factor of a reduced matrix and a shift; empty when the sum is not positive definite to rounding. */
    static Optional<BandCholesky> of(BandReduction reduction, double s) {
        int p = reduction.order();
        int width = reduction.width();
        int row = width + 1;
        double[] l = reduction.band().clone();
        double largest = 0;
        for (int i = 0; i < p; i++) {
            l[i * row + width] += s;
            largest = Math.max(largest, l[i * row + width]);
        }
        for (int i = 0; i < p; i++) {
            int lowest = Math.max(0, i - width);
            for (int j = lowest; j <= i; j++) {
                int from = Math.max(lowest, j - width);
                int inRowI = i * row + width - i;
                int inRowJ = j * row + width - j;
                double rest = l[inRowI + j] - Kernels.dot(l, inRowI + from, l, inRowJ + from, j - from);
                if (j < i) {
                    l[inRowI + j] = rest / l[inRowJ + j];
                } else if (rest > p * SMALLEST_PIVOT * largest) {
                    l[inRowI + i] = Math.sqrt(rest);
                } else {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new BandCholesky(p, width, l));
    }

    /** b ← (B + sI)⁻¹b. */
    void solve(double[] b) {
        int row = width + 1;
        for (int i = 0; i < p; i++) {
            int from = Math.max(0, i - width);
            int at = i * row + width - i;
            b[i] = (b[i] - Kernels.dot(l, at + from, b, from, i - from)) / l[at + i];
        }
        for (int i = p - 1; i >= 0; i--) {
            int from = Math.max(0, i - width);
            int at = i * row + width - i;
            b[i] /= l[at + i];
            Kernels.axpy(-b[i], l, at + from, b, from, i - from);
        }
    }

    /** The solution of Lu = b. */
    double[] forward(double[] b) {
        double[] u = b.clone();
        int row = width + 1;
        for (int i = 0; i < p; i++) {
            int from = Math.max(0, i - width);
            int at = i * row + width - i;
            u[i] = (u[i] - Kernels.dot(l, at + from, u, from, i - from)) / l[at + i];
        }
        return u;
    }

    /**
     * The trace of (B + sI)⁻¹, whose entries within the band follow from those to the right and below (Takahashi, Fagan
     * and Chin 1973).
     */
    double traceOfInverse() {
        int row = width + 1;
        // Row i of the inverse from the diagonal on, at [i·row + d] the entry (i, i + d).
        double[] inverse = new double[p * row];
        double[] column = new double[row];
        double trace = 0;
        for (int i = p - 1; i >= 0; i--) {
            int last = Math.min(width, p - 1 - i);
            for (int d = 1; d <= last; d++) {
                column[d] = l[(i + d) * row + width - d];
            }
            double pivot = l[i * row + width];
            for (int d = last; d >= 0; d--) {
                double sum = d == 0 ? -1 / pivot : 0;
                for (int e = 1; e <= last; e++) {
                    int near = i + Math.min(d, e);
                    sum += column[e] * inverse[near * row + Math.abs(d - e)];
                }
                inverse[i * row + d] = -sum / pivot;
            }
            trace += inverse[i * row];
        }
        return trace;
    }

    /**
     * What {@link KernelProvider#bandForms} reads of L: for each {@value #ROWS} rows, padded by rows of zeros, first −L
     * in the {@code width} columns before the first of these rows, column after column; then −L₁₀, −L₂₀, −L₂₁, −L₃₀,
     * −L₃₁, −L₃₂ within them; then the reciprocals of the diagonal.
     */
    double[] packed() {
        int groups = (p + ROWS - 1) / ROWS;
        int size = ROWS * width + 10;
        double[] packed = new double[groups * size];
        for (int i = 0; i < p; i++) {
            int group = i / ROWS;
            int q = i % ROWS;
            int start = group * ROWS - width;
            for (int j = Math.max(0, i - width); j < i; j++) {
                double value = -l[i * (width + 1) + j - i + width];
                int column = j - start;
                int at = column < width ? column * ROWS + q : ROWS * width + q * (q - 1) / 2 + column - width;
                packed[group * size + at] = value;
            }
            packed[group * size + ROWS * width + 6 + q] = 1 / l[i * (width + 1) + width];
        }
        return packed;
    }
}
