package dev.regfit.selection;

import dev.regfit.linalg.DeflatedKernel;
import dev.regfit.linalg.Kernels;
import dev.regfit.linalg.ShiftedSystems;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.RowSquares;
import dev.regfit.solver.SpectralRidge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Residuals and leverages at many strengths. On working rows (centred, multiplied by √ω) the hat matrix is
 *
 * <pre>H = NNᵀ + X̂(X̂ᵀX̂ + sI)⁻¹X̂ᵀ,  s = λ₂</pre>
 *
 * <p>where N is an orthonormal basis of what is not penalised, that is of √ω for the intercept and of the columns with
 * f = 0, and X̂ holds the other columns, divided by √(nf), less their projections on N. With fewer columns than rows that
 * is computed as it stands. Otherwise I − H is s(K + sI)⁻¹ less its part along N, with K = X̂X̂ᵀ: to take a difference of
 * large numbers would lose the digits of small ones, so K is deflated by N. What was decomposed for the weights serves
 * here too.
 */
final class LeaveOneOutErrors {
    /** Rows at a time: enough to keep all threads busy, and few numbers at each strength. */
    private static final int ROWS = 4096;

    /** Rows of a rank update. */
    private static final int BLOCK = 128;

    /** What is left of a column, of length 1 before, that others explain: rounding errors. */
    private static final double COLLINEAR = 1e-10;

    /** A leverage as near to 1 as this is 1: what is left are rounding errors. */
    private static final double LEAST_LEFT = 1e-13;

    private final RowSquares loss;
    private final int n;
    private final double[] shifts;
    private final double[] roots;
    private final int[] penalized;
    private final double[] factors;
    /** N, one column after the other. */
    private final List<double[]> basis = new ArrayList<>();
    /** Σ_k N_ik². */
    private final double[] fixedLeverages;

    private final double[] target;

