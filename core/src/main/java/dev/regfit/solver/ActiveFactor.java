package dev.regfit.solver;

import dev.regfit.linalg.UpdatableCholesky;
import dev.regfit.problem.MomentLoss;
import dev.regfit.problem.Penalty;
import java.util.Arrays;

/**
 * The factor of the Hessian of active columns, kept from problem to problem: a column that becomes active or no longer is
 * costs k² then, in place of k³. The moments may come to be known of more columns, but a column keeps its number.
 */
final class ActiveFactor {
    /** With a larger share of columns to exchange, to factor anew is faster. */
    private static final double MANY = 0.2;

    private final UpdatableCholesky factor = new UpdatableCholesky();
    /** The columns in the order of the factor. */
    private int[] members = {};

    /** What makes the diagonal of their Hessian one. */
    private double[] units = {};

    /** Where each member is among the active columns of the last update. */
    private int[] places = {};

    private double lambda2;

    /**
     * Makes this the factor of the active columns.
     *
     * @param active ascending
     * @return false if they are too nearly collinear
     */
    boolean update(MomentLoss loss, Penalty penalty, int[] active) {
        int k = active.length;
        if (members.length < k) {
            members = Arrays.copyOf(members, Math.max(k, 2 * members.length));
            units = Arrays.copyOf(units, members.length);
        }
        places = places.length < members.length ? new int[members.length] : places;
        boolean[] isMember = new boolean[k];
        int kept = 0;
        for (int m = 0; m < factor.order(); m++) {
            places[m] = Arrays.binarySearch(active, members[m]);
            kept += places[m] >= 0 ? 1 : 0;
        }
        if (penalty.lambda2() != lambda2 || factor.order() + k - 2 * kept > MANY * k) {
            lambda2 = penalty.lambda2();
            return factorAnew(loss, penalty, active);
        }
        for (int m = factor.order() - 1; m >= 0; m--) {
            if (places[m] < 0) {
                remove(m);
            } else {
                isMember[places[m]] = true;
            }
        }
        for (int a = 0; a < k; a++) {
            if (!isMember[a] && !append(loss, penalty, active[a], a)) {
                factor.clear();
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
        System.arraycopy(places, m + 1, places, m, after);
    }

    private boolean append(MomentLoss loss, Penalty penalty, int j, int place) {
        int k = factor.order();
        double unit = unit(loss, penalty, j);
        double[] column = new double[k];
        for (int m = 0; m < k; m++) {
            column[m] = loss.gram(j, members[m]) * unit * units[m];
        }
        if (!factor.append(column, 1)) {
            return false;
        }
        members[k] = j;
        units[k] = unit;
        places[k] = place;
        return true;
    }

    private static double unit(MomentLoss loss, Penalty penalty, int j) {
        return 1 / Math.sqrt(loss.power(j) + penalty.l2(j));
    }

    private boolean factorAnew(MomentLoss loss, Penalty penalty, int[] active) {
        int k = active.length;
        for (int a = 0; a < k; a++) {
            units[a] = unit(loss, penalty, active[a]);
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
     * Solves H x = b for the columns of the last update.
     *
     * @param b in their order; a new array is returned
     */
    double[] solve(double[] b) {
        double[] x = new double[b.length];
        for (int m = 0; m < x.length; m++) {
            x[m] = b[places[m]] * units[m];
        }
        factor.solve(x);
        double[] solution = new double[b.length];
        for (int m = 0; m < x.length; m++) {
            solution[places[m]] = x[m] * units[m];
        }
        return solution;
    }
}
