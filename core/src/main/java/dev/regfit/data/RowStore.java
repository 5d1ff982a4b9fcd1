package dev.regfit.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/**
 * The rows that are used. They are kept as they were read, with the parts that they are in, or added to the moments of
 * their parts and let go of; which of the two, and when to change from the first to the second, is decided here. Not safe
 * for several threads.
 */
final class RowStore implements RowIntake.Sink {
    private final int inputs;
    private final BuildOptions options;
    private final Supplier<Schema> schema;
    private final int blockRows;

    private final List<CellBlock> kept = new ArrayList<>();
    private CellBlock block;
    private long rows;
    private long expectedRows;

    /** For each kept row its number among all that arrived; empty without partitions. */
    private IntList numbers = new IntList();
    /** For each partition the part of each kept row. */
    private final List<IntList> parts = new ArrayList<>();

    /** One a partition, or one for all rows; null while rows are kept. */
    private List<PartedMoments> streams;

    private MomentEncoder encoder;

    /**
     * @param inputs number of predictors
     * @param schema the table with all levels so far
     */
    RowStore(int inputs, BuildOptions options, Supplier<Schema> schema) {
        this.inputs = inputs;
        this.options = options;
        this.schema = schema;
        this.blockRows = Moments.blockRows(inputs);
        this.block = new CellBlock(inputs, blockRows);
        options.partitions().forEach(partition -> parts.add(new IntList()));
        if (options.keeping() == RowKeeping.NEVER) {
            startMoments();
        }
    }

    @Override
    public void add(double[] row, Outcome outcome, boolean complete, int number) {
        add(row, 0, outcome, complete, number);
    }

    /** @param at where in {@code row} the row starts */
    void add(double[] row, int at, Outcome outcome, boolean complete, int number) {
        rows++;
        if (streams == null) {
            keep(row, at, outcome, complete, number);
            return;
        }
        for (int r = 0; r < streams.size(); r++) {
            int part = options.partitions().isEmpty() ? 0 : part(r, outcome);
            streams.get(r).add(part, row, at, outcome.target(), outcome.weight(), complete);
        }
    }

    /**
     * Adds rows of weight 1 that lack nothing.
     *
     * @param from rows of one number a predictor and the target
     * @param number of the first among all that arrived; the others follow it
     */
    void addComplete(double[] from, int count, int number) {
        int width = inputs + 1;
        if (!options.partitions().isEmpty()) {
            for (int i = 0; i < count; i++) {
                add(from, i * width, new Outcome(from[i * width + inputs], 1), true, number + i);
            }
            return;
        }
        for (int done = 0; done < count; ) {
            int at = done * width;
            int taken = streams == null
                    ? block.addAll(from, at, count - done)
                    : streams.get(0).addSome(0, from, at, count - done);
            rows += taken;
            done += taken;
            endFullBlock();
        }
    }

    private void keep(double[] row, int at, Outcome outcome, boolean complete, int number) {
        block.add(row, at, outcome.target(), outcome.weight());
        block.offset(outcome.offset());
        for (int r = 0; r < parts.size(); r++) {
            parts.get(r).add(part(r, outcome));
        }
        if (!parts.isEmpty()) {
            numbers.add(number);
        }
        if (!complete) {
            block.markIncomplete();
        }
        endFullBlock();
    }

    private void endFullBlock() {
        if (block.isFull()) {
            endBlock();
            if (isEnough()) {
                startMoments();
            }
        }
    }

    /** The part of the row that was counted last. */
    private int part(int partition, Outcome outcome) {
        return options.partitions().get(partition).of(rows - 1, outcome.label());
    }

    private void endBlock() {
        if (block.rows() > 0) {
            kept.add(block);
            block = new CellBlock(inputs, blockRows);
        }
    }

    /** Tells how many rows may come in all, 0 if nothing is known. */
    void expect(long expected) {
        expectedRows = expected;
    }

    /** Whether moments tell as much from here on, and take less memory. */
    private boolean isEnough() {
        return options.partitions().stream().noneMatch(RowParts::needsAllRows)
                && becomesMoments(Math.max(rows, expectedRows))
                && rows > schema.get().width();
    }

    /** Whether so many rows are let go of as soon as moments do. */
    private boolean becomesMoments(long rowsInAll) {
        return options.keeping() == RowKeeping.WHILE_FEW
                && !options.missing().needsRows()
                && RowKeeping.areMany(rowsInAll, inputs + 1, schema.get().width());
    }

    /**
     * Bytes that it takes to keep so many rows and to fit them: as they were read, encoded, and a copy to work on. 0 if
     * they are not to be kept.
     */
    long bytesFor(long rowsInAll) {
        return hasOnlyMoments() || becomesMoments(rowsInAll)
                ? 0
                : Double.BYTES * rowsInAll * (inputs + 2L * schema.get().width());
    }

    private void startMoments() {
        List<PartedMoments> started = new ArrayList<>();
        for (int r = 0; r < Math.max(1, parts.size()); r++) {
            started.add(stream());
        }
        for (int r = 0; r < parts.size(); r++) {
            give(started.get(r), parts.get(r).toArray());
        }
        if (parts.isEmpty()) {
            kept.forEach(rowsOfBlock -> started.get(0).addBlock(0, rowsOfBlock));
        }
        kept.clear();
        parts.clear();
        numbers = new IntList();
        streams = started;
    }

    private PartedMoments stream() {
        return new PartedMoments(inputs, blockRows, this::encoder, options.jobs());
    }

    /** Knows all levels so far. */
    private MomentEncoder encoder() {
        Schema known = schema.get();
        if (encoder == null || !encoder.schema().equals(known)) {
            encoder = new MomentEncoder(known, options.missing());
        }
        return encoder;
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

    /** Number of rows so far. */
    long rows() {
        return rows;
    }

    /** Whether the rows are no longer kept. */
    boolean hasOnlyMoments() {
        return streams != null;
    }

    /** The moments of each part of a partition; no row may be added any more. */
    List<TableMoments> moments(int partition) {
        PartedMoments stream;
        if (hasOnlyMoments()) {
            stream = streams.get(partition);
        } else {
            endBlock();
            stream = stream();
            give(stream, partOf(partition));
        }
        return stream.finish();
    }

    /** The moments of all rows, which were not kept; no row may be added any more. */
    TableMoments moments() {
        TableMoments sum = encoder().none();
        streams.get(0).finish().forEach(sum::add);
        return sum;
    }

    /** The part of each kept row. */
    int[] partOf(int partition) {
        return options.partitions().get(partition).settled(parts.get(partition).toArray());
    }

    /** For each kept row its number among all that arrived, from 0; empty without partitions. */
    int[] numbers() {
        return numbers.toArray();
    }

    /** Replaces each target that is kept. */
    void replaceTargets(DoubleUnaryOperator by) {
        endBlock();
        kept.forEach(rowsOfBlock -> rowsOfBlock.replaceTargets(by));
    }

    /** The kept rows; not a copy. */
    List<CellBlock> blocks() {
        endBlock();
        return kept;
    }

    /** Hands over all kept rows; without partitions nothing is asked of them later, and they are let go of on the way. */
    void handOver(Consumer<CellBlock> to) {
        endBlock();
        boolean last = options.partitions().isEmpty();
        for (int b = 0; b < kept.size(); b++) {
            to.accept(last ? kept.set(b, null) : kept.get(b));
        }
    }
}
