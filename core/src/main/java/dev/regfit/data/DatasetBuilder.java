package dev.regfit.data;

import dev.regfit.linalg.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes {@link TrainingData} of rows, whole or in parts. {@link RowIntake} decides on each row as it arrives, and
 * discovers the levels of text columns; {@link RowStore} keeps rows until there are many, and then makes moments of them.
 *
 * <p>A row of weight zero counts as no row. Not safe for several threads.
 */
public final class DatasetBuilder {
    private final BuildOptions options;
    private final int inputs;
    private final RowIntake intake;
    private final RowStore store;
    private boolean settled;
    /** The rows as they were encoded last, null if they were not. */
    private Dataset whole;
    /** Of rows that were summed elsewhere the moments of each cut; otherwise empty. */
    private List<MomentParts> summed = List.of();

    private Optional<DistantRows> distant = Optional.empty();

    /** @param shape the inputs in file order, the terms and the target; levels of text columns are not looked at */
    public DatasetBuilder(Schema shape, BuildOptions options) {
        this.options = options;
        this.inputs = shape.predictors().size();
        this.intake = new RowIntake(shape, options);
        this.store = new RowStore(inputs, options, intake::schema);
    }

    /**
     * Of rows that are elsewhere, which are summed by one pass for each cut; no more can be added.
     *
     * @param cuts the same rows, in the parts of each cut
     * @throws DataProblem when values are missing and may not be, or no row is left
     */
    public static DatasetBuilder summed(Schema shape, BuildOptions options, List<DistantRows> cuts) {
        DatasetBuilder builder = new DatasetBuilder(shape, options);
        List<MomentParts> summed = new ArrayList<>();
        for (int k = 0; k < cuts.size(); k++) {
            int parts = options.partsAnywhere().get(k).count();
            summed.add(MomentParts.of(cuts.get(k).run(new MomentSum(options.missing(), parts)), shape, options));
        }
        builder.summed = summed;
        builder.distant = Optional.of(cuts.get(0));
        builder.settled = true;
        return builder;
    }

    private TableMoments wholeSum() {
        return summed.get(0).whole();
    }

    /**
     * Adds a row.
     *
     * @param numbers one value a predictor, NaN where missing (and for text columns); not modified
     * @param texts one value a predictor, null where missing (and for columns of numbers); not modified
     * @throws DataProblem when the weight is negative or not finite, a column has too many levels, or a term has no value
     *     here or the target cannot be fitted
     */
    public void add(double[] numbers, String[] texts, Outcome outcome) {
        intake.offer(numbers, texts, outcome, store);
    }

    /**
     * Adds rows that lack nothing, of weight one, without an offset or a label, if that can be done at one go.
     *
     * @param rows row-major, of each row one number a predictor and then its target; not modified
     * @return whether it was done; otherwise each row is to be added
     */
    public boolean addComplete(double[] rows, int count) {
        return intake.offerComplete(rows, count, store);
    }

    /** Adds a row without an offset or a label. */
    public void add(double[] numbers, String[] texts, double target, double weight) {
        add(numbers, texts, new Outcome(target, weight));
    }

    /**
     * Tells how many rows may come in all, so that they need not be kept until that shows.
     *
     * @param expected number of rows, 0 if nothing is known
     */
    public void expect(long expected) {
        store.expect(expected);
        Kernels.expectRankUpdates(expected, inputs + 1);
    }

    /**
     * Bytes that it takes to keep so many rows and to fit them: as they were read, encoded, and a copy to work on. 0 if
     * they are not to be kept.
     */
    public long bytesFor(long rowsInAll) {
        return store.bytesFor(rowsInAll);
    }

    /** Number of features p so far, each level of a text column being one. */
    public int features() {
        return isSummed() ? wholeSum().schema().width() : intake.schema().width();
    }

    /** Number of rows so far, those left out not counted. */
    public long rows() {
        return isSummed() ? wholeSum().rows() : store.rows();
    }

    private boolean isSummed() {
        return !summed.isEmpty();
    }

    /** Whether the rows are no longer kept. */
    public boolean hasOnlyMoments() {
        return isSummed() || store.hasOnlyMoments();
    }

    /** What was missing in the rows so far. */
    public MissingCounts missing() {
        return isSummed() ? wholeSum().missing() : intake.missing();
    }

    /** The columns that lack values in rows that are not left out, by name. */
    public List<String> incompleteColumns() {
        return isSummed() ? wholeSum().incompleteColumns() : intake.incompleteColumns();
    }