    /** Takes rows in order. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param from number of the first row
         * @param count of rows
         * @param errors that of row from + i at strength k at [k·count + i], on the target's scale
         * @param leverages hᵢᵢ, likewise
         */
        void rows(int from, int count, double[] errors, double[] leverages);
    }

    /**
     * Computes.
     *
     * @param known the ridge problem of these rows, where it is decomposed
     */
    static void visit(RowSquares loss, List<ElasticNet> penalties, Optional<SpectralRidge> known, Visitor visitor) {
        LeaveOneOutErrors errors = new LeaveOneOutErrors(loss, penalties);
        if (errors.penalized.length < errors.n) {
            errors.primal(known, visitor);
        } else {
            errors.dual(known, visitor);
        }
    }

    private LeaveOneOutErrors(RowSquares loss, List<ElasticNet> penalties) {
        this.loss = loss;
        this.n = loss.data().rows();
        this.shifts = new double[penalties.size()];
        for (int k = 0; k < shifts.length; k++) {
            if (!penalties.get(k).isSmooth()) {
                throw new IllegalArgumentException("leave-one-out in closed form has no L1 part and no bounds");
            }
            shifts[k] = penalties.get(k).lambda2();
        }
        this.roots = new double[n];
        for (int i = 0; i < n; i++) {
            roots[i] = Math.sqrt(loss.data().weights()[i]);
        }
        double[] all = penalties.get(0).factors();
        this.penalized = columns(all, true);
        this.factors = new double[penalized.length];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = all[penalized[k]];
        }
        if (loss.standardization().intercept()) {
            addToBasis(roots);
        }
        int[] free = columns(all, false);
        double[] columns = loss.working().select(free).values();
        for (int k = 0; k < free.length; k++) {
            double[] column = new double[n];
            System.arraycopy(columns, k * n, column, 0, n);
            addToBasis(column);
        }
        this.fixedLeverages = new double[n];
        for (double[] unit : basis) {
            for (int i = 0; i < n; i++) {
                fixedLeverages[i] += unit[i] * unit[i];
            }
        }
        this.target = loss.workingTarget().clone();
        project(target, 0);
    }

    private static int[] columns(double[] factors, boolean penalized) {
        int count = 0;
        for (double factor : factors) {
            count += factor > 0 == penalized ? 1 : 0;
        }
        int[] columns = new int[count];
        for (int j = factors.length - 1; j >= 0; j--) {
            if (factors[j] > 0 == penalized) {
                columns[--count] = j;
            }
        }
        return columns;
    }

    /** Adds what is new in a vector, by Gram and Schmidt's method done twice. */
    private void addToBasis(double[] vector) {
        double[] unit = vector.clone();
        double before = Math.sqrt(Kernels.dot(unit, 0, unit, 0, n));
        project(unit, 0);
        project(unit, 0);
        double after = Math.sqrt(Kernels.dot(unit, 0, unit, 0, n));
        if (after <= COLLINEAR * before) {
            return;
        }
        for (int i = 0; i < n; i++) {
            unit[i] /= after;
        }
        basis.add(unit);
    }

    /** Takes the part along N from n numbers. */
    private void project(double[] v, int off) {
        for (double[] unit : basis) {
            Kernels.axpy(-Kernels.dot(unit, 0, v, off, n), unit, 0, v, off, n);
        }
    }

    private void primal(Optional<SpectralRidge> known, Visitor visitor) {
        int p = penalized.length;
        double[] x = loss.working().select(penalized).values();
        double[] correlations = new double[p];
        for (int j = 0; j < p; j++) {
            double root = Math.sqrt(n * factors[j]);
            for (int at = j * n; at < (j + 1) * n; at++) {
                x[at] /= root;
            }
            project(x, j * n);
            correlations[j] = Kernels.dot(x, j * n, target, 0, n);
        }
        ShiftedSystems.FormsAt all = known.flatMap(SpectralRidge::gram)
                .orElseGet(() -> ShiftedSystems.of(gram(x, p), p))
                .plus(shifts)
                .formsWith(correlations);
        for (int from = 0; from < n; from += ROWS) {
            int count = Math.min(ROWS, n - from);
            ShiftedSystems.Forms forms = all.of(x, from, n, count);
            double[] leverages = forms.squares();
            double[] errors = forms.products();
            for (int at = 0; at < errors.length; at++) {
                int i = from + at % count;
                leverages[at] += fixedLeverages[i];
                errors[at] = error(i, target[i] - errors[at], 1 - leverages[at], 1);
            }
            visitor.rows(from, count, errors, leverages);
        }
    }

    /** The upper triangle of X̂ᵀX̂. The rank update wants contiguous rows; it is many times as fast as dot products. */
    private double[] gram(double[] x, int p) {
        double[] gram = new double[Math.multiplyExact(p, p)];
        double[] block = new double[BLOCK * p];
        for (int from = 0; from < n; from += BLOCK) {
            int count = Math.min(BLOCK, n - from);
            for (int j = 0; j < p; j++) {
                for (int i = 0; i < count; i++) {
                    block[i * p + j] = x[j * n + from + i];
                }
            }
            Kernels.rankUpdate(block, 0, count, p, gram);
        }
        return gram;
    }

    private void dual(Optional<SpectralRidge> known, Visitor visitor) {
        DeflatedKernel kernel = known.flatMap(SpectralRidge::kernel).orElseGet(this::kernel);
        ShiftedSystems.Forms forms =
                kernel.systems().plus(shifts).formsWith(target).ofUnitVectors();
        double[] leverages = forms.squares();
        double[] errors = forms.products();
        for (int at = 0; at < errors.length; at++) {
            int i = at % n;
            double s = shifts[at / n];
            double left = leverages[at] - fixedLeverages[i] / (kernel.eigenvalue() + s);
            errors[at] = error(i, errors[at], left, leverages[at]);
            leverages[at] = 1 - s * left;
        }
        visitor.rows(0, n, errors, leverages);
    }

    private DeflatedKernel kernel() {
        double[] ridge = new double[factors.length];
        for (int j = 0; j < ridge.length; j++) {
            ridge[j] = n * factors[j];
        }
        return DeflatedKernel.of(loss.working().outer(penalized, ridge), n, basis);
    }

    /** The error on a row left out, from multiples of its residual, of 1 − hᵢᵢ and of what the latter is a part of. */
    private double error(int i, double residual, double left, double whole) {
        return left > LEAST_LEFT * whole ? residual / left / roots[i] : Double.NaN;
    }
}
