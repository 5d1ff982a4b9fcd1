package dev.regfit.inspection;

import dev.regfit.data.SparseRows;
import dev.regfit.inspection.SparseInspection.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Looks over rows that name their cells, one by one, in memory that does not grow with the rows. */
public final class SparseInspector {
    private static final int FEWEST = 64;

    private long rows;
    private double lowestTarget = Double.POSITIVE_INFINITY;
    private double highestTarget = Double.NEGATIVE_INFINITY;
    private long nonzeroTargets;
    private int lowest = Integer.MAX_VALUE;
    private int highest = -1;
    private int[] nonzero = new int[FEWEST];
    private double[] minima = new double[FEWEST];
    private double[] maxima = new double[FEWEST];

    /**
     * Adds a row.
     *
     * @param features their numbers, from 0 on, ascending; the first {@code count} of them
     * @param values as many, finite
     */
    public void add(double target, int[] features, double[] values, int count) {
        rows++;
        lowestTarget = Math.min(lowestTarget, target);
        highestTarget = Math.max(highestTarget, target);
        nonzeroTargets += target == 0 ? 0 : 1;
        if (count == 0) {
            return;
        }
        lowest = Math.min(lowest, features[0]);
        highest = Math.max(highest, features[count - 1]);
        if (highest >= nonzero.length) {
            grow((int) Math.min(Integer.MAX_VALUE - 8L, 2L * highest));
        }
        for (int k = 0; k < count; k++) {
            int j = features[k];
            double value = values[k];
            if (value != 0) {
                // the extremes of the cells that are not zero, which the first of them sets
                minima[j] = nonzero[j] == 0 ? value : Math.min(minima[j], value);
                maxima[j] = nonzero[j] == 0 ? value : Math.max(maxima[j], value);
                nonzero[j]++;
            }
        }
    }

    private void grow(int length) {
        nonzero = Arrays.copyOf(nonzero, length);
        minima = Arrays.copyOf(minima, length);
        maxima = Arrays.copyOf(maxima, length);
    }

    /**
     * What was found. Columns go from x1, or x0 if there was a feature 0, to the highest feature.
     *
     * @param target name of the target
     */
    public SparseInspection inspection(String target) {
        List<Column> columns = new ArrayList<>();
        long stored = 0;
        for (int j = Math.min(lowest, 1); j <= highest; j++) {
            stored += nonzero[j];
            boolean zeros = nonzero[j] < rows;
            columns.add(new Column(
                    SparseRows.name(j),
                    nonzero[j],
                    zeros ? Math.min(minima[j], 0) : minima[j],
                    zeros ? Math.max(maxima[j], 0) : maxima[j]));
        }
        return new SparseInspection(
                rows, new Column(target, nonzeroTargets, lowestTarget, highestTarget), columns, stored);
    }
}
