package dev.regfit.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects rows of which only the cells other than zero are given, by the number of their feature, into a
 * {@link Dataset}. Column "x7" is feature 7. Not safe for several threads.
 */
public final class SparseRows {
    private static final int SHORTEST = 1024;
    private static final int STORED_BYTES = Integer.BYTES + Double.BYTES;

    private final TargetRule rule;
    private final DoubleList y = new DoubleList();
    private int[] features = new int[SHORTEST];
    private double[] values = new double[SHORTEST];
    private int[] ends = new int[SHORTEST];
    private int stored;
    private int lowest = Integer.MAX_VALUE;
    private int highest = -1;

    /** Of rows whose target is fitted as it is. */
    public SparseRows() {
        this(TargetTransform.NONE);
    }

    /** @param rule what is made of targets */
    public SparseRows(TargetRule rule) {
        this.rule = rule;
    }

    /**
     * Adds a row.
     *
     * @param rowFeatures numbers of features, from 0 on, ascending; the first {@code count} of them
     * @param rowValues as many, finite
     * @throws DataProblem when the target cannot be fitted
     */
    public void add(double target, int[] rowFeatures, double[] rowValues, int count) {
        double fitted = rule.fitted(rule.number(target));
        if (stored + count > features.length) {
            int length = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * Math.addExact(stored, count));
            features = Arrays.copyOf(features, length);
            values = Arrays.copyOf(values, length);
        }
        for (int k = 0; k < count; k++) {
            lowest = Math.min(lowest, rowFeatures[k]);
            highest = Math.max(highest, rowFeatures[k]);
            if (rowValues[k] != 0) {
                features[stored] = rowFeatures[k];
                values[stored++] = rowValues[k];
            }
        }
        if (y.size() == ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        ends[y.size()] = stored;
        y.add(fitted);
    }

    /** Number of rows. */
    public int rows() {
        return y.size();
    }

    /** Name of the column of a feature. */
    public static String name(int feature) {
        return "x" + feature;
    }

    /** The columns from x1, or x0 if there was a feature 0, to the highest feature. */
    public Schema discovered(String target) {
        List<Predictor> predictors = new ArrayList<>();
        for (int feature = Math.min(lowest, 1); feature <= highest; feature++) {
            predictors.add(Predictor.number(name(feature)));
        }
        Schema plain = new Schema(predictors, target);
        return rule.settle(rule instanceof TargetTransform transform ? plain.with(Response.of(transform)) : plain);
    }

    /**
     * The data of the given columns; others are left out. They are kept dense if that takes less memory.
     *
     * @param columns for each feature the position of its column in the schema, or −1; a feature beyond has none
     */
    public Dataset build(Schema schema, int[] columns) {
        int n = y.size();
        int p = schema.width();
        int[] starts = new int[p + 1];
        for (int k = 0; k < stored; k++) {
            int j = column(columns, features[k]);
            if (j >= 0) {
                starts[j + 1]++;
            }
        }
        for (int j = 0; j < p; j++) {
            starts[j + 1] += starts[j];
        }
        int[] next = Arrays.copyOf(starts, p);
        int[] rowIndices = new int[starts[p]];
        double[] cells = new double[starts[p]];
        double[] means = new double[p];
        int k = 0;
        for (int i = 0; i < n; i++) {
            for (; k < ends[i]; k++) {
                int j = column(columns, features[k]);
                if (j >= 0) {
                    rowIndices[next[j]] = i;
                    cells[next[j]++] = values[k];
                    means[j] += values[k] / n;
                }
            }
        }
        double[] weights = new double[n];
        Arrays.fill(weights, 1);
        SparseMatrix sparse = new SparseMatrix(n, starts, rowIndices, cells);
        boolean full = (long) STORED_BYTES * starts[p] >= (long) Double.BYTES * n * p;
        DesignMatrix x = full ? sparse.select(all(p)) : sparse;
        return new Dataset(schema, x, targets(), weights, means, 0);
    }

    /** As {@link #build(Schema, int[])}, with all columns of the features read. */
    public Dataset build(String target) {
        int[] columns = new int[highest + 1];
        int first = Math.min(lowest, 1);
        for (int feature = 0; feature < columns.length; feature++) {
            columns[feature] = feature - first;
        }
        return build(discovered(target), columns);
    }

    private double[] targets() {
        double[] targets = y.toArray();
        for (int i = 0; i < targets.length; i++) {
            targets[i] = rule.settled(targets[i]);
        }
        return targets;
    }

    private static int[] all(int p) {
        int[] all = new int[p];
        for (int j = 0; j < p; j++) {
            all[j] = j;
        }
        return all;
    }

    private static int column(int[] columns, int feature) {
        return feature < columns.length ? columns[feature] : -1;
    }
}
