package dev.regfit.problem;

import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.DesignMatrix;
import dev.regfit.data.SparseMatrix;
import dev.regfit.data.Standardization;
import dev.regfit.linalg.Kernels;
import dev.regfit.linalg.Parallel;
import java.util.Arrays;

/**
 * The rows of a loss as linear predictors f = b + offset + X̃w. The columns X̃ are centred at their plain means (with an
 * intercept) and scaled, so that b is not the intercept on the original columns; {@link #originalIntercept} and
 * {@link #workingIntercept} translate.
 */
public final class RowDesign {
    private final Dataset data;
    private final boolean intercept;
    private final double[] centers;
    private final double[] scales;
    /** Rows are not multiplied by their weights. */
    private final WorkingDesign x;

    private double[] powers;

    /** @param standardization of which the scales are taken, and whether there is an intercept */
    RowDesign(Dataset data, Standardization standardization) {
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
        this.x = WorkingDesign.of(alike, map());
    }

    /** The same map of the columns for other rows. */
    RowDesign of(Dataset other) {
        return new RowDesign(other, map());
    }

    /** Whether the rows are kept without their zeros. */
    public boolean isSparse() {
        return data.x() instanceof SparseMatrix;
    }

    /** Whether linear predictors have an intercept b. */
    public boolean hasIntercept() {
        return intercept;
    }

    /** The map of the columns; the target is left as it is. */
    public Standardization map() {
        return new Standardization(intercept, centers, scales, 0);
    }

    private int rows() {
        return data.rows();
    }

    private int columns() {
        return data.columns();
    }

    /** (1/n)Σωx̃ⱼ²; with row weights that do not differ ‖x̃ⱼ‖²/n. */
    public double power(int j) {
        if (powers == null) {
            double[] known = new double[columns()];
            boolean weighted = isWeighted();
            Parallel.loop(known.length, x.cellsOfColumn(), (from, to) -> {
                for (int k = from; k < to; k++) {
                    known[k] = weighted ? weightedPower(k) : x.square(k) / rows();
                }
            });
            powers = known;
        }
        return powers[j];
    }

    private double weightedPower(int j) {
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

    /** Cells of the working columns: a row of length k for each of the chosen rows, of k chosen columns. */
    public double[] cells(int[] chosenRows, int[] chosen) {
        int k = chosen.length;
        double[] cells = new double[Math.multiplyExact(chosenRows.length, k)];
        int[] places = new int[rows()];
        Arrays.fill(places, -1);
        for (int a = 0; a < chosenRows.length; a++) {
            places[chosenRows[a]] = a;
        }
        for (int c = 0; c < k; c++) {
            int j = chosen[c];
            if (data.x() instanceof SparseMatrix sparse) {
                for (int at = sparse.start(j); at < sparse.start(j + 1); at++) {
                    if (places[sparse.row(at)] >= 0) {
                        cells[places[sparse.row(at)] * k + c] = sparse.value(at);
                    }
                }
            } else {
                DenseMatrix dense = (DenseMatrix) data.x();
                for (int a = 0; a < chosenRows.length; a++) {
                    cells[a * k + c] = dense.get(chosenRows[a], j);
                }
            }
            for (int a = 0; a < chosenRows.length; a++) {
                cells[a * k + c] = (cells[a * k + c] - centers[j]) / scales[j];
            }
        }
        return cells;
    }

    /** Writes the linear predictors into f (length n, overwritten). */
    public void predict(double b, double[] w, double[] f) {
        x.multiply(w, f);
        for (int i = 0; i < f.length; i++) {
            f[i] += b + data.offset(i);
        }
    }

    /** √((1/n)Σω·offset²). */
    double offsetSize() {
        if (!data.hasOffset()) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < rows(); i++) {
            sum += data.weights()[i] * data.offset(i) * data.offset(i);
        }
        return Math.sqrt(sum / rows());
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

    /**
     * Least squares of the chosen columns with another target and other weights, centred at their own means.
     *
     * @param weights of the rows, with the sum n
     * @param target length n
     */
    public RowSquares squares(int[] chosen, double[] weights, double[] target) {
        DesignMatrix chosenX = data.x() instanceof SparseMatrix sparse
                ? sparse.only(chosen)
                : data.x().select(chosen);
        double center = intercept ? Kernels.dot(weights, 0, target, 0, target.length) / target.length : 0;
        Standardization of = new Standardization(intercept, centers, scales, center).of(chosen);
        return new RowSquares(new Dataset(data.schema(), chosenX, target, weights, data.fills(), data.dropped()), of);
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
}
