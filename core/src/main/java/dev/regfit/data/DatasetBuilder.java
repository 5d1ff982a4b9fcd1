package dev.regfit.data;

import dev.regfit.linalg.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Collects rows into {@link TrainingData}. The levels of text columns are discovered while rows arrive.
 *
 * <p>Rows are kept as they were read until there are many; then they are made into moments block by block, and let go
 * of. A row of weight zero counts as no row. Not safe for several threads.
 */
public final class DatasetBuilder {
    /** With more cells than this, 80 MB, rows are not kept where moments do. */
    private static final long MANY_CELLS = 10_000_000;

    private Schema shape;
    private final BuildOptions options;
    private final TargetRule rule;
    private final boolean[] text;
    /** Whether the features are the numbers as they are. */
    private final boolean plain;

    private final Levels[] levels;
    private final MissingCounts missing;
    /** Scratch: the row that is being added. */
    private final double[] cells;

    /** Computes the terms of a row to see whether they can be; not those of texts, of which no level is known. */
    private final RowEncoder check;

    private final double[] checked;
    private final int blockRows;
    private final List<CellBlock> kept = new ArrayList<>();
    private boolean settled;
    private CellBlock block;
    private long rows;
    private long expectedRows;
    private String firstIncomplete = "";
    /** Number of rows added, those left out among them. */
    private int added;

    /** For each kept row its number among those added, and its part in each partition; empty without partitions. */
    private IntList numbers = new IntList();

    private final List<IntList> parts = new ArrayList<>();
    /** One a partition, or one for all rows; set once rows are no longer kept. */
    private List<PartedMoments> streams;

    private MomentEncoder encoder;
    /** The rows as they were encoded last, null if they were not. */
    private Dataset whole;

    /** @param shape the inputs in file order, the terms and the target; levels of text columns are not looked at */
    public DatasetBuilder(Schema shape, BuildOptions options) {
        this.shape = shape.withoutMissing();
        this.options = options;
        this.rule = options.target().orElse(shape.transform());
        int inputs = shape.predictors().size();
        this.text = new boolean[inputs];
        this.levels = new Levels[inputs];
        for (int k = 0; k < inputs; k++) {
            Predictor predictor = shape.predictors().get(k);
            text[k] = predictor.text();
            levels[k] = text[k] ? new Levels(predictor.name(), options.maxLevels()) : null;
        }
        this.missing = new MissingCounts(inputs);
        this.cells = new double[inputs];
        Schema numbersOnly = discovered();
        this.check = new RowEncoder(numbersOnly);
        this.checked = new double[numbersOnly.width()];
        this.plain = numbersOnly.isPlain() && numbersOnly.width() == inputs;
        this.blockRows = Moments.blockRows(inputs);
        this.block = new CellBlock(inputs, blockRows);
        options.partitions().forEach(partition -> parts.add(new IntList()));
        if (options.keeping() == RowKeeping.NEVER) {
            startMoments();
        }
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
        added++;
        DataProblem.requireWeight(outcome.weight());
        if (outcome.weight() == 0) {
            return;
        }
        double[] row = plain ? numbers : withoutLevels(numbers, texts);
        boolean complete = missing.isComplete(row, outcome, options.missing());
        if (!complete && !MissingCounts.isKept(outcome, options.missing())) {
            return;
        }
        if (!plain) {
            check.encode(cells, 0, checked, 0);
            findLevels(texts);
        }
        double fitted = rule.fitted(outcome.target());
        rows++;
        if (streams == null) {
            keep(row, fitted, outcome, complete);
            return;
        }
        for (int r = 0; r < streams.size(); r++) {
            int part = options.partitions().isEmpty()
                    ? 0
                    : options.partitions().get(r).of(rows - 1, outcome.label());
            streams.get(r).add(part, row, 0, fitted, outcome.weight(), complete);
        }
    }

    /** Adds a row without an offset or a label. */
    public void add(double[] numbers, String[] texts, double target, double weight) {
        add(numbers, texts, new Outcome(target, weight));
    }

    private void keep(double[] row, double fitted, Outcome outcome, boolean complete) {
        block.add(row, fitted, outcome.weight());
        block.offset(outcome.offset());
        String label = outcome.label() == null ? rule.part(fitted) : outcome.label();
        for (int r = 0; r < parts.size(); r++) {
            parts.get(r).add(options.partitions().get(r).of(rows - 1, label));
        }
        if (!parts.isEmpty()) {
            numbers.add(added - 1);
        }
        if (!complete) {
            block.markIncomplete();
        }
        if (block.isFull()) {
            endRows();
            if (isEnough()) {
                startMoments();
            }
        }
    }

    private double[] withoutLevels(double[] numbers, String[] texts) {
        for (int k = 0; k < cells.length; k++) {
            cells[k] = !text[k] ? numbers[k] : level(texts[k]) == null ? Double.NaN : TermEncoder.NO_INDICATOR;
        }
        return cells;
    }

