package dev.regfit.solver;

import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Penalty;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** The columns that a descent looks at for now; the others are held at zero. */
final class WorkingSet {
    /** It grows by so many columns at least. */
    private static final int FEWEST_ADDED = 80;

    private final boolean[] members;
    private final IntToDoubleFunction power;
    /** The members, ascending. */
    private int[] columns;

    /**
     * The columns that have weights, or nothing to hold them at zero.
     *
     * @param power ‖x̃ⱼ‖²/n; columns without any never join
     */
    WorkingSet(Penalty penalty, double[] w, IntToDoubleFunction power) {
        this.members = new boolean[w.length];
        this.power = power;
        ElasticNet net = penalty.net();
        for (int j = 0; j < w.length; j++) {
            members[j] = (w[j] != 0 || net.l1(j) == 0) && power.applyAsDouble(j) > 0;
        }
        complete(penalty);
    }

    /** Blocks may have columns without power. */
    private void complete(Penalty penalty) {
        penalty.completeBlocks(members);
        int[] all = new int[members.length];
        int size = 0;
        for (int j = 0; j < all.length; j++) {
            if (members[j]) {
                members[j] = power.applyAsDouble(j) > 0;
                all[size] = j;
                size += members[j] ? 1 : 0;
            }
        }
        columns = Arrays.copyOf(all, size);
    }

    /** Which columns are members, length p; not to be modified. */
    boolean[] members() {
        return members;
    }

    /** The members, ascending; not to be modified. */
    int[] columns() {
        return columns;
    }

    int size() {
        return columns.length;
    }

    /**
     * Lets columns join that violate the conditions of optimality, the worst first.
     *
     * @param candidates the columns that may be among them
     * @param violations of each of these
     * @param most how many may join, if that is more than a few
     * @return whether all did
     */
    boolean join(Penalty penalty, int[] candidates, double[] violations, int most) {
        double[] comparable = comparable(candidates, violations);
        int taken = Math.max(FEWEST_ADDED, most);
        double[] outside = positive(comparable);
        boolean all = outside.length <= taken;
        double least = all ? 0 : largest(outside, taken);
        for (int k = 0; k < candidates.length; k++) {
            members[candidates[k]] |= comparable[k] > least;
        }
        complete(penalty);
        return all;
    }

    /** Violations of columns outside, divided by their norms, and zero for members. */
    private double[] comparable(int[] candidates, double[] violations) {
        double[] comparable = new double[candidates.length];
        for (int k = 0; k < comparable.length; k++) {
            int j = candidates[k];
            if (violations[k] > 0 && !members[j] && power.applyAsDouble(j) > 0) {
                comparable[k] = violations[k] / Math.sqrt(power.applyAsDouble(j));
            }
        }
        return comparable;
    }

    private static double[] positive(double[] values) {
        double[] positive = new double[values.length];
        int count = 0;
        for (double value : values) {
            if (value > 0) {
                positive[count++] = value;
            }
        }
        return Arrays.copyOf(positive, count);
    }

    /**
     * The largest number that is exceeded by fewer than so many (Hoare's algorithm 65, Find, CACM 4, 1961).
     *
     * @param values not NaN; rearranged
     */
    private static double largest(double[] values, int rank) {
        int wanted = values.length - rank;
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            double pivot = values[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (wanted > j && wanted < i) {
                break;
            }
            low = wanted < i ? low : i;
            high = wanted > j ? high : j;
        }
        return values[wanted];
    }
}
