package dev.regfit.data;

/**
 * Training data of which only the moments are known.
 *
 * @param schema what the columns of the moments are, but for the last one, the target
 * @param moments of features and target, rows weighted as they were given
 * @param fills length p: what a missing cell of each feature was replaced by
 * @param dropped number of rows left out because of missing values
 */
public record MomentData(Schema schema, Moments moments, double[] fills, long dropped) implements TrainingData {

    @Override
    public long size() {
        return moments.rows();
    }

    @Override
    public int columns() {
        return moments.columns() - 1;
    }

    @Override
    public ColumnSummary summary() {
        return ColumnSummary.of(moments);
    }
}
