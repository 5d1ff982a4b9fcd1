package dev.regfit.solver;

import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.problem.Quantile;
import dev.regfit.problem.RowDual;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.RowPoint;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rows near a fit of a {@link Quantile}, and two more in place of those above it and those below it, for which the loss is
 * linear as long as they stay there: their weighted means (Portnoy and Koenker 1997, section 3). Its minimum is that of all
 * rows if no row has changed sides.
 */
final class RowBand {
    private final RowLoss rows;
    private final Quantile loss;
    private final double[] residuals;
    private final int[] near;
    private final RowLoss few;
    /** Of the two more rows. */
    private boolean[] isAbove;

    private RowBand(RowLoss rows, double[] residuals, int[] near) {
        this.rows = rows;
        this.loss = (Quantile) rows.loss();
        this.residuals = residuals;
        this.near = near;
        this.few = rows.part(data());
    }

    /**
     * Takes rows apart.
     *
     * @param rows of a dense matrix
     * @param residuals of the fit, length n
     * @param near which rows are kept as they are, length n
     */
    static RowBand of(RowLoss rows, double[] residuals, boolean[] near) {
        int[] kept = IntStream.range(0, near.length).filter(i -> near[i]).toArray();
        return new RowBand(rows, residuals, kept);
    }

    /** The rows that are kept, and the two. */
    RowLoss few() {
        return few;
    }

    /** How many rows are kept. */
    int size() {
        return near.length;
    }

    private Dataset data() {
        Dataset all = rows.data();
        double[] above = new double[all.rows()];
        double[] below = new double[all.rows()];
        for (int i = 0; i < above.length; i++) {
            (residuals[i] > 0 ? above : below)[i] = all.weights()[i];
        }
        for (int i : near) {
            above[i] = 0;
            below[i] = 0;
        }
        double[][] sides = Arrays.stream(new double[][] {above, below})
                .filter(weights -> Arrays.stream(weights).sum() > 0)
                .toArray(double[][]::new);
        isAbove = new boolean[] {sides.length > 0 && sides[0] == above, false};
        int m = near.length + sides.length;
        double share = m / (double) all.rows();
        double[] y = new double[m];
        double[] offset = new double[m];
        double[] weights = new double[m];
        double[] x = new double[Math.multiplyExact(m, all.columns())];
        double[] values = ((DenseMatrix) all.x()).values();
        for (int a = 0; a < near.length; a++) {
            y[a] = all.y()[near[a]];
            offset[a] = all.offset(near[a]);
            weights[a] = all.weights()[near[a]] * share;
        }
        for (int j = 0; j < all.columns(); j++) {
            for (int a = 0; a < near.length; a++) {
                x[j * m + a] = values[j * all.rows() + near[a]];
            }
        }
        for (int side = 0; side < sides.length; side++) {
            int a = near.length + side;
            double total = Arrays.stream(sides[side]).sum();
            double[] sums = new double[all.columns()];
            all.x().multiplyTransposed(sides[side], sums);
            for (int j = 0; j < sums.length; j++) {
                x[j * m + a] = sums[j] / total;
            }
            for (int i = 0; i < all.rows(); i++) {
                y[a] += sides[side][i] * (all.y()[i] - all.offset(i)) / total;
            }
            weights[a] = total * share;
        }
        return new Dataset(all.schema(), new DenseMatrix(m, all.columns(), x), y, weights, all.fills(), 0, offset);
    }

    /** Of a dual point of all rows that of the few. */
    RowDual dual(RowDual all) {
        double[] slopes = new double[few.rows()];
        for (int a = 0; a < slopes.length; a++) {
            double weight = few.data().weights()[a];
            slopes[a] = a < near.length
                    ? all.values()[near[a]] / rows.data().weights()[near[a]] * weight
                    : weight * (isAbove[a - near.length] ? loss.above() : -loss.below());
        }
        double[] correlations = new double[rows.columns()];
        few.design().correlate(slopes, correlations);
        return new RowDual(slopes, correlations, 0);
    }

    /**
     * The dual variables of all rows, times their weights, length n: those that were summed up have that of their sum, which
     * differs from an end where ties reach beyond the rows that were kept.
     *
     * @param at weights under the loss of the few rows, with slopes that are a dual point of these
     */
    double[] slopes(RowPoint at) {
        double[] slopes = new double[residuals.length];
        double above = loss.above();
        double below = -loss.below();
        for (int a = near.length; a < few.rows(); a++) {
            double own = at.slopes()[a] / few.data().weights()[a];
            above = isAbove[a - near.length] ? own : above;
            below = isAbove[a - near.length] ? below : own;
        }
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = rows.data().weights()[i] * (residuals[i] > 0 ? above : below);
        }
        for (int a = 0; a < near.length; a++) {
            int i = near[a];
            slopes[i] = at.slopes()[a] / few.data().weights()[a] * rows.data().weights()[i];
        }
        return slopes;
    }
}
