package dev.regfit.solver;

import dev.regfit.linalg.UpdatableCholesky;
import dev.regfit.problem.MomentLoss;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Problem;
import java.util.Arrays;

/**
 * The factor of the Hessian of active columns, kept from problem to problem: a column that becomes active or no longer is
 * costs k² then, in place of k³.
 */
final class ActiveFactor {
    /** With a larger share of columns to exchange, to factor anew is faster. */
    private static final double MANY = 0.2;

    private final UpdatableCholesky factor = new UpdatableCholesky();
    /** The columns in the order of the factor, by their numbers in the whole problem. */
    private int[] members = {};

    private double lambda2;

    /**
     * Makes this the factor of the active columns.
     *
     * @param problem of some columns of the whole problem
     * @param active columns of that problem
     * @param names for each of its columns its number in the whole
     * @return false if they are too nearly collinear
     */
    boolean update(Problem problem, int[] active, int[] names) {
        MomentLoss loss = (MomentLoss) problem.loss();
        Penalty penalty = problem.penalty();
        int order = factor.order();
        int[] local = new int[names.length == 0 ? 0 : names[names.length - 1] + 1];
        Arrays.fill(local, -1);
        for (int j : active) {
            local[names[j]] = j;
        }
        int kept = 0;
        for (int k = 0; k < order; k++) {
            kept += members[k] < local.length && local[members[k]] >= 0 ? 1 : 0;
        }
        int changes = order - kept + active.length - kept;
        if (penalty.lambda2() != lambda2 || changes > MANY * active.length) {
            lambda2 = penalty.lambda2();
            return factorAnew(problem, active, names);
        }
        for (int k = order - 1; k >= 0; k--) {
            if (members[k] >= local.length || local[members[k]] < 0) {
                factor.remove(k);
                System.arraycopy(members, k + 1, members, k, factor.order() - k);
            }
        }
        if (members.length < active.length) {
            members = Arrays.copyOf(members, Math.max(active.length, 2 * members.length));
        }
        int[] places = new int[active.length];
        for (int k = 0; k < factor.order(); k++) {
            places[k] = local[members[k]];
            local[members[k]] = -1;
        }
        for (int j : active) {
            if (local[names[j]] >= 0 && !append(loss, penalty, j, names[j], places)) {
                factor.clear();
                return false;
            }
        }
        return true;
    }

    private boolean append(MomentLoss loss, Penalty penalty, int j, int name, int[] places) {
        int k = factor.order();
        double unit = unit(loss, penalty, j);
        double[] column = new double[k];
        for (int a = 0; a < k; a++) {
            column[a] = loss.gram(places[a], j) * unit * unit(loss, penalty, places[a]);
        }
        if (!factor.append(column, 1)) {
            return false;
        }
        members[k] = name;
        places[k] = j;
        return true;
    }

    /** What makes the diagonal of the Hessian one. */
    private static double unit(MomentLoss loss, Penalty penalty, int j) {
        return 1 / Math.sqrt(loss.power(j) + penalty.l2(j));
    }

    private boolean factorAnew(Problem problem, int[] active, int[] names) {
        MomentLoss loss = (MomentLoss) problem.loss();
        int k = active.length;
        double[] units = new double[k];
        members = new int[k];
        for (int a = 0; a < k; a++) {
            units[a] = unit(loss, problem.penalty(), active[a]);
            members[a] = names[active[a]];
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
     * Solves H x = b.
     *
     * @param b in the order of {@code active}; a new array is returned
     */
    double[] solve(Problem problem, int[] active, int[] names, double[] b) {
        MomentLoss loss = (MomentLoss) problem.loss();
        int[] order = order(active, names);
        double[] x = new double[b.length];
        for (int k = 0; k < x.length; k++) {
            x[k] = b[order[k]] * unit(loss, problem.penalty(), active[order[k]]);
        }
        factor.solve(x);
        double[] solution = new double[b.length];
        for (int k = 0; k < x.length; k++) {
            solution[order[k]] = x[k] * unit(loss, problem.penalty(), active[order[k]]);
        }
        return solution;
    }

    /** For each member its place in {@code active}, whose numbers in the whole are ascending. */
    private int[] order(int[] active, int[] names) {
        int[] ascending = new int[active.length];
        for (int a = 0; a < ascending.length; a++) {
            ascending[a] = names[active[a]];
        }
        int[] order = new int[active.length];
        for (int k = 0; k < order.length; k++) {
            order[k] = Arrays.binarySearch(ascending, members[k]);
        }
        return order;
    }
}