    private void findLevels(String[] texts) {
        for (int k = 0; k < cells.length; k++) {
            String level = text[k] ? level(texts[k]) : null;
            if (level != null) {
                cells[k] = levels[k].number(level);
            }
        }
    }

    /** What a text counts as, null if it is missing. */
    private String level(String of) {
        return of == null && options.missing().hasMissingLevel() ? MissingPolicy.LEVEL : of;
    }

    /** Whether rows are let go of as soon as moments do. */
    private boolean keepsFew() {
        return options.keeping() == RowKeeping.WHILE_FEW && !options.missing().needsRows();
    }

    /**
     * Tells how many rows may come in all, so that they need not be kept until that shows.
     *
     * @param expected number of rows, 0 if nothing is known
     */
    public void expect(long expected) {
        expectedRows = expected;
        Kernels.expectRankUpdates(expected, cells.length + 1);
    }

    /**
     * Bytes that it takes to keep so many rows and to fit them: as they were read, encoded, and a copy to work on. 0 if
     * they are not to be kept.
     */
    public long bytesFor(long rowsInAll) {
        if (streams != null) {
            return 0;
        }
        int features = discovered().width();
        boolean becomesMoments = keepsFew() && prefersMoments(rowsInAll, cells.length + 1, features);
        return becomesMoments ? 0 : Double.BYTES * rowsInAll * (cells.length + 2L * features);
    }

    /** Number of features p so far, each level of a text column being one. */
    public int features() {
        return discovered().width();
    }

    /** Number of rows so far, those left out not counted. */
    public long rows() {
        return rows;
    }

    /** Whether moments tell as much from here on, and take less memory. */
    private boolean isEnough() {
        long most = Math.max(rows, expectedRows);
        return keepsFew()
                && options.partitions().stream().noneMatch(RowParts::needsAllRows)
                && most * (cells.length + 1) > MANY_CELLS // before the schema is made, which takes a while
                && rows > discovered().width()
                && prefersMoments(most, cells.length + 1, discovered().width());
    }

    /**
     * Whether so many rows are not kept unless they are asked for.
     *
     * @param columns number of columns, the target among them
     * @param features number of features p
     */
    public static boolean prefersMoments(long rows, int columns, long features) {
        return rows * columns > MANY_CELLS && Moments.suit(rows, features);
    }

    private void startMoments() {
        streams = new ArrayList<>();
        for (int r = 0; r < Math.max(1, parts.size()); r++) {
            streams.add(stream());
        }
        for (int r = 0; r < parts.size(); r++) {
            give(streams.get(r), parts.get(r).toArray());
        }
        if (parts.isEmpty()) {
            kept.forEach(rowsOfBlock -> streams.get(0).addBlock(0, rowsOfBlock));
        }
        kept.clear();
        parts.clear();
        numbers = new IntList();
    }

    private PartedMoments stream() {
        return new PartedMoments(cells.length, blockRows, this::encoder, options.jobs());
    }

    /** Gives kept rows to moments of their parts. */
    private void give(PartedMoments stream, int[] partOf) {
        int at = 0;
        for (CellBlock rowsOfBlock : kept) {
            for (int i = 0; i < rowsOfBlock.rows(); i++) {
                stream.add(
                        partOf[at++],
                        rowsOfBlock.cells(),
                        i * rowsOfBlock.width(),
                        rowsOfBlock.target(i),
                        rowsOfBlock.weight(i),
                        rowsOfBlock.isComplete());
            }
        }
    }

    /** Knows all levels so far. */
    private MomentEncoder encoder() {
        boolean known = encoder != null;
        for (int k = 0; known && k < cells.length; k++) {
            known = !text[k]
                    || levels[k].size() <= encoder.schema().predictors().get(k).width();
        }
        if (!known) {
            encoder = new MomentEncoder(discovered(), options.missing());
        }
        return encoder;
    }

    /** The shape with every level so far as a feature of its own, in order of appearance. */
    private Schema discovered() {
        List<List<String>> known = new ArrayList<>();
        for (Levels ofColumn : levels) {
            known.add(ofColumn == null ? List.of() : ofColumn.inOrderOfAppearance());
        }
        return shape.withLevels(known);
    }

    /** What was missing in the rows so far. */
    public MissingCounts missing() {
        return missing;
    }

    /** Number of rows so far that cannot be used and are not left out. */
    public long refusedRows() {
        return missing.refusedRows(options.missing());
    }

    /** Says where the first row that is refused is, for the message that does. */
    public void firstIncompleteAt(String place) {
        firstIncomplete = place + ": ";
    }

    /**
     * Encodes what was added, discovering the schema.
     *
     * @throws DataProblem when values are missing and the policy is {@code ERROR}, or no row is left
     */
    public TrainingData build(Encoding encoding) {
        refuseUnusable();
        return build(discovered().encoded(encoding, missingColumns()));
    }

