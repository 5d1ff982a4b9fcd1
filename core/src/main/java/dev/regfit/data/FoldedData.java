package dev.regfit.data;

/**
 * A table in parts, any of which can be prepared as if they were a table of their own. Rows that were left out of the
 * table are in no part. What is asked for does not depend on what was asked before; several threads may ask.
 */
public sealed interface FoldedData permits FoldedDataset, FoldedMoments, FoldedRows {

    /** Number of parts. */
    int parts();

    /** Number of rows of a part. */
    long rows(int part);

    /** Total weight of the rows of a part, to be compared with that of other parts; its unit is left open. */
    double weight(int part);

    /**
     * The rows of some parts, with the levels of texts, means for missing cells and weights of these rows only.
     *
     * @param parts one or more, no two the same
     * @throws DataProblem when a feature has no value in any of these rows
     */
    TrainingData training(int[] parts);

    /**
     * The rows of a part as a model of others sees them: its schema, its means for missing cells, and no indicator for
     * texts that it does not know.
     *
     * @param training what the model is learnt from, made by {@link #training}
     */
    TrainingData test(int part, TrainingData training);

    /**
     * Whether the columns, but for such that are zero in all of their rows, and what fills missing cells are the same
     * whatever parts are learnt from.
     */
    boolean hasFixedColumns();

    /**
     * Where the rows of a part stand among all rows used, from 0, in the order of {@link #test}.
     *
     * @throws IllegalStateException when the rows are not at hand
     */
    int[] positions(int part);
}
