package dev.regfit.solver;

import dev.regfit.linalg.Kernels;
import dev.regfit.linalg.SymmetricEigen;
import dev.regfit.problem.GroupLasso;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Quantile;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.RowPoint;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The weights that fit chosen rows exactly, and the dual variables of these rows for which the conditions of optimality hold on
 * the columns that have weights: the optimum under a {@link Quantile} loss, if these are its rows and columns.
 *
 * <p>The two are the solution of one {@link SaddleSystem}. Where it is singular, because several weights or several dual
 * variables would do, it gives those nearest to where it starts from. Of groups of columns the gradient of the penalty bends,
 * so that a system is one of Newton's steps.
 */
final class Interpolation {
    /** Unknowns beyond which the system takes too long. */
    private static final int MOST = 3000;

    /**
     * With more rows than this on the parabola, as a multiple of the unknowns, it is too wide, unless it is so narrow that these
     * rows are fitted exactly, all of them.
     */
    private static final double CROWDED = 2;

    private static final int FEW = 20;

    /** Multiply-adds that many rows are worth. */
    private static final double AFFORDABLE = 1e9;

    /** An eigenvalue of a Gram matrix, as a share of the largest, along which nothing changes. */
    private static final double SINGULAR = 1e-13;

    /** More eigenvectors take too long. */
    private static final int MOST_WAYS = 500;

    /** More steps than it takes from near the solution, where the digits double with each. */
    private static final int MOST_BENDS = 30;

    /** A step of a weight, in the units of the system, that is rounding. */
    private static final double SETTLED = 1e-15;

    private final RowLoss rows;
    private final Quantile loss;
    private final Penalty penalty;
    private RowPoint at;
    private final int[] kinks;
    private final int[] active;
    /** With columns of length one and, with an intercept, a last column of ones. */
    private double[] cells;

    private final int unknowns;
    private final double[] roots;
    private double[] w;
    private double b;
    private double[] slopes;

    private Interpolation(RowLoss rows, Penalty penalty, RowPoint at, int[] kinks) {
        this.rows = rows;
        this.loss = (Quantile) rows.loss();
        this.penalty = penalty;
        this.at = at;
        this.kinks = kinks;
        boolean[] moves = penalty.mayMove(at.w());
        this.active = IntStream.range(0, rows.columns())
                .filter(j -> moves[j] && rows.design().power(j) > 0)
                .toArray();
        this.unknowns = active.length + (rows.hasIntercept() ? 1 : 0);
        this.roots = Arrays.stream(active)
                .mapToDouble(j -> Math.sqrt(rows.design().power(j)))
                .toArray();
    }

    private static int[] kinks(RowLoss rows, RowPoint at) {
        Quantile loss = (Quantile) rows.loss();
        double[] weights = rows.data().weights();
        return IntStream.range(0, rows.rows())
                .filter(i -> loss.isKink(at.slopes()[i], weights[i]))
                .toArray();
    }

    /**
     * Interpolates.
     *
     * @param at the minimum of the smoothed loss: the rows whose slopes are not at the ends are to be fitted exactly
     * @param isNarrow whether the parabola is narrower than rows lie beside each other by chance
     */
    static Optional<Interpolation> of(RowLoss rows, Penalty penalty, RowPoint at, boolean isNarrow) {
        int[] kinks = kinks(rows, at);
        Interpolation interpolation = new Interpolation(rows, penalty, at, kinks);
        int[] active = interpolation.active;
        boolean isCrowded = kinks.length > CROWDED * active.length + FEW;
        boolean isTooLarge = kinks.length > active.length
                ? (double) kinks.length * active.length * active.length > AFFORDABLE
                : kinks.length + active.length > MOST;
        if (isTooLarge || (isCrowded && !isNarrow)) {
            return Optional.empty();
        }
        interpolation.cells = interpolation.cells();
        return interpolation.settle() ? Optional.of(interpolation) : Optional.empty();
    }

    /**
     * Interpolates at given rows.
     *
     * @param at an optimum, with slopes that are a dual point
     */
    static Optional<Interpolation> through(RowLoss rows, Penalty penalty, RowPoint at, int[] kinks) {
        Interpolation interpolation = new Interpolation(rows, penalty, at, kinks);
        if (interpolation.unknowns > MOST_WAYS) {
            return Optional.empty();
        }
        interpolation.cells = interpolation.cells();
        return interpolation.settle() ? Optional.of(interpolation) : Optional.empty();
    }

    /**
     * Whether the rows whose slopes are between the ends, which any optimum fits exactly, determine the weights that are not
     * zero. If they do not, other weights may be as good.
     *
     * @param at an optimum, with slopes that are a dual point
     */
    static boolean isUnique(RowLoss rows, Penalty penalty, RowPoint at) {
        Interpolation interpolation = new Interpolation(rows, penalty, at, kinks(rows, at));
        if (interpolation.unknowns > MOST_WAYS) {
            return true;
        }
        interpolation.cells = interpolation.cells();
        return interpolation.way().isEmpty();
    }

