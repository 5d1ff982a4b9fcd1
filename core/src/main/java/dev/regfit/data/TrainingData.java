package dev.regfit.data;

import java.util.Optional;

/** What a model is learnt from: encoded rows, or where there are too many to keep only their moments. */
public sealed interface TrainingData permits Dataset, MomentData {

    /** What the columns are. */
    Schema schema();

    /** Number of rows used, n. */
    long size();

    /** Number of features, p. */
    int columns();

    /** What a missing cell of each feature is replaced by, length p: its mean over the rows that had it. */
    double[] fills();

    /** Number of rows left out because of missing values. */
    long dropped();

    /** Means, deviations and ranges of the columns. */
    ColumnSummary summary();

    /**
     * The same with what a scaling needs beyond.
     *
     * @throws IllegalStateException when that takes rows, and only moments are known
     */
    default ColumnSummary summary(Scaling scaling) {
        if (scaling.needsRows()) {
            throw new IllegalStateException("quartiles need rows");
        }
        return summary();
    }

    /**
     * The rows one by one, again and again; empty where they are gone.
     *
     * @param seed of their order, where they are kept; otherwise it is that of the files
     */
    Optional<RowSource> passes(long seed);

    /** The moments of the features and, as the last column, the target; made afresh from rows. */
    Moments moments();
}
