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
    /** From so many rows on, and so many for each column, the rows near a fit are much fewer. */
    private static final int LARGE = 2000;

    private static final double MANY_ROWS = 10;

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

    /** Whether the rows near a fit are so much fewer that they are worked on alone. */
    static boolean suits(RowLoss rows) {
        return !rows.design().isSparse() && rows.rows() >= LARGE && rows.rows() >= MANY_ROWS * rows.columns();
    }

    /** How many rows are near a fit that is nearly the right one: less than half of those of large tables. */
    static int usualSize(RowLoss rows) {
        double n = rows.rows();
        return (int) Math.max(MANY_ROWS / 2 * rows.columns(), Math.cbrt(n * n));
    }

    /** (np)^⅔ (Portnoy and Koenker 1997, section 4): the fit of so many rows tells the sides of all but as many others. */
    static int sampleSize(RowLoss rows) {
        double cells = (double) rows.rows() * rows.columns();
        return (int) Math.cbrt(cells * cells);
    }

    /** So many rows, the same distance apart. */
    static RowLoss sample(RowLoss rows) {
        int stride = rows.rows() / sampleSize(rows);
        int[] counts = new int[rows.rows()];
        for (int i = 0; i < counts.length; i += stride) {
            counts[i] = 1;
        }
        return rows.part(rows.data().drawnRows(counts));
    }

    /** Of linear predictors, length n. */
    static double[] residuals(RowLoss rows, double[] f) {
        double[] residuals = new double[f.length];
        for (int i = 0; i < f.length; i++) {
            residuals[i] = rows.data().y()[i] - f[i];
        }
        return residuals;
    }

    /** Which rows have the smallest residuals: {@code count} of them, and those that are as near. */
    static boolean[] nearest(double[] residuals, int count) {
        double[] sizes = Arrays.stream(residuals).map(Math::abs).sorted().toArray();
        double most = sizes[count];
        boolean[] near = new boolean[residuals.length];
        for (int i = 0; i < near.length; i++) {
            near[i] = Math.abs(residuals[i]) <= most;
        }
        return near;
    }

    /** Lets rows that have changed sides join those near; returns how many did. */
    static int join(boolean[] near, double[] before, double[] now) {
        int changed = 0;
        for (int i = 0; i < near.length; i++) {
            if (!near[i] && before[i] > 0 != now[i] > 0) {
                near[i] = true;
                changed++;
            }
        }
        return changed;
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
