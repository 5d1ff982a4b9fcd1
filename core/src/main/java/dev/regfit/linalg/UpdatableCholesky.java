package dev.regfit.linalg;

/**
 * The factorisation A = UᵀU of a symmetric positive definite matrix to which rows and columns are added, and from which
 * they are taken, at a cost of k² each (Golub and Van Loan, Matrix Computations, 6.5). Best for a diagonal of ones.
 */
public final class UpdatableCholesky {
    private static final int SMALLEST = 16;

    /** A squared pivot this small, as a share of the diagonal, has lost most of its digits. */
    private static final double SMALLEST_SHARE = 1e-10;

    private final double smallestShare;
    private int order;
    private int stride;
    /** Row-major, rows {@code stride} apart; what is below the diagonal is not used. */
    private double[] u = {};

    public UpdatableCholesky() {
        this(SMALLEST_SHARE);
    }

    /**
     * With a margin of the caller's.
     *
     * @param smallestShare a squared pivot of at most this share of the diagonal counts as zero; rounding alone makes
     *     some 10⁻¹⁶ times the order
     */
    public UpdatableCholesky(double smallestShare) {
        this.smallestShare = smallestShare;
    }

    /** The number of rows and columns. */
    public int order() {
        return order;
    }

    /** Takes all rows and columns away. */
    public void clear() {
        order = 0;
    }

    /**
     * Factors a matrix in place of what was there.
     *
     * @param a p×p symmetric; only the upper triangle is read; overwritten
     * @return whether it is positive definite by a good margin; otherwise nothing is left
     */
    public boolean factor(double[] a, int p) {
        Shapes.requireMatrix("a", a, p, p);
        double[] diagonal = new double[p];
        for (int i = 0; i < p; i++) {
            diagonal[i] = a[i * p + i];
        }
        clear();
        if (!Cholesky.factor(a, p)) {
            return false;
        }
        reserve(p);
        for (int i = 0; i < p; i++) {
            double pivot = a[i * p + i];
            if (!(pivot * pivot > smallestShare * diagonal[i])) {
                return false;
            }
            System.arraycopy(a, i * p + i, u, i * stride + i, p - i);
        }
        order = p;
        return true;
    }

    /**
     * Adds a last row and column.
     *
     * @param column what stands above the diagonal, {@code order()} numbers; overwritten
     * @param diagonal the number on the diagonal
     * @return whether the matrix is still positive definite by a good margin; if not, it is left as it was
     */
    public boolean append(double[] column, double diagonal) {
        double rest = diagonal;
        for (int i = 0; i < order; i++) {
            column[i] /= u[i * stride + i];
            Kernels.axpy(-column[i], u, i * stride + i + 1, column, i + 1, order - i - 1);
            rest -= column[i] * column[i];
        }
        if (!(rest > smallestShare * diagonal)) {
            return false;
        }
        reserve(order + 1);
        for (int i = 0; i < order; i++) {
            u[i * stride + order] = column[i];
        }
        u[order * stride + order] = Math.sqrt(rest);
        order++;
        return true;
    }

    /** Takes row and column q away: Givens rotations make what is left triangular again. */
    public void remove(int q) {
        for (int i = 0; i < order; i++) {
            int from = i * stride + Math.max(i, q) + 1;
            if (i <= q) {
                System.arraycopy(u, i * stride + q + 1, u, i * stride + q, order - q - 1);
            } else {
                // Row i now has a number before its diagonal, which row i − 1 takes over.
                System.arraycopy(u, from - 1, u, from - 2, order - i);
            }
        }
        order--;
        for (int i = q; i < order; i++) {
            int top = i * stride;
            int bottom = top + stride;
            double length = Math.hypot(u[top + i], u[bottom + i]);
            double c = u[top + i] / length;
            double s = u[bottom + i] / length;
            u[top + i] = length;
            rotate(top, bottom, c, s, i + 1);
        }
    }

    /** A Givens rotation of two rows, from a column on. */
    private void rotate(int top, int bottom, double c, double s, int from) {
        for (int j = from; j < order; j++) {
            double above = u[top + j];
            double below = u[bottom + j];
            u[top + j] = c * above + s * below;
            u[bottom + j] = c * below - s * above;
        }
    }

    /** Overwrites b ({@code order()} numbers) by A⁻¹b. */
    public void solve(double[] b) {
        solveLower(b);
        solveUpper(b);
    }

    /** Uᵀx = b. */
    private void solveLower(double[] b) {
        for (int i = 0; i < order; i++) {
            b[i] /= u[i * stride + i];
            Kernels.axpy(-b[i], u, i * stride + i + 1, b, i + 1, order - i - 1);
        }
    }

    /** Ux = b. */
    private void solveUpper(double[] b) {
        for (int i = order - 1; i >= 0; i--) {
            double known = Kernels.dot(u, i * stride + i + 1, b, i + 1, order - i - 1);
            b[i] = (b[i] - known) / u[i * stride + i];
        }
    }

    private void reserve(int wanted) {
        if (wanted <= stride) {
            return;
        }
        int larger = Math.max(SMALLEST, Math.max(wanted, stride + stride / 2));
        double[] wider = new double[Math.multiplyExact(larger, larger)];
        for (int i = 0; i < order; i++) {
            System.arraycopy(u, i * stride + i, wider, i * larger + i, order - i);
        }
        u = wider;
        stride = larger;
    }
}
