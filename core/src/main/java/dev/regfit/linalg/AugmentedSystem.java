package dev.regfit.linalg;

import java.util.Arrays;

/**
 * The optimality conditions of {@link PenalizedEquations} as one linear system in the residuals e and the coefficients,
 *
 * <pre>e + Ãx = b,   Ãᵀ(ω∘e) − d∘x = c,   Ã = [1 A] or A,</pre>
 *
 * <p>with the current approximation held in double-double and what it leaves of both equations computed in
 * double-double. Coefficients are kept for scaled columns, x = s∘y with s powers of two, so that entries of y compare
 * fairly; the scaling rounds nothing. Package-private and mutable: one instance belongs to one solve.
 */
final class AugmentedSystem {
    /** A column that is so many times as far from zero as it is wide is centred. */
    private static final double FAR = 4;

    private final PenalizedEquations equations;
    /** 1 if unknown 0 is the intercept, else 0. */
    private final int first;

    private final int unknowns;
    private final double[] ones;
    /** What is subtracted from each column of A, k numbers. */
    private final double[] centers;
    /** A less the centres. */
    private final double[] a;

    private final double[] scale;
    private final double[] e;
    private final double[] eLow;
    private final double[] y;
    private final double[] yLow;

    AugmentedSystem(PenalizedEquations equations) {
        this.equations = equations;
        int n = equations.rows();
        first = equations.intercept() ? 1 : 0;
        unknowns = equations.k() + first;
        ones = new double[equations.intercept() ? n : 0];
        Arrays.fill(ones, 1);
        centers = new double[equations.k()];
        a = equations.intercept() ? centred() : equations.a();
        scale = new double[unknowns];
        for (int u = 0; u < unknowns; u++) {
            scale[u] = scaleOf(u);
        }
        e = new double[n];
        eLow = new double[n];
        y = new double[unknowns];
        yLow = new double[unknowns];
    }

    /** The number of coefficients, the intercept (number 0, if there is one) included. */
    int unknowns() {
        return unknowns;
    }

    /** How many coefficients have a ridge term: each is one more row of the least-squares matrix. */
    int ridgeRows() {
        int count = 0;
        for (double d : equations.ridge()) {
            count += d > 0 ? 1 : 0;
        }
        return count;
    }

    /** The matrix [√ω∘Ã; √d]·diag(s), row-major, with n + {@link #ridgeRows} rows. */
    double[] matrix() {
        int n = equations.rows();
        double[] rows = new double[(n + ridgeRows()) * unknowns];
        for (int i = 0; i < n; i++) {
            double root = Math.sqrt(equations.weights()[i]);
            for (int u = 0; u < unknowns; u++) {
                rows[i * unknowns + u] = root * (column(u)[offset(u) + i] * scale[u]);
            }
        }
        int row = n;
        for (int u = first; u < unknowns; u++) {
            double d = ridge(u);
            if (d > 0) {
                rows[row * unknowns + u] = Math.sqrt(d) * scale[u];
                row++;
            }
        }
        return rows;
    }

    /** What is left of the first equation: b − e − Ãx, n numbers. */
    double[] remainderOfRows() {
        int n = equations.rows();
        double[] high = equations.b().clone();
        double[] low = new double[n];
        for (int i = 0; i < n; i++) {
            double difference = high[i] - e[i];
            low[i] = DoubleDouble.sumError(high[i], -e[i], difference) - eLow[i];
            high[i] = difference;
        }
        for (int u = 0; u < unknowns; u++) {
            DoubleDouble.subtractMultiple(high, low, y[u] * scale[u], yLow[u] * scale[u], column(u), offset(u));
            for (int i = 0; i < n && hasLowPart(u); i++) {
                low[i] -= y[u] * scale[u] * equations.aLow()[offset(u) + i];
            }
        }
        for (int i = 0; i < n; i++) {
            high[i] += low[i];
        }
        return high;
    }

