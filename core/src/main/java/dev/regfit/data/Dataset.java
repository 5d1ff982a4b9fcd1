package dev.regfit.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Encoded training or test data, kept as rows.
 *
 * @param schema what the columns of {@code x} are
 * @param x the n×p design matrix, on the original scale
 * @param y the target, length n
 * @param weights row weights ω &gt; 0, scaled to sum n
 * @param fills the mean of each feature over the rows that had it (length p): what a missing cell is replaced by
 * @param dropped number of rows left out because of missing values
 * @param offset what is added to the linear predictor of each row, length n; length 0 without one
 */
public record Dataset(
        Schema schema, DesignMatrix x, double[] y, double[] weights, double[] fills, long dropped, double[] offset)
        implements TrainingData {
    /** Numbers in the copy of the rows of a draw: each thread has one, which is to be of some megabytes at most. */
    private static final int MOST_COPIED = 1_000_000;

    /** Without an offset. */
    public Dataset(Schema schema, DesignMatrix x, double[] y, double[] weights, double[] fills, long dropped) {
        this(schema, x, y, weights, fills, dropped, new double[0]);
    }

    /**
     * Rows of numbers, all of the same weight.
     *
     * @param columns names of the columns of {@code rows}, p
     * @param rows n rows of p finite numbers; not modified
     * @param y the target, length n; not modified
     * @throws IllegalArgumentException when the lengths do not agree
     * @throws DataProblem when a number is not finite, or there are no rows
     */
    public static Dataset of(List<String> columns, double[][] rows, double[] y) {
        if (rows.length != y.length) {
            throw new IllegalArgumentException("%d rows, and %d targets".formatted(rows.length, y.length));
        }
        Schema schema = new Schema(columns.stream().map(Predictor::number).toList(), "y");
        DatasetBuilder builder = new DatasetBuilder(schema, BuildOptions.keepingRows(MissingPolicy.ERROR));
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns.size()) {
                throw new IllegalArgumentException(
                        "row %d has %d numbers, and there are %d columns".formatted(i, rows[i].length, columns.size()));
            }
            builder.add(rows[i], new String[columns.size()], y[i], 1);
        }
        return (Dataset) builder.build(Encoding.ONEHOT);
    }

    /** Scales positive weights so that their sum is their number. */
    static void scale(double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double factor = weights.length / total;
        for (int i = 0; i < weights.length && factor != 1; i++) {
            weights[i] *= factor;
        }
    }

    public int rows() {
        return x.rows();
    }

    /** Whether something is added to linear predictors. */
    public boolean hasOffset() {
        return offset.length > 0;
    }

    /** What is added to the linear predictor of row i. */
    public double offset(int i) {
        return hasOffset() ? offset[i] : 0;
    }

    /**
     * The rows of a draw, each weighted by how often it was drawn: as moments where a copy of the rows would be large.
     *
     * @param counts length n; rows of count 0 are left out
     */
    public TrainingData drawn(int[] counts) {
        Drawn drawn = Drawn.of(counts, weights);
        int count = drawn.chosen.length;
        return Moments.suit(count, columns()) && (long) count * columns() > MOST_COPIED
                ? new MomentData(schema, DatasetMoments.of(this, drawn.chosen, drawn.weights), fills, 0)
                : part(drawn.chosen, drawn.weights);
    }

    /** The same rows with other columns. */
    public Dataset with(DesignMatrix other) {
        return new Dataset(schema, other, y, weights, fills, dropped, offset);
    }

    /** The same rows with other weights ω, which sum to their number. */
    public Dataset weighted(double[] other) {
        return new Dataset(schema, x, y, other, fills, dropped, offset);
    }

    /** The same as rows, however many they are. */
    public Dataset drawnRows(int[] counts) {
        Drawn drawn = Drawn.of(counts, weights);
        return part(drawn.chosen, drawn.weights);
    }

    /** Some rows with weights that sum to their number. */
    private record Drawn(int[] chosen, double[] weights) {
        static Drawn of(int[] counts, double[] weights) {
            int[] chosen = new int[counts.length];
            int count = 0;
            double total = 0;
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    chosen[count++] = i;
                    total += counts[i] * weights[i];
                }
            }
            chosen = Arrays.copyOf(chosen, count);
            double[] scaled = new double[count];
            for (int k = 0; k < count; k++) {
                scaled[k] = counts[chosen[k]] * weights[chosen[k]] * (count / total);
            }
            return new Drawn(chosen, scaled);
        }
    }

    /** Some rows with weights of their own, which sum to their number. */
    Dataset part(int[] chosen, double[] ownWeights) {
        return new Dataset(
                schema,
                x.rows(chosen),
                some(y, chosen),
                ownWeights,
                fills,
                0,
                hasOffset() ? some(offset, chosen) : offset);
    }

    private static double[] some(double[] values, int[] chosen) {
        double[] some = new double[chosen.length];
        for (int k = 0; k < some.length; k++) {
            some[k] = values[chosen[k]];
        }
        return some;
    }

    @Override
    public long size() {
        return rows();
    }

    @Override
    public int columns() {
        return x.columns();
    }

    @Override
    public Optional<RowSource> passes(long seed) {
        return Optional.of(RowSource.shuffled(this, seed));
    }

    @Override
    public ColumnSummary summary() {
        return ColumnSummary.of(this);
    }

    @Override
    public ColumnSummary summary(Scaling scaling) {
        return scaling.needsRows() ? summary().withQuartiles(this) : summary();
    }

    @Override
    public Moments moments() {
        return Moments.of(this);
    }
}
