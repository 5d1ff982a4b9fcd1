package dev.regfit.solver;

import dev.regfit.linalg.Cholesky;
import dev.regfit.linalg.Kernels;
import dev.regfit.linalg.SquareSystem;
import dev.regfit.linalg.SymmetricEigen;
import dev.regfit.problem.GroupLasso;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Quantile;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.RowPoint;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The weights that fit chosen rows exactly, and the dual variables of these rows for which the conditions of optimality hold on
 * the columns that have weights: the optimum under a {@link Quantile} loss, if these are its rows and columns.
 *
 * <p>The two are the solution of one system of equations. Where it is singular, because several weights or several dual
 * variables would do, it gives those nearest to where it starts from: it is solved with a small multiple of the distance
 * added, a few times over (Rockafellar 1976). Of groups of columns the gradient of the penalty bends, so that a system is one
 * of Newton's steps.
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

    /** Of a system whose entries are of size one. */
    private static final double REGULAR = 1e-7;

    /** An eigenvalue of a Gram matrix, as a share of the largest, along which nothing changes. */
    private static final double SINGULAR = 1e-13;

    /** More eigenvectors take too long. */
    private static final int MOST_WAYS = 500;

    private static final int MOST_SOLUTIONS = 12;

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
    /** Second derivatives of the penalty at {@code at}, in the units of the system; unknowns × unknowns. */
    private double[] bends;

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
        double[] system = gram();
        Kernels.axpy(1, bends(), 0, system, 0, system.length);
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
        bends = bends();
        Optional<UnaryOperator<double[]>> solver = solver();
        if (solver.isEmpty()) {
            return false;
        }
        double[] unknown = new double[kinks.length + unknowns];
        double[] fixed = right();
        double ofRows = Double.POSITIVE_INFINITY;
        double ofColumns = Double.POSITIVE_INFINITY;
        for (int k = 0; k < MOST_SOLUTIONS; k++) {
            double[] rest = rest(fixed, unknown);
            double leftOfRows = largest(rest, 0, kinks.length);
            double leftOfColumns = largest(rest, kinks.length, rest.length);
            if (!(leftOfRows < 0.5 * ofRows || leftOfColumns < 0.5 * ofColumns)) {
                break;
            }
            ofRows = Math.min(ofRows, leftOfRows);
            ofColumns = Math.min(ofColumns, leftOfColumns);
            double[] step = solver.get().apply(rest);
            for (int a = 0; a < unknown.length; a++) {
                unknown[a] += step[a];
            }
        }
        take(unknown);
        return Double.isFinite(Arrays.stream(unknown).sum());
    }

    private static double largest(double[] values, int from, int to) {
        double largest = 0;
        for (int k = from; k < to; k++) {
            largest = Math.max(largest, Math.abs(values[k]));
        }
        return largest;
    }

    /** Solves [εI B; Bᵀ −(R + εI)], where R are the bends: with more rows than unknowns for these alone, otherwise as a whole. */
    private Optional<UnaryOperator<double[]>> solver() {
        return kinks.length > unknowns
                ? Cholesky.of(ofUnknowns(), unknowns).map(factor -> rest -> overRows(factor, rest))
                : SquareSystem.of(whole(), kinks.length + unknowns).map(factor -> factor::solve);
    }

    private double[] whole() {
        int m = kinks.length;
        int order = m + unknowns;
        double[] system = new double[order * order];
        for (int a = 0; a < m; a++) {
            system[a * order + a] = REGULAR;
            for (int k = 0; k < unknowns; k++) {
                system[a * order + m + k] = cells[a * unknowns + k];
                system[(m + k) * order + a] = cells[a * unknowns + k];
            }
        }
        for (int k = 0; k < unknowns; k++) {
            for (int l = 0; l < unknowns; l++) {
                system[(m + k) * order + m + l] = -bends[k * unknowns + l];
            }
            system[(m + k) * order + m + k] -= REGULAR;
        }
        return system;
    }

    /** BᵀB + ε(R + εI). */
    private double[] ofUnknowns() {
        double[] system = gram();
        Kernels.axpy(REGULAR, bends, 0, system, 0, system.length);
        for (int k = 0; k < unknowns; k++) {
            system[k * unknowns + k] += REGULAR * REGULAR;
        }
        return system;
    }

    private double[] gram() {
        double[] gram = new double[unknowns * unknowns];
        for (int a = 0; a < kinks.length; a++) {
            for (int k = 0; k < unknowns; k++) {
                Kernels.axpy(cells[a * unknowns + k], cells, a * unknowns, gram, k * unknowns, unknowns);
            }
        }
        return gram;
    }

    private double[] overRows(Cholesky factor, double[] rest) {
        int m = kinks.length;
        double[] right = new double[unknowns];
        for (int a = 0; a < m; a++) {
            Kernels.axpy(rest[a], cells, a * unknowns, right, 0, unknowns);
        }
        for (int k = 0; k < unknowns; k++) {
            right[k] -= REGULAR * rest[m + k];
        }
        double[] steps = factor.solve(right);
        double[] solution = new double[m + unknowns];
        for (int a = 0; a < m; a++) {
            solution[a] = (rest[a] - Kernels.dot(cells, a * unknowns, steps, 0, unknowns)) / REGULAR;
        }
        System.arraycopy(steps, 0, solution, m, unknowns);
        return solution;
    }

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

    /** What an approximate solution leaves, without what makes the system regular. */
    private double[] rest(double[] right, double[] unknown) {
        int m = kinks.length;
        double[] rest = right.clone();
        for (int a = 0; a < m; a++) {
            for (int k = 0; k < unknowns; k++) {
                rest[a] -= cells[a * unknowns + k] * unknown[m + k];
                rest[m + k] -= cells[a * unknowns + k] * unknown[a];
            }
        }
        for (int k = 0; k < unknowns; k++) {
            rest[m + k] += Kernels.dot(bends, k * unknowns, unknown, m, unknowns);
        }
        return rest;
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
