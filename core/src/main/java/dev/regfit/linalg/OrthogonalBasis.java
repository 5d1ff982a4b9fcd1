package dev.regfit.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An orthonormal basis of columns taken one after another, A = QR, which says of each column whether those before it
 * make it up.
 *
 * <p>Gram and Schmidt's process, run twice on each column, so that the basis is orthogonal to working accuracy (Giraud,
 * Langou, Rozložník and van den Eshof, "Rounding error analysis of the classical Gram-Schmidt orthogonalization process",
 * Numer. Math. 101, 2005). Takes 4·n·k operations for a column that comes after k others. Mutable, not safe for several
 * threads.
 */
public final class OrthogonalBasis {
    private static final int SMALLEST = 8;

    private final int rows;
    private final double tolerance;
    /** Column-major, with room for more columns. */
    private double[] q = {};
    /** Column k of R: k + 1 numbers. */
    private final List<double[]> r = new ArrayList<>();

    /**
     * An empty basis.
     *
     * @param rows n
     * @param tolerance of a column of which no larger share than this, of its length, is its own, the rest counts as all
     */
    public OrthogonalBasis(int rows, double tolerance) {
        this.rows = rows;
        this.tolerance = tolerance;
    }

    /** Number of columns taken. */
    public int size() {
        return r.size();
    }

    /**
     * Takes a column unless it is zero or a linear combination of those taken.
     *
     * @param column n numbers; overwritten
     * @return whether it was taken
     */
    public boolean add(double[] column) {
        Shapes.requireLength("column", column, rows);
        double before = length(column);
        double[] coefficients = size() < rows ? project(column) : new double[0];
        double own = length(column);
        if (size() >= rows || !(own > tolerance * before)) {
            return false;
        }
        coefficients[size()] = own;
        reserve();
        for (int i = 0; i < rows; i++) {
            q[size() * rows + i] = column[i] / own;
        }
        r.add(coefficients);
        return true;
    }

    /** Leaves of v what is orthogonal to the basis; returns Qᵀv and one more number. */
    private double[] project(double[] v) {
        double[] coefficients = new double[size() + 1];
        double[] pass = new double[size()];
        for (int times = 0; times < 2; times++) {
            for (int k = 0; k < pass.length; k++) {
                pass[k] = Kernels.dot(q, k * rows, v, 0, rows);
            }
            for (int k = 0; k < pass.length; k++) {
                Kernels.axpy(-pass[k], q, k * rows, v, 0, rows);
                coefficients[k] += pass[k];
            }
        }
        return coefficients;
    }

    /** What the columns leave of v (n numbers, not modified) in the sense of least squares. */
    public double[] residual(double[] v) {
        double[] rest = v.clone();
        project(rest);
        return rest;
    }

    /** Σₖ qᵢₖ² for each of the n rows: the diagonal of the projection onto the columns. */
    public double[] leverages() {
        double[] sums = new double[rows];
        for (int k = 0; k < size(); k++) {
            for (int i = 0; i < rows; i++) {
                double entry = q[k * rows + i];
                sums[i] += entry * entry;
            }
        }
        return sums;
    }

    /**
     * R⁻ᵀv: with v a unit vector the row of R⁻¹.
     *
     * @param v as many numbers as columns were taken; not modified
     */
    public double[] solveTransposed(double[] v) {
        Shapes.requireLength("v", v, size());
        double[] x = v.clone();
        for (int k = 0; k < x.length; k++) {
            double[] column = r.get(k);
            x[k] = (x[k] - Kernels.dot(column, 0, x, 0, k)) / column[k];
        }
        return x;
    }

    /** Qc, n numbers, of as many as columns were taken. */
    public double[] combine(double[] c) {
        Shapes.requireLength("c", c, size());
        double[] sum = new double[rows];
        for (int k = 0; k < c.length; k++) {
            Kernels.axpy(c[k], q, k * rows, sum, 0, rows);
        }
        return sum;
    }

    private double length(double[] v) {
        return Math.sqrt(Kernels.dot(v, 0, v, 0, rows));
    }

    private void reserve() {
        int needed = Math.multiplyExact(size() + 1, rows);
        if (q.length < needed) {
            int wanted = Math.max(SMALLEST, size() + size() / 2);
            q = Arrays.copyOf(q, Math.max(needed, Math.multiplyExact(Math.min(rows, wanted), rows)));
        }
    }
}
