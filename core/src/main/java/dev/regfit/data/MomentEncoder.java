package dev.regfit.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes moments of blocks of rows. Several threads can use one.
 *
 * @see TableMoments
 */
final class MomentEncoder {
    private final Schema schema;
    /** Whether the features are the numbers as they are. */
    private final boolean plain;

    private final MissingPolicy policy;
    /** Number of features. */
    private final int p;

    /** The columns of moments of rows that lack nothing. */
    private final MomentColumns complete;

    /** The sets of input columns that can be the cause of a missing feature, by name and by position. */
    private final List<List<String>> causes = new ArrayList<>();

    private final List<int[]> causePositions = new ArrayList<>();

    /** @param schema with a feature for each level that the blocks hold, in the order of their numbers */
    MomentEncoder(Schema schema, MissingPolicy policy) {
        this.schema = schema;
        this.plain = schema.isPlain() && schema.predictors().stream().noneMatch(Predictor::text);
        this.policy = policy;
        this.p = schema.width();
        this.complete = new MomentColumns(schema, List.of());
        if (policy.fillsIn()) {
            schema.terms().forEach(term -> addCause(term.columns()));
        }
        if (policy.hasIndicators()) {
            schema.predictors().forEach(predictor -> addCause(List.of(predictor.name())));
        }
    }

    private void addCause(List<String> columns) {
        if (causes.contains(columns)) {
            return;
        }
        List<String> names = schema.predictors().stream().map(Predictor::name).toList();
        causes.add(columns);
        causePositions.add(columns.stream().mapToInt(names::indexOf).toArray());
    }

    Schema schema() {
        return schema;
    }

    /** The moments of no rows. */
    TableMoments none() {
        double[] standIns = new double[p];
        Arrays.fill(standIns, Double.NaN);
        return new TableMoments(policy, noCounts(), complete, new Moments(p + 1), standIns);
    }

    private MissingCounts noCounts() {
        return new MissingCounts(schema.predictors().size());
    }

    /** The moments of a block of one row or more, which is used up, without counts of what is missing. */
    TableMoments encode(CellBlock block) {
        List<List<String>> incomplete = new ArrayList<>();
        List<int[]> positions = new ArrayList<>();
        for (int c = 0; c < causes.size() && !block.isComplete(); c++) {
            if (isMissingSomewhere(block, causePositions.get(c))) {
                incomplete.add(causes.get(c));
                positions.add(causePositions.get(c));
            }
        }
        MomentColumns columns = incomplete.isEmpty() ? complete : new MomentColumns(schema, incomplete);
        int m = p + incomplete.size() + 1;
        double[] values = positions.isEmpty() && plain ? block.cells() : encoded(block, positions, m);
        double[] standIns = new double[p];
        for (int j = 0; j < p && !incomplete.isEmpty(); j++) {
            standIns[j] = standIn(values, j, m, block.rows());
        }
        Moments moments = Moments.ofBlock(values, block.rows(), m, block.weights());
        for (int j = 0; j < p; j++) {
            if (incomplete.isEmpty()) {
                standIns[j] = moments.mean(j);
            } else if (Double.isNaN(standIns[j])) {
                moments.forgetRange(j);
            }
        }
        return new TableMoments(policy, noCounts(), columns, moments, standIns);
    }

    /** Rows of m features, indicators of what is missing, and target. */
    private double[] encoded(CellBlock block, List<int[]> positions, int m) {
        double[] values = new double[Math.multiplyExact(block.rows(), m)];
        RowEncoder encoder = new RowEncoder(schema);
        for (int i = 0; i < block.rows(); i++) {
            encoder.encode(block.cells(), i * block.width(), values, i * m);
            for (int c = 0; c < positions.size(); c++) {
                values[i * m + m - 1 - positions.size() + c] = isMissing(block, i, positions.get(c)) ? 1 : 0;
            }
            values[i * m + m - 1] = block.target(i);
        }
        return values;
    }

    private static boolean isMissingSomewhere(CellBlock block, int[] inputs) {
        for (int i = 0; i < block.rows(); i++) {
            if (isMissing(block, i, inputs)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMissing(CellBlock block, int i, int[] inputs) {
        for (int input : inputs) {
            if (block.isMissing(i, input)) {
                return true;
            }
        }
        return false;
    }

    /** Replaces what is missing in a column by the mean of what is not, and returns that; by zero if all is, and NaN. */
    private static double standIn(double[] values, int j, int m, int rows) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < rows; i++) {
            double value = values[i * m + j];
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        double mean = count == 0 ? Double.NaN : sum / count;
        for (int i = 0; i < rows && count < rows; i++) {
            if (Double.isNaN(values[i * m + j])) {
                values[i * m + j] = count == 0 ? 0 : mean;
            }
        }
        return mean;
    }
}