    /** Number of rows so far that cannot be used and are not left out. */
    public long refusedRows() {
        return isSummed() ? 0 : intake.refusedRows();
    }

    /** Says where the first row that is refused is, for the message that does. */
    public void firstIncompleteAt(String place) {
        intake.firstIncompleteAt(place);
    }

    /**
     * Encodes what was added, discovering the schema.
     *
     * @throws DataProblem when values are missing and the policy is {@code ERROR}, or no row is left
     */
    public TrainingData build(Encoding encoding) {
        requireUsable();
        return build(isSummed() ? wholeSum().encoded(encoding) : intake.encoded(encoding));
    }

    /**
     * Encodes what was added as the given schema asks, whose predictors are this builder's inputs in order.
     *
     * @throws DataProblem as above, and when a text has a level that the schema does not know
     */
    public TrainingData build(Schema schema) {
        requireUsable();
        if (isSummed()) {
            return wholeSum().copy().fillFor(schema).summable(distant.orElseThrow());
        }
        intake.requireKnown(schema);
        return hasOnlyMoments() ? moments().fill(schema) : encodedRows(schema);
    }

    private Dataset encodedRows(Schema schema) {
        if (whole == null || !whole.schema().equals(schema)) {
            BlockEncoder encoder = new BlockEncoder(schema, intake.schema(), Math.toIntExact(rows()));
            store.handOver(encoder::add);
            whole = encoder.filled(options.missing().fill(), missing().droppedRows());
        }
        return whole;
    }

    /**
     * The moments of what was added and not kept, in a form that adds up, though no row be left. No row may be added any
     * more.
     *
     * @throws DataProblem when values are missing and the policy is {@code ERROR}
     */
    public TableMoments moments() {
        if (isSummed()) {
            return wholeSum().copy();
        }
        intake.refuseMissing();
        TableMoments sum = store.moments();
        sum.missing().add(missing());
        return sum;
    }

    /**
     * How many rows each part of a partition holds, of rows that are kept.
     *
     * @param partition which of the partitions that were asked for
     * @throws DataProblem as {@link #build}
     */
    public long[] partSizes(int partition) {
        requireUsable();
        Partition sizes = new Partition(store.partOf(partition));
        return IntStream.range(0, sizes.parts()).mapToLong(sizes::size).toArray();
    }

    /**
     * For each row of a table cut in parts its number among all that were added, from 0; empty if rows were not kept.
     */
    public int[] rowNumbers() {
        return store.numbers();
    }

    /**
     * What was added, in parts. No row may be added any more; {@link #build} can be called after, and not before.
     *
     * @param partition which of the partitions that were asked for
     * @param rowsNeeded whether the parts must be of rows; otherwise they are of moments
     * @throws DataProblem as {@link #build}
     * @throws IllegalStateException when rows are needed and were not kept
     */
    public FoldedData folded(int partition, Encoding encoding, boolean rowsNeeded) {
        requireUsable();
        if (rowsNeeded && hasOnlyMoments()) {
            throw new IllegalStateException("the rows were not kept");
        }
        if (isSummed()) {
            return summed.get(partition).folded(encoding);
        }
        boolean fillsNeedRows = options.missing().needsRows() && missing().incompleteRows() > 0;
        return rowsNeeded || (fillsNeedRows && !hasOnlyMoments())
                ? foldedRows(store.partOf(partition), encoding)
                : new FoldedMoments(store.moments(partition), sum -> sum.encoded(encoding));
    }

    /**
     * What was added, each row a part of its own; of rows that are kept. No row may be added any more; {@link #build} can
     * be called after, and not before.
     *
     * @throws DataProblem as {@link #build}
     */
    public FoldedData eachRow(Encoding encoding) {
        requireUsable();
        return foldedRows(IntStream.range(0, Math.toIntExact(rows())).toArray(), encoding);
    }

    private FoldedData foldedRows(int[] partOf, Encoding encoding) {
        Schema all = intake.schema();
        boolean sameForAllRows = !all.hasText() && store.blocks().stream().allMatch(CellBlock::isComplete);
        return sameForAllRows
                ? new FoldedDataset((Dataset) build(encoding), partOf)
                : new FoldedRows(all, options.missing(), encoding, store.blocks(), partOf);
    }

    /** @throws DataProblem when values are missing and may not be, no row is left, or the target tells nothing */
    private void requireUsable() {
        intake.refuseMissing();
        if (rows() == 0) {
            throw intake.noRows();
        }
        if (!settled) {
            store.replaceTargets(intake.settle());
            settled = true;
        }
    }
}
