package dev.regfit.selection;

import dev.regfit.data.DenseMatrix;
import dev.regfit.linalg.Parallel;
import dev.regfit.linalg.ShiftedSystems;
import dev.regfit.problem.RowSquares;
import java.util.Arrays;

/**
 * Leave-one-out of ridge on columns that are divided by their standard deviation, where means and deviations are learnt
 * without the row that is left out. With z the row's centred columns, ω its weight, S = Σωzzᵀ and c = Σωz(y − ȳ),
 *
 * <pre>S₋ = S − ω·n/(n − ω)·zzᵀ,  c₋ = c − ω·n/(n − ω)·z(y − ȳ),  D₋ = diag(f·S₋)</pre>
 *
 * <p>and the error is n/(n − ω)·(y − ȳ − zᵀw) where (S₋ + κD₋)w = c₋. So each row takes one decomposition of a p×p
 * matrix for all strengths.
 */
final class StandardizedLeaveOneOut {
    /** What is left of a column's square without a row; below, the difference has no digits that count. */
    private static final double LEAST_LEFT = 1e-6;

    private static final int NONE = -1;
    private static final int ANY = -2;

    /** For each strength, and each row of a matrix. */
    private static final int PER_ROW_OF_SYSTEM = 40;

    private final int n;
    private final int p;
    private final double[] weights;
    /** Centred columns, one row after the other, and the centred target. */
    private final double[] z;

    private final double[] y;
    private final double[] squares;
    private final double[] products;
    private final double[] factors;
    private final double[] kappas;
    /**
     * For each column the row without which it is constant, {@link #ANY} or {@link #NONE}; not told where columns become others
     * without a level.
     */
    private final int[] loners;

    /**
     * @param loss of dense rows, with an intercept
     * @param factors f of each column, above zero
     * @param kappas for each strength what D₋ is multiplied by
     */
    StandardizedLeaveOneOut(RowSquares loss, double[] factors, double[] kappas) {
        DenseMatrix x = (DenseMatrix) loss.data().x();
        this.n = x.rows();
        this.p = x.columns();
        this.weights = loss.data().weights();
        this.factors = factors;
        this.kappas = kappas;
        this.loners = new int[p];
        this.z = new double[n * p];
        this.y = centred(loss.data().y());
        for (int j = 0; j < p; j++) {
            double[] values = Arrays.copyOfRange(x.values(), j * n, (j + 1) * n);
            loners[j] = loss.data().schema().keepsIndicators() ? loner(values) : NONE;
            double[] column = centred(values);
            for (int i = 0; i < n; i++) {
                z[i * p + j] = column[i];
            }
        }
        this.squares = new double[p * p];
        this.products = new double[p];
        for (int i = 0; i < n; i++) {
            add(squares, products, i, weights[i]);
        }
    }

    /** Multiplications that it takes, as far as they grow with the size of the data. */
    static double work(double n, double p, double strengths) {
        return n * p * (2 * p * p + PER_ROW_OF_SYSTEM * strengths);
    }

    /** The row whose value is another one than that of all others, which are the same. */
    private static int loner(double[] values) {
        int last = values.length - 1;
        double usual = values[0] == values[1] ? values[0] : values[last];
        int loner = ANY;
        for (int i = 0; i <= last; i++) {
            if (values[i] != usual) {
                if (loner != ANY) {
                    return NONE;
                }
                loner = i;
            }
        }
        return loner;
    }

    private boolean isConstantWithout(int i, int j) {
        return loners[j] == i || loners[j] == ANY;
    }

    private double[] centred(double[] values) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += weights[i] * values[i];
        }
        double[] centred = new double[n];
        for (int i = 0; i < n; i++) {
            centred[i] = values[i] - sum / n;
        }
        return centred;
    }

    /** Adds a multiple of a row to S (its upper triangle) and c. */
    private void add(double[] s, double[] c, int i, double multiple) {
        for (int j = 0; j < p; j++) {
            double scaled = multiple * z[i * p + j];
            for (int k = j; k < p; k++) {
                s[j * p + k] += scaled * z[i * p + k];
            }
            c[j] += scaled * y[i];
        }
    }

    /**
     * Computes all errors; NaN for a row without which hardly anything is left of a column's square, and at strengths at which
     * a system is singular to rounding.
     */
    void visit(LeaveOneOutErrors.Visitor visitor) {
        double[] errors = new double[kappas.length * n];
        Parallel.loop(n, (long) work(1, p, kappas.length), (from, to) -> {
            for (int i = from; i < to; i++) {
                leaveOut(i, errors);
            }
        });
        double[] unknown = new double[errors.length];
        Arrays.fill(unknown, Double.NaN);
        visitor.rows(0, n, errors, unknown);
    }

    private void leaveOut(int i, double[] errors) {
        double[] s = squares.clone();
        double[] c = products.clone();
        double share = n / (n - weights[i]);
        add(s, c, i, -weights[i] * share);
        double[] ofRow = new double[p];
        double[] scale = new double[p];
        for (int j = 0; j < p; j++) {
            double left = s[j * p + j];
            if (isConstantWithout(i, j)) {
                scale[j] = Double.POSITIVE_INFINITY; // which makes its weight zero
            } else if (left > LEAST_LEFT * squares[j * p + j]) {
                scale[j] = Math.sqrt(factors[j] * left);
            } else {
                for (int k = 0; k < kappas.length; k++) {
                    errors[k * n + i] = Double.NaN;
                }
                return;
            }
            ofRow[j] = z[i * p + j] / scale[j];
            c[j] /= scale[j];
        }
        for (int j = 0; j < p; j++) {
            for (int k = j; k < p; k++) {
                s[j * p + k] /= scale[j] * scale[k];
            }
            s[j * p + j] = isConstantWithout(i, j) ? 1 : s[j * p + j];
        }
        double[] predictions = ShiftedSystems.ofTridiagonal(s, p).plus(kappas).products(ofRow, c);
        for (int k = 0; k < kappas.length; k++) {
            errors[k * n + i] = share * (y[i] - predictions[k]);
        }
    }
}