    /** The columns that get an indicator of where they are missing. */
    private List<String> missingColumns() {
        return options.missing().hasIndicators() ? incompleteColumns() : List.of();
    }

    /** The columns that lack values in rows that are not left out, by name. */
    public List<String> incompleteColumns() {
        return missing.incompleteColumns(shape);
    }

    /**
     * Encodes what was added as the given schema asks, whose predictors are this builder's inputs in order.
     *
     * @throws DataProblem as above, and when a text has a level that the schema does not know
     */
    public TrainingData build(Schema schema) {
        refuseUnusable();
        for (int k = 0; k < cells.length; k++) {
            if (text[k]) {
                levels[k].inOrderOfAppearance().forEach(schema.predictors().get(k)::position);
            }
        }
        return streams != null ? moments().fill(schema) : encodeRows(schema);
    }

    /**
     * The moments of what was added, in a form that adds up, though no row be left. No row may be added any more.
     *
     * @throws DataProblem when values are missing and the policy is {@code ERROR}
     */
    public TableMoments moments() {
        refuseMissing();
        TableMoments sum = encoder().none();
        for (TableMoments part : streams.get(0).finish()) {
            sum.add(part);
        }
        sum.missing().add(missing);
        return sum;
    }

    /** Whether the rows are no longer kept. */
    public boolean hasOnlyMoments() {
        return streams != null;
    }

    /**
     * How many rows each part of a partition holds, of rows that are kept.
     *
     * @param partition which of the partitions that were asked for
     * @throws DataProblem as {@link #build}
     */
    public long[] partSizes(int partition) {
        refuseUnusable();
        Partition sizes = new Partition(parts(partition));
        return IntStream.range(0, sizes.parts()).mapToLong(sizes::size).toArray();
    }

    private int[] parts(int partition) {
        return options.partitions().get(partition).settled(parts.get(partition).toArray());
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
        refuseUnusable();
        if (streams != null) {
            if (rowsNeeded) {
                throw new IllegalStateException("the rows were not kept");
            }
            return new FoldedMoments(streams.get(partition).finish(), sum -> sum.encoded(encoding));
        }
        endRows();
        int[] partOf = parts(partition);
        if (rowsNeeded || (options.missing().needsRows() && missing.incompleteRows() > 0)) {
            return foldedRows(partOf, encoding);
        }
        PartedMoments stream = stream();
        give(stream, partOf);
        return new FoldedMoments(stream.finish(), sum -> sum.encoded(encoding));
    }

    /**
     * What was added, each row a part of its own; of rows that are kept. No row may be added any more; {@link #build} can
     * be called after, and not before.
     *
     * @throws DataProblem as {@link #build}
     */
    public FoldedData eachRow(Encoding encoding) {
        refuseUnusable();
        endRows();
        return foldedRows(IntStream.range(0, Math.toIntExact(rows)).toArray(), encoding);
    }

    private FoldedData foldedRows(int[] partOf, Encoding encoding) {
        Schema all = discovered();
        boolean sameForAllRows =
                Arrays.stream(levels).allMatch(Objects::isNull) && kept.stream().allMatch(CellBlock::isComplete);
        return sameForAllRows
                ? new FoldedDataset((Dataset) build(encoding), partOf)
                : new FoldedRows(all, options.missing(), encoding, kept, partOf);
    }

    private void endRows() {
        if (block.rows() > 0) {
            kept.add(block);
            block = new CellBlock(cells.length, blockRows);
        }
    }

    /**
     * For each row of a table cut in parts its number among all that were added, from 0; empty if rows were not kept.
     */
    public int[] rowNumbers() {
        return numbers.toArray();
    }

    private void refuseMissing() {
        if (refusedRows() > 0) {
            throw missing.refusal(firstIncomplete, shape, options.missing());
        }
    }

    private void refuseUnusable() {
        refuseMissing();
        if (rows == 0) {
            throw missing.noRows(shape.target());
        }
        settle();
    }

    /** Lets the target be what it is in the end, once all rows are known. */
    private void settle() {
        if (!settled) {
            shape = rule.settle(shape);
            endRows();
            kept.forEach(rowsOfBlock -> rowsOfBlock.replaceTargets(rule::settled));
        }
        settled = true;
    }

    private Dataset encodeRows(Schema schema) {
        if (whole != null && whole.schema().equals(schema)) {
            return whole;
        }
        endRows();
        BlockEncoder rowsEncoder = new BlockEncoder(schema, discovered(), Math.toIntExact(rows));
        boolean last = options.partitions().isEmpty();
        for (int b = 0; b < kept.size(); b++) {
            rowsEncoder.add(last ? kept.set(b, null) : kept.get(b)); // let go of as they are encoded
        }
        whole = rowsEncoder.filled(options.missing().fill(), missing.droppedRows());
        return whole;
    }
}
