package dev.regfit.data;

/** A table in parts, any of which can be prepared as if they were a table of their own. */
public interface FoldedData {

    /** Number of parts. */
    int parts();

    /** Number of rows of a part. */
    long rows(int part);

    /** Total weight of the rows of a part. */
    double weight(int part);

    /** The rows of some parts, with the levels of texts, means for missing cells and weights of these rows only. */
    TrainingData training(int[] parts);

    /**
     * The rows of a part as a model of others sees them: its schema, its means for missing cells, and no indicator for
     * texts that it does not know.
     */
    TrainingData test(int part, TrainingData training);

    /**
     * Where the rows of a part stand among all rows used, from 0, in the order of {@link #test}.
     *
     * @throws IllegalStateException when the rows are not at hand
     */
    int[] positions(int part);
}
