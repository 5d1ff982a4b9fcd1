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

    /** For each column of the whole problem where it is among the active ones at hand, −1 for one that is not. */
    private int[] places = {};

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
        locate(active, names);
        int kept = 0;
        for (int k = 0; k < order; k++) {
            kept += places[members[k]] >= 0 ? 1 : 0;
        }
        int changes = order - kept + active.length - kept;
        if (penalty.lambda2() != lambda2 || changes > MANY * active.length) {
            lambda2 = penalty.lambda2();
            return factorAnew(problem, active, names);
        }
        for (int k = order - 1; k >= 0; k--) {
            if (places[members[k]] < 0) {
                factor.remove(k);
                System.arraycopy(members, k + 1, members, k, factor.order() - k);
            }
        }
        if (members.length < active.length) {
            members = Arrays.copyOf(members, Math.max(active.length, 2 * members.length));
        }
        boolean[] isMember = new boolean[active.length];
        int[] columns = new int[active.length];
        for (int k = 0; k < factor.order(); k++) {
            int a = places[members[k]];
            isMember[a] = true;
            columns[k] = active[a];
        }
        for (int a = 0; a < active.length; a++) {
            if (!isMember[a] && !append(loss, penalty, active[a], names[active[a]], columns)) {
                factor.clear();
                return false;
            }
        }
        return true;
    }

    private void locate(int[] active, int[] names) {
        int largest = -1;
        for (int k = 0; k < factor.order(); k++) {
            largest = Math.max(largest, members[k]);
        }
        for (int j : active) {
            largest = Math.max(largest, names[j]);
        }
        if (places.length <= largest) {
            places = new int[largest + 1];
        }
        Arrays.fill(places, -1);
        for (int a = 0; a < active.length; a++) {
            places[names[active[a]]] = a;
        }
    }

    private boolean append(MomentLoss loss, Penalty penalty, int j, int name, int[] columns) {
        int k = factor.order();
        double unit = unit(loss, penalty, j);
        double[] column = new double[k];
        for (int a = 0; a < k; a++) {
            column[a] = loss.gram(columns[a], j) * unit * unit(loss, penalty, columns[a]);
        }
        if (!factor.append(column, 1)) {
            return false;
        }
        members[k] = name;
        columns[k] = j;
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
     * Solves H x = b for the columns of the last update.
     *
     * @param b in the order of {@code active}; a new array is returned
     */
    double[] solve(Problem problem, int[] active, double[] b) {
        MomentLoss loss = (MomentLoss) problem.loss();
        double[] x = new double[b.length];
        for (int k = 0; k < x.length; k++) {
            x[k] = b[places[members[k]]] * unit(loss, problem.penalty(), active[places[members[k]]]);
        }
        factor.solve(x);
        double[] solution = new double[b.length];
        for (int k = 0; k < x.length; k++) {
            solution[places[members[k]]] = x[k] * unit(loss, problem.penalty(), active[places[members[k]]]);
        }
        return solution;
    }
}
