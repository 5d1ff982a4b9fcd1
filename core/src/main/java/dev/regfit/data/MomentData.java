package dev.regfit.data;

import java.util.Optional;

/**
 * Training data of which only the moments are known.
 *
 * @param schema what the columns of the moments are, but for the last one, the target
 * @param moments of features and target, rows weighted as they were given
 * @param fills length p: what a missing cell of each feature was replaced by
 * @param dropped number of rows left out because of missing values
 * @param again the rows, where they can be read once more
 * @param distant the same, where they can be summed once more, to the certificate of what was learnt
 */
public record MomentData(
        Schema schema,
        Moments moments,
        double[] fills,
        long dropped,
        Optional<RowSource> again,
        Optional<DistantRows> distant)
        implements TrainingData {

    /** Of rows that are gone. */
    public MomentData(Schema schema, Moments moments, double[] fills, long dropped) {
        this(schema, moments, fills, dropped, Optional.empty(), Optional.empty());
    }

    /** The same with the rows to be read once more. */
    public MomentData readable(RowSource rows) {
        return new MomentData(schema, moments, fills, dropped, Optional.of(rows), distant);
    }

    /** The same for a target that enters the fit so. */
    public MomentData with(Response response) {
        return new MomentData(schema.with(response), moments, fills, dropped, again, distant);
    }

    /** The same with the rows to be summed once more. */
    public MomentData summable(DistantRows rows) {
        return new MomentData(schema, moments, fills, dropped, again, Optional.of(rows));
    }

    @Override
    public Optional<RowSource> passes(long seed) {
        return again;
    }

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
