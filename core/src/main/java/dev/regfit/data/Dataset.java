package dev.regfit.data;

/**
 * Encoded training or test data, kept as rows.
 *
 * @param schema what the columns of {@code x} are
 * @param x the n×p design matrix, on the original scale
 * @param y the target, length n
 * @param weights row weights ω &gt; 0, scaled to sum n
 * @param fills the mean of each feature over the rows that had it (length p): what a missing cell is replaced by
 * @param dropped number of rows left out because of missing values
 */
public record Dataset(Schema schema, DesignMatrix x, double[] y, double[] weights, double[] fills, long dropped)
        implements TrainingData {

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

    @Override
    public long size() {
        return rows();
    }

    @Override
    public int columns() {
        return x.columns();
    }

    @Override
    public ColumnSummary summary() {
        return ColumnSummary.of(this);
    }

    @Override
    public Moments moments() {
        return Moments.of(this);
    }
}
