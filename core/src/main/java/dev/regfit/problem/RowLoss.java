package dev.regfit.problem;

import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.SparseMatrix;
import dev.regfit.data.Standardization;
import dev.regfit.linalg.Parallel;
import java.util.Arrays;

/**
 * The mean loss (1/n)Σᵢωᵢℓ(yᵢ, fᵢ) of rows, for any loss, with the linear predictors f = b + offset + X̃w. The columns X̃
 * are centred at their plain means (with an intercept) and scaled, so that b is not the intercept on the original columns;
 * {@link #originalIntercept} and {@link #workingIntercept} translate.
 */
public final class RowLoss {
    /** A null deviance that is a smaller share of the mean target is rounding. */
    private static final double MEANINGLESS = 1e-12;

    /** Parts of the rows whose sums are added up. */
    private static final int PIECES = 16;

    /** What a row costs, in multiply-adds. */
    private static final int WORK_OF_ROW = 50;

    private final Loss loss;
    private final Dataset data;
    private final boolean intercept;
    private final double[] centers;
    private final double[] scales;
    private final WorkingDesign x;
    private double[] powers;
    private NullModel nullModel;
    private double leastValue = Double.NaN;
    private double scale = Double.NaN;

    /** @param standardization of which the scales are taken, and whether there is an intercept */
    public RowLoss(Loss loss, Dataset data, Standardization standardization) {
        this.loss = loss;
        this.data = data;
        this.intercept = standardization.intercept();
        this.scales = standardization.scales();
        this.centers = new double[scales.length];
        double[] ones = new double[data.rows()];
        Arrays.fill(ones, 1);
        if (intercept) {
            data.x().multiplyTransposed(ones, centers);
            for (int j = 0; j < centers.length; j++) {
                centers[j] /= data.rows();
            }
        }
        Dataset alike = data.weighted(ones);
        this.x = WorkingDesign.of(alike, new Standardization(intercept, centers, scales, 0));
    }

    public Loss loss() {
        return loss;
    }

    /** The rows on the original scale. */
    public Dataset data() {
        return data;
    }

    public boolean hasIntercept() {
        return intercept;
    }

    /** X̃, n×p; rows are not multiplied by their weights. */
    WorkingDesign x() {
        return x;
    }

    /** Number of rows, n. */
    public int rows() {
        return data.rows();
    }

    /** Number of features, p. */
    public int columns() {
        return data.columns();
    }

    /** Whether the rows are kept without their zeros. */
    public boolean isSparse() {
        return data.x() instanceof SparseMatrix;
    }

    /** (1/n)Σωx̃ⱼ²; with row weights that do not differ ‖x̃ⱼ‖²/n. */
    public double power(int j) {
        if (powers == null) {
            double[] known = new double[columns()];
            Parallel.loop(known.length, x.cellsOfColumn(), (from, to) -> {
                for (int k = from; k < to; k++) {
                    known[k] = weightedPower(k);
                }
            });
            powers = known;
        }
        return powers[j];
    }

    private double weightedPower(int j) {
        if (!isWeighted()) {
            return x.square(j) / rows();
        }
        double sum = 0;
        if (data.x() instanceof DenseMatrix dense) {
            for (int i = 0; i < rows(); i++) {
                double value = (dense.get(i, j) - centers[j]) / scales[j];
                sum += data.weights()[i] * value * value;
            }
            return sum / rows();
        }
        SparseMatrix sparse = (SparseMatrix) data.x();
        double zeros = rows();
        for (int k = sparse.start(j); k < sparse.start(j + 1); k++) {
            double value = (sparse.value(k) - centers[j]) / scales[j];
            sum += data.weights()[sparse.row(k)] * value * value;
            zeros -= data.weights()[sparse.row(k)];
        }
        return (sum + Math.max(0, zeros) * centers[j] * centers[j] / scales[j] / scales[j]) / rows();
    }

    private boolean isWeighted() {
        for (double weight : data.weights()) {
            if (weight != 1) {
                return true;
            }
        }
        return false;
    }

    /** b₀ on the original columns. */
    public double originalIntercept(double b, double[] w) {
        return intercept ? b - shift(w) : 0;
    }

    /** b of an intercept on the original columns. */
    public double workingIntercept(double original, double[] w) {
        return intercept ? original + shift(w) : 0;
    }

