package dev.regfit.solver;

import dev.regfit.linalg.Kernels;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.RowLoss;
import java.util.Arrays;

/**
 * The Hessian of a loss at curvatures of the rows that are kept, for the columns that were asked for since; the intercept is
 * eliminated. Columns that come later are multiplied with those that are there once.
 */
final class KeptHessian {
    /** With so many more columns than are asked for, and a few, it is better made anew. */
    private static final double MOST_IDLE = 2;

    private static final int FEW = 200;

    private final RowLoss rows;
    private double[] curvatures = {};
    private int[] columns = {};
    /** Rows {@code stride} apart, full and symmetric. */
    private double[] reduced = {};

    private int stride;
    /** The products of the columns with that of the intercept. */
    private double[] withIntercept = {};

    private double ofIntercept;
    private ActiveFactor factor = new ActiveFactor();
    private BlockSpectra spectra = new BlockSpectra();

    KeptHessian(RowLoss rows) {
        this.rows = rows;
    }

    /** The columns it is of, in the order in which they were asked for. */
    int[] columns() {
        return columns;
    }

    /** The weighted curvatures of the rows that it was made at, length n. */
    double[] curvatures() {
        return curvatures;
    }

    /** Whether so few other columns are asked for that it can be used for them. */
    boolean canServe(int[] chosen) {
        if (curvatures.length == 0) {
            return false;
        }
        int fresh = missing(chosen).length;
        return columns.length + fresh <= MOST_IDLE * chosen.length + FEW;
    }

    /** Makes it anew. */
    void refresh(double[] weighted, int[] chosen) {
        int k = chosen.length;
        curvatures = weighted.clone();
        columns = chosen;
        factor = new ActiveFactor();
        spectra = new BlockSpectra();
        double[] full = rows.design().hessian(chosen, weighted);
        stride = k;
        reduced = new double[Math.multiplyExact(k, k)];
        withIntercept = Arrays.copyOfRange(full, k * (k + 1), k * (k + 1) + k);
        ofIntercept = rows.hasIntercept() ? full[full.length - 1] : 0;
        for (int a = 0; a < k; a++) {
            System.arraycopy(full, a * (k + 1), reduced, a * k, k);
            if (ofIntercept > 0) {
                Kernels.axpy(-withIntercept[a] / ofIntercept, withIntercept, 0, reduced, a * k, k);
            }
        }
    }

    /** Lets columns join. */
    void grow(int[] chosen) {
        int[] more = missing(chosen);
        if (more.length == 0) {
            return;
        }
        int k = columns.length;
        int order = k + more.length;
        reserve(order);
        columns = Arrays.copyOf(columns, order);
        withIntercept = Arrays.copyOf(withIntercept, order);
        System.arraycopy(more, 0, columns, k, more.length);
        for (int a = k; a < order; a++) {
            double[] products = rows.design().hessianColumn(columns[a], curvatures, Arrays.copyOf(columns, a + 1));
            withIntercept[a] = products[a + 1];
            for (int c = 0; c <= a; c++) {
                double eliminated = ofIntercept > 0 ? withIntercept[a] * withIntercept[c] / ofIntercept : 0;
                reduced[a * stride + c] = products[c] - eliminated;
                reduced[c * stride + a] = reduced[a * stride + c];
            }
        }
    }

    private void reserve(int order) {
        if (order <= stride) {
            return;
        }
        int wider = Math.max(order, stride + stride / 2);
        double[] copy = new double[Math.multiplyExact(wider, wider)];
        for (int a = 0; a < columns.length; a++) {
            System.arraycopy(reduced, a * stride, copy, a * wider, columns.length);
        }
        reduced = copy;
        stride = wider;
    }

    private int[] missing(int[] chosen) {
        boolean[] known = new boolean[rows.columns()];
        for (int j : columns) {
            known[j] = true;
        }
        return Arrays.stream(chosen).filter(j -> !known[j]).toArray();
    }

    /** (Hs)ₐ for steps s of the columns, the best step of the intercept included. */
    double product(int a, double[] steps) {
        return Kernels.dot(reduced, a * stride, steps, 0, steps.length);
    }

    /** Least squares with this Gram matrix, and products c with a target. */
    MomentSquares squares(double[] c, double targetPower) {
        return new MomentSquares(rows.rows(), reduced, stride, c, targetPower);
    }

    /** The factor of the active columns, which goes with this Hessian. */
    ActiveFactor factor() {
        return factor;
    }

    /** The eigenvalues of its blocks. */
    BlockSpectra spectra() {
        return spectra;
    }

    double withIntercept(int a) {
        return withIntercept[a];
    }

    /** The curvature of the intercept; 0 without one. */
    double ofIntercept() {
        return ofIntercept;
    }

    double diagonal(int a) {
        return reduced[a * stride + a];
    }
}