    /**
     * Steps of the active weights, and of the intercept if there is one, that leave the rows fitted and the objective as it is;
     * empty if there are none.
     */
    Optional<double[]> way() {
        if (unknowns == 0) {
            return Optional.empty();
        }
        SaddleSystem saddle = system();
        double[] system = saddle.gram();
        Kernels.axpy(1, saddle.bends(), 0, system, 0, system.length);
        SymmetricEigen eigen = SymmetricEigen.of(system, unknowns);
        if (eigen.values()[0] > SINGULAR * Math.max(1, eigen.values()[unknowns - 1])) {
            return Optional.empty();
        }
        double[] way = Arrays.copyOf(eigen.vectors(), unknowns);
        for (int k = 0; k < active.length; k++) {
            way[k] /= roots[k];
        }
        return Optional.of(way);
    }

    /** The columns that have weights, or are not penalised. */
    int[] active() {
        return active;
    }

    /** b of the working columns. */
    double intercept() {
        return b;
    }

    /** On the working columns, length p. */
    double[] weights() {
        return w;
    }

    /** The dual variables of all rows, times their weights, length n. */
    double[] slopes() {
        return slopes;
    }

    private double[] cells() {
        double[] plain = rows.design().cells(kinks, active);
        double[] all = new double[kinks.length * unknowns];
        for (int a = 0; a < kinks.length; a++) {
            for (int k = 0; k < active.length; k++) {
                all[a * unknowns + k] = plain[a * active.length + k] / roots[k];
            }
            if (unknowns > active.length) {
                all[a * unknowns + active.length] = 1;
            }
        }
        return all;
    }

    /** Solves once; or of groups again and again from where the last solution led, until that stays. */
    private boolean settle() {
        double before = Double.POSITIVE_INFINITY;
        for (int bend = 0; bend < MOST_BENDS; bend++) {
            if (!solve()) {
                return false;
            }
            double moved = moved();
            if (!(penalty instanceof GroupLasso) || moved <= SETTLED || (moved >= before && bend > MOST_BENDS / 2)) {
                return true;
            }
            before = moved;
            at = here();
        }
        return true;
    }

    /** The largest step of a weight, in the units of the system. */
    private double moved() {
        double largest = 0;
        for (int k = 0; k < active.length; k++) {
            largest = Math.max(largest, Math.abs(w[active[k]] - at.w()[active[k]]) * roots[k] / rows.scale());
        }
        return largest;
    }

    /** The weights and slopes of the last solution. */
    private RowPoint here() {
        double[] f = new double[rows.rows()];
        rows.design().predict(b, w, f);
        double[] correlations = new double[rows.columns()];
        rows.design().correlate(slopes, correlations);
        return new RowPoint(b, w, f, slopes, at.curvatures(), Double.NaN, correlations);
    }

    /**
     * In units in which all is of size one: residuals of the scale, steps of weights of the scale over the size of their column,
     * slopes of one row's share.
     */
    private boolean solve() {
        Optional<double[]> solved = system().solve(right());
        solved.ifPresent(this::take);
        return solved.isPresent() && Double.isFinite(Arrays.stream(solved.get()).sum());
    }

    private SaddleSystem system() {
        return new SaddleSystem(kinks.length, unknowns, cells, bends());
    }

    /** Second derivatives of the penalty at {@code at}. */
    private double[] bends() {
        double[] plain = new double[active.length * active.length];
        penalty.addCurvature(active, at.w(), plain);
        double unit = rows.scale() * rows.rows();
        double[] scaled = new double[unknowns * unknowns];
        for (int k = 0; k < active.length; k++) {
            for (int l = 0; l < active.length; l++) {
                scaled[k * unknowns + l] = plain[k * active.length + l] * unit / (roots[k] * roots[l]);
            }
        }
        return scaled;
    }

    /** The residuals of the rows, and what is left of the slopes of the columns. */
    private double[] right() {
        double scale = rows.scale();
        double[] right = new double[kinks.length + unknowns];
        for (int a = 0; a < kinks.length; a++) {
            right[a] = (rows.data().y()[kinks[a]] - at.f()[kinks[a]]) / scale;
        }
        double[] downhill = penalty.downhill(at.w(), at.correlations());
        for (int k = 0; k < active.length; k++) {
            right[kinks.length + k] = -downhill[active[k]] * rows.rows() / roots[k];
        }
        if (unknowns > active.length) {
            right[kinks.length + active.length] = -Arrays.stream(at.slopes()).sum();
        }
        return right;
    }

    private void take(double[] unknown) {
        double scale = rows.scale();
        int m = kinks.length;
        slopes = at.slopes().clone();
        double[] weights = rows.data().weights();
        for (int a = 0; a < m; a++) {
            int i = kinks[a];
            double moved = slopes[i] + unknown[a];
            slopes[i] = Math.max(-loss.below() * weights[i], Math.min(loss.above() * weights[i], moved));
        }
        w = at.w().clone();
        for (int k = 0; k < active.length; k++) {
            w[active[k]] += unknown[m + k] * scale / roots[k];
        }
        b = at.b() + (unknowns > active.length ? unknown[m + active.length] * scale : 0);
        penalty.project(w);
    }
}