    /** What is left of the second equation, for scaled columns: s∘(c + d∘x − Ãᵀ(ω∘e)), one number an unknown. */
    double[] remainderOfColumns() {
        int n = equations.rows();
        double[] weighted = new double[n];
        double[] weightedLow = new double[n];
        for (int i = 0; i < n; i++) {
            double w = equations.weights()[i];
            weighted[i] = w * e[i];
            weightedLow[i] = Math.fma(w, eLow[i], DoubleDouble.productError(w, e[i], weighted[i]));
        }
        double[] remainder = new double[unknowns];
        for (int u = 0; u < unknowns; u++) {
            double[] start = penaltyGradient(u);
            for (int i = 0; i < n && hasLowPart(u); i++) {
                start[1] -= weighted[i] * equations.aLow()[offset(u) + i];
            }
            remainder[u] = DoubleDouble.minusDot(start, weighted, weightedLow, column(u), offset(u)) * scale[u];
        }
        return remainder;
    }

    /** c + d·x of an unknown, high and low part. */
    private double[] penaltyGradient(int u) {
        if (u < first) {
            return new double[] {0, 0};
        }
        double c = equations.linear()[u - first];
        double x = y[u] * scale[u];
        double product = ridge(u) * x;
        double sum = c + product;
        double low = DoubleDouble.sumError(c, product, sum) + DoubleDouble.productError(ridge(u), x, product);
        return new double[] {sum, Math.fma(ridge(u), yLow[u] * scale[u], low)};
    }

    /** Adds a correction to the residuals and the scaled coefficients. */
    void correct(double[] residualChange, double[] coefficientChange) {
        DoubleDouble.add(e, eLow, residualChange);
        DoubleDouble.add(y, yLow, coefficientChange);
    }

    /** The scaled coefficients as they stand; not to be modified. */
    double[] scaledCoefficients() {
        return y;
    }

    /** √Σ ω e² of the residuals as they stand. */
    double residualNorm() {
        double sum = 0;
        for (int i = 0; i < e.length; i++) {
            sum += equations.weights()[i] * e[i] * e[i];
        }
        return Math.sqrt(sum);
    }

    /** The residuals as they stand. */
    DoubledVector residual() {
        return new DoubledVector(e.clone(), eLow.clone());
    }

    double intercept() {
        if (first == 0) {
            return 0;
        }
        double[] high = {y[0] * scale[0]};
        double[] low = {yLow[0] * scale[0]};
        for (int u = first; u < unknowns; u++) {
            DoubleDouble.subtractMultiple(high, low, y[u] * scale[u], yLow[u] * scale[u], centers, u - first);
        }
        return high[0] + low[0];
    }

    double[] coefficients() {
        double[] x = new double[equations.k()];
        for (int j = 0; j < x.length; j++) {
            x[j] = y[j + first] * scale[j + first];
        }
        return x;
    }

    /** The power of two that brings the norm of the weighted column, its ridge row included, to about 1. */
    private double scaleOf(int u) {
        double largest = Math.sqrt(ridge(u));
        for (int i = 0; i < equations.rows(); i++) {
            largest = Math.max(largest, Math.sqrt(equations.weights()[i]) * Math.abs(column(u)[offset(u) + i]));
        }
        double coarse = PowerOfTwo.reciprocal(largest);
        double sum = ridge(u) * coarse * coarse;
        for (int i = 0; i < equations.rows(); i++) {
            double entry = column(u)[offset(u) + i] * coarse;
            sum += equations.weights()[i] * entry * entry;
        }
        return coarse * PowerOfTwo.reciprocal(Math.sqrt(sum));
    }

    private double ridge(int u) {
        return u < first ? 0 : equations.ridge()[u - first];
    }

    private double[] column(int u) {
        return u < first ? ones : a;
    }

    /**
     * The columns of which each entry is near the mean are centred, which the intercept makes up for: differences of
     * numbers within a factor of two are exact (Sterbenz 1974), and the columns far less collinear with the intercept's.
     */
    private double[] centred() {
        int n = equations.rows();
        double[] columns = equations.a();
        for (int j = 0; j < centers.length; j++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = j * n; i < (j + 1) * n; i++) {
                low = Math.min(low, columns[i]);
                high = Math.max(high, columns[i]);
            }
            double middle = low + (high - low) / 2;
            if (high == low || FAR * (high - low) > Math.abs(middle)) {
                continue;
            }
            columns = columns == equations.a() ? columns.clone() : columns;
            centers[j] = middle;
            for (int i = j * n; i < (j + 1) * n; i++) {
                columns[i] -= middle;
            }
        }
        return columns;
    }

    private boolean hasLowPart(int u) {
        return u >= first && equations.aLow().length > 0;
    }

    private int offset(int u) {
        return u < first ? 0 : (u - first) * equations.rows();
    }
}
