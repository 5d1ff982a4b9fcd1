package dev.regfit.solver;

import dev.regfit.problem.Penalty;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The columns that a descent looks at for now; the others are held at zero. */
final class WorkingSet {
    /** It grows by so many columns at least. */
    private static final int FEWEST_ADDED = 80;

    private final boolean[] members;
    private final IntToDoubleFunction power;

    /**
     * The columns that have weights, or nothing to hold them at zero.
     *
     * @param power ‖x̃ⱼ‖²/n; columns without any never join
     */
    WorkingSet(Penalty penalty, double[] w, IntToDoubleFunction power) {
        this.members = new boolean[w.length];
        this.power = power;
        for (int j = 0; j < w.length; j++) {
            members[j] = (w[j] != 0 || penalty.net().l1(j) == 0) && power.applyAsDouble(j) > 0;
        }
        complete(penalty);
    }

    private void complete(Penalty penalty) {
        penalty.completeBlocks(members);
        for (int j = 0; j < members.length; j++) {
            members[j] &= power.applyAsDouble(j) > 0;
        }
    }

    /** Which columns are members, length p; not to be modified. */
    boolean[] members() {
        return members;
    }

    /** The members, ascending. */
    int[] columns() {
        return IntStream.range(0, members.length).filter(j -> members[j]).toArray();
    }

    int size() {
        int size = 0;
        for (boolean member : members) {
            size += member ? 1 : 0;
        }
        return size;
    }

    /**
     * Lets columns join that violate the conditions of optimality, the worst first.
     *
     * @param correlations slopes of the loss, length p
     * @param most how many may join, if that is more than a few
     * @return whether all did
     */
    boolean join(Penalty penalty, double[] w, double[] correlations, int most) {
        double[] violations = penalty.violations(w, correlations);
        int violating = makeComparable(violations);
        int taken = Math.max(FEWEST_ADDED, most);
        double least = violating <= taken ? 0 : largest(positive(violations, violating), taken);
        admit(violations, least);
        complete(penalty);
        return violating <= taken;
    }

    private void admit(double[] violations, double least) {
        for (int j = 0; j < violations.length; j++) {
            members[j] |= violations[j] > least;
        }
    }

    /** Divides violations of columns outside by their norms, and makes those of members zero; returns how many there are. */
    private int makeComparable(double[] violations) {
        int violating = 0;
        for (int j = 0; j < violations.length; j++) {
            if (violations[j] > 0) {
                boolean outside = !members[j] && power.applyAsDouble(j) > 0;
                violations[j] = outside ? violations[j] / Math.sqrt(power.applyAsDouble(j)) : 0;
                violating += outside ? 1 : 0;
            }
        }
        return violating;
    }

    private static double[] positive(double[] values, int count) {
        double[] positive = new double[count];
        int k = 0;
        for (double value : values) {
            if (value > 0) {
                positive[k++] = value;
            }
        }
        return positive;
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
