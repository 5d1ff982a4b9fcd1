package dev.regfit.solver;

import dev.regfit.linalg.UpdatableCholesky;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.MomentSquares;
import java.util.Arrays;

/**
 * The factor of the Hessian of active columns, kept from problem to problem: a column that becomes active or no longer is
 * costs k² then, in place of k³. The moments may come to be known of more columns, but a column keeps its number.
 */
final class ActiveFactor {
    /** Slopes in proportion up to this share differ by no more than rounding. */
    private static final double PROPORTION = 0x1p-38;

    /** With a larger share of columns to exchange, to factor anew is faster. */
    private static final double MANY = 0.2;

    private final UpdatableCholesky factor = new UpdatableCholesky();
    /** The columns in the order of the factor. */
    private int[] members = {};

    /** The diagonal of their Hessian. */
    private double[] curvatures = {};

    /** What makes that one. */
    private double[] units = {};

    /** The active columns of the last update, if all are members; not to be modified. */
    private int[] factored = {};

    /** The slopes that were last solved for, and the solution; null before. */
    private double[] solved;

    private double[] solution = {};

    /** Where each member is among the active columns of the last update. */
    private int[] places = {};

    /**
     * Makes this the factor of the active columns.
     *
     * @param active ascending
     * @return −1, or the place of a column that is, to working accuracy, a combination of those before in the factor,
     *     where this ends
     */
    int update(MomentSquares loss, ElasticNet penalty, int[] active) {
        int k = active.length;
        if (k == factor.order() && Arrays.equals(active, factored) && isOf(loss, penalty)) {
            return -1;
        }
        int dependent = exchange(loss, penalty, active);
        factored = dependent < 0 ? active : new int[0];
        return dependent;
    }

    /** Lets the columns be those of an update; what was solved for others is forgotten. */
    private int exchange(MomentSquares loss, ElasticNet penalty, int[] active) {
        int k = active.length;
        solved = null;
        if (members.length < k) {
            members = Arrays.copyOf(members, Math.max(k, 2 * members.length));
            units = Arrays.copyOf(units, members.length);
            curvatures = Arrays.copyOf(curvatures, members.length);
            places = Arrays.copyOf(places, members.length);
        }
        int kept = 0;
        for (int m = 0; m < factor.order(); m++) {
            places[m] = Arrays.binarySearch(active, members[m]);
            kept += places[m] >= 0 ? 1 : 0;
        }
        boolean many = factor.order() + k - 2 * kept > MANY * k;
        if ((many || !isOf(loss, penalty)) && factorAnew(loss, penalty, active)) {
            return -1;
        }
        boolean[] isMember = new boolean[k];
        for (int m = factor.order() - 1; m >= 0; m--) {
            if (places[m] < 0) {
                remove(m);
            } else {
                isMember[places[m]] = true;
            }
        }
        for (int a = 0; a < k; a++) {
            if (!isMember[a] && !append(loss, penalty, active[a], a)) {
                return a;
            }
        }
        return -1;
    }

    /** Whether the curvatures of the members are still those that were factored. */
    private boolean isOf(MomentSquares loss, ElasticNet penalty) {
        for (int m = 0; m < factor.order(); m++) {
            if (curvatures[m] != curvature(loss, penalty, members[m])) {
                return false;
            }
        }
        return true;
    }

    private void remove(int m) {
        factor.remove(m);
        int after = factor.order() - m;
        System.arraycopy(members, m + 1, members, m, after);
        System.arraycopy(units, m + 1, units, m, after);
        System.arraycopy(curvatures, m + 1, curvatures, m, after);
        System.arraycopy(places, m + 1, places, m, after);
    }

    private boolean append(MomentSquares loss, ElasticNet penalty, int j, int place) {
        int k = factor.order();
        double curvature = curvature(loss, penalty, j);
        double unit = 1 / Math.sqrt(curvature);
        if (!factor.append(column(loss, j, unit), 1)) {
            return false;
        }
        members[k] = j;
        units[k] = unit;
        curvatures[k] = curvature;
        places[k] = place;
        return true;
    }

    private double[] column(MomentSquares loss, int j, double unit) {
        double[] column = new double[factor.order()];
        for (int m = 0; m < column.length; m++) {
            column[m] = loss.gram(j, members[m]) * unit * units[m];
        }
        return column;
    }

    private static double curvature(MomentSquares loss, ElasticNet penalty, int j) {
        return loss.power(j) + penalty.l2(j);
    }

    private boolean factorAnew(MomentSquares loss, ElasticNet penalty, int[] active) {
        int k = active.length;
        for (int a = 0; a < k; a++) {
            curvatures[a] = curvature(loss, penalty, active[a]);
            units[a] = 1 / Math.sqrt(curvatures[a]);
            members[a] = active[a];
            places[a] = a;
        }
        double[] scaled = new double[Math.multiplyExact(k, k)];
        for (int a = 0; a < k; a++) {
            scaled[a * k + a] = 1;
            for (int b = a + 1; b < k; b++) {
                scaled[a * k + b] = loss.gram(active[a], active[b]) * units[a] * units[b];
            }
        }
        return factor.factor(scaled, k);
    }

    /**
     * Solves H x = b for the columns of the last update. Along the path of a lasso b is, while no column becomes active or
     * ceases to be, the same signs times what the strength falls by; then x is in proportion, too.
     *
     * @param b in their order; a new array is returned
     */
    double[] solve(double[] b) {
        double ratio = solved == null ? Double.NaN : ratio(b, solved);
        if (Double.isNaN(ratio)) {
            solved = b.clone();
            solution = solveAfresh(b);
            ratio = 1;
        }
        double[] x = new double[b.length];
        for (int k = 0; k < x.length; k++) {
            x[k] = ratio * solution[k];
        }
        return x;
    }

    /** What makes {@code b} a multiple of {@code a}; NaN where it is none. */
    private static double ratio(double[] b, double[] a) {
        double ratio = b[0] / a[0];
        for (int k = 0; k < b.length; k++) {
            if (!(Math.abs(b[k] - ratio * a[k]) <= PROPORTION * Math.abs(b[k]))) {
                return Double.NaN;
            }
        }
        return ratio;
    }

    private double[] solveAfresh(double[] b) {
        double[] x = scaled(b);
        factor.solve(x);
        double[] ordered = new double[b.length];
        for (int m = 0; m < x.length; m++) {
            ordered[places[m]] = x[m] * units[m];
        }
        return ordered;
    }

    /** In the order and the units of the factor. */
    private double[] scaled(double[] b) {
        double[] x = new double[b.length];
        for (int m = 0; m < x.length; m++) {
            x[m] = b[places[m]] * units[m];
        }
        return x;
    }

    /**
     * A direction in which the fit does not change.
     *
     * @param active as in the last update
     * @param dependent what that returned
     * @return as many numbers as there are active columns
     */
    double[] nullDirection(MomentSquares loss, ElasticNet penalty, int[] active, int dependent) {
        double unit = 1 / Math.sqrt(curvature(loss, penalty, active[dependent]));
        double[] x = column(loss, active[dependent], unit);
        factor.solve(x);
        double[] direction = new double[active.length];
        for (int m = 0; m < x.length; m++) {
            direction[places[m]] = -x[m] * units[m];
        }
        direction[dependent] = unit;
        return direction;
    }
}