    private double shift(double[] w) {
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            if (w[j] != 0) {
                sum += centers[j] * w[j] / scales[j];
            }
        }
        return sum;
    }

    /** Σ|cⱼwⱼ|/sⱼ: what the rounding of an intercept is proportional to. */
    double shiftTerms(double[] w) {
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += Math.abs(centers[j] * w[j]) / scales[j];
        }
        return sum;
    }

    /** Writes the linear predictors into f (length n, overwritten). */
    public void predict(double b, double[] w, double[] f) {
        x.multiply(w, f);
        for (int i = 0; i < f.length; i++) {
            f[i] += b + offset(i);
        }
    }

    private double offset(int i) {
        return data.offset(i);
    }

    /** What is added to the linear predictor of each row, length n. */
    public double[] offsets() {
        double[] offsets = new double[rows()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = offset(i);
        }
        return offsets;
    }

    /** √((1/n)Σω·y²). */
    double targetSize() {
        double sum = 0;
        for (int i = 0; i < rows(); i++) {
            sum += data.weights()[i] * data.y()[i] * data.y()[i];
        }
        return Math.sqrt(sum / rows());
    }

    /** √((1/n)Σω·offset²). */
    double offsetSize() {
        if (!data.hasOffset()) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < rows(); i++) {
            sum += data.weights()[i] * offset(i) * offset(i);
        }
        return Math.sqrt(sum / rows());
    }

    /** The mean loss at linear predictors; may be ∞ or NaN far out. */
    public double value(double[] f) {
        double sum = 0;
        for (int i = 0; i < f.length; i++) {
            sum += data.weights()[i] * loss.value(data.y()[i], f[i]);
        }
        return sum / f.length;
    }

    /**
     * Evaluates the loss and its derivatives.
     *
     * @param f linear predictors, length n
     * @param slopes length n, overwritten by the slope of each row, times its weight
     * @param curvatures length n, overwritten likewise
     * @return the mean loss; may be ∞ or NaN far out
     */
    public double evaluate(double[] f, double[] slopes, double[] curvatures) {
        double[] sums = new double[PIECES];
        Loss.Rows rows = new Loss.Rows(data.y(), data.weights(), f, slopes, curvatures);
        Parallel.loop(PIECES, (long) WORK_OF_ROW * f.length / PIECES, (from, to) -> {
            for (int piece = from; piece < to; piece++) {
                int first = (int) ((long) f.length * piece / PIECES);
                int end = (int) ((long) f.length * (piece + 1) / PIECES);
                sums[piece] = loss.evaluate(rows, first, end);
            }
        });
        double sum = 0;
        for (double part : sums) {
            sum += part;
        }
        return sum / f.length;
    }

    /**
     * Goes a step and evaluates the loss there.
     *
     * @param from linear predictors, length n; not modified
     * @param stepOfIntercept of b
     * @param steps of the chosen weights
     * @param direction overwritten by what the step changes the predictors by, length n
     * @param to overwritten by predictors, slopes, curvatures and correlations where the step ends
     * @return the mean loss there; may be ∞ or NaN far out
     */
    public double step(
            double[] from, double stepOfIntercept, int[] chosen, double[] steps, double[] direction, RowPoint to) {
        direction(stepOfIntercept, chosen, steps, direction);
        for (int i = 0; i < from.length; i++) {
            to.f()[i] = from[i] + direction[i];
        }
        double value = evaluate(to.f(), to.slopes(), to.curvatures());
        correlate(to.slopes(), to.correlations());
        return value;
    }

    /** All there is to know of weights, computed afresh. */
    public RowPoint point(double b, double[] w) {
        double[] f = new double[rows()];
        double[] slopes = new double[rows()];
        double[] curvatures = new double[rows()];
        double[] correlations = new double[columns()];
        predict(b, w, f);
        double value = evaluate(f, slopes, curvatures);
        correlate(slopes, correlations);
        return new RowPoint(b, w, f, slopes, curvatures, value, correlations);
    }

    /** The same where the loss is evaluated. */
    public double excess(RowPoint at) {
        return leastValue() == 0 ? at.value() : excess(at.f());
    }

    /** The mean of what a loss exceeds its least value by: half the mean deviance. */
    public double excess(double[] f) {
        double sum = 0;
        for (int i = 0; i < f.length; i++) {
            sum += data.weights()[i] * loss.excess(data.y()[i], f[i]);
        }
        return sum / f.length;
    }

    /** The mean of the least values of the rows. */
    double leastValue() {
        if (Double.isNaN(leastValue)) {
            double sum = 0;
            for (int i = 0; i < rows(); i++) {
                sum += data.weights()[i] * loss.least(data.y()[i]);
            }
            leastValue = sum / rows();
        }
        return leastValue;
    }

    /** Writes ωᵢ times the slope of each row into {@code slopes} (length n, overwritten). */
    public void slopes(double[] f, double[] slopes) {
        for (int i = 0; i < f.length; i++) {
            slopes[i] = data.weights()[i] * loss.slope(data.y()[i], f[i]);
        }
    }

    /**
     * Writes ωᵢ times the curvature of each row into {@code curvatures} (length n, overwritten).
     *
     * @param share of the majorant that the curvature is taken to be at least
     */
    public void curvatures(double[] f, double share, double[] curvatures) {
        for (int i = 0; i < f.length; i++) {
            double y = data.y()[i];
            double curvature = loss.curvature(y, f[i]);
            double least = share > 0 ? share * loss.majorant(y, f[i]) : 0;
            curvatures[i] = data.weights()[i] * Math.max(curvature, least);
        }
    }

    /** Writes X̃ᵀs/n into {@code out} (length p, overwritten); s are the weighted slopes of the rows. */
    public void correlate(double[] slopes, double[] out) {
        x.multiplyTransposed(slopes, out);
        for (int j = 0; j < out.length; j++) {
            out[j] /= rows();
        }
    }

    /** The same for chosen columns. */
    public double[] correlations(double[] slopes, int[] chosen) {
        double[] out = new double[chosen.length];
        double total = x.total(slopes);
        Parallel.loop(out.length, x.cellsOfColumn(), (from, to) -> {
            for (int k = from; k < to; k++) {
                out[k] = x.dot(chosen[k], slopes, total) / rows();
            }
        });
        return out;
    }

    /**
     * The Hessian of the mean loss for the chosen columns and, as the last one, for b: (k + 1)×(k + 1), full and symmetric.
     *
     * @param curvatures weighted, of each row
     */
    public double[] hessian(int[] chosen, double[] curvatures) {
        if (chosen.length == 0) {
            return new double[] {RowPoint.mean(curvatures)};
        }
        double[] hessian = x.weightedProducts(chosen, curvatures);
        for (int at = 0; at < hessian.length; at++) {
            hessian[at] /= rows();
        }
        return hessian;
    }

    /** What {@link #hessian} has for one column with others and, as the last entry, with b. */
    public double[] hessianColumn(int j, double[] curvatures, int[] others) {
        double[] column = new double[rows()];
        x.settle(column, x.axpy(j, 1, column));
        double sum = 0;
        for (int i = 0; i < column.length; i++) {
            column[i] *= curvatures[i];
            sum += column[i];
        }
        double[] products = Arrays.copyOf(correlations(column, others), others.length + 1);
        products[others.length] = sum / rows();
        return products;
    }

    /** X̃·diag(1/d)·X̃ᵀ of the chosen columns and as many positive d: n×n. */
    public double[] kernel(int[] chosen, double[] d) {
        return x.outer(chosen, d);
    }

    /** The Hessian of the mean loss for chosen columns, the best intercept taken for granted; as squares without a target. */
    public MomentSquares parabola(int[] chosen, double[] curvatures) {
        int k = chosen.length;
        double[] full = hessian(chosen, curvatures);
        double[] reduced = new double[Math.multiplyExact(k, k)];
        double own = full[full.length - 1];
        for (int a = 0; a < k; a++) {
            double factor = intercept && own > 0 ? full[a * (k + 1) + k] / own : 0;
            for (int c = 0; c < k; c++) {
                reduced[a * k + c] = full[a * (k + 1) + c] - factor * full[c * (k + 1) + k];
            }
        }
        return new MomentSquares(rows(), reduced, k, new double[k], 0);
    }

    /** Writes what the predictors change by into {@code out} (length n, overwritten). */
    public void direction(double step, int[] chosen, double[] steps, double[] out) {
        Arrays.fill(out, 0.0);
        double total = 0;
        for (int k = 0; k < chosen.length; k++) {
            if (steps[k] != 0) {
                total += x.axpy(chosen[k], steps[k], out);
            }
        }
        x.settle(out, total);
        for (int i = 0; i < out.length; i++) {
            out[i] += step;
        }
    }

    /**
     * The scale of relative gaps: what the null model's loss exceeds the least by or, of a target that it meets up to rounding,
     * what rounding may make of that.
     */
    public double scale() {
        if (Double.isNaN(scale)) {
            double size = 0;
            for (int i = 0; i < rows(); i++) {
                size += data.weights()[i] * Math.abs(data.y()[i]) / rows();
            }
            scale = Math.max(nullModel().excess(), Math.max(MEANINGLESS * size, Double.MIN_NORMAL));
        }
        return scale;
    }

    /** The best model without columns. */
    public NullModel nullModel() {
        if (nullModel == null) {
            nullModel = NullModel.of(this);
        }
        return nullModel;
    }
}
