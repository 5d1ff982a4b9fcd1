package dev.regfit.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Rows on their way into moments, those of each part of the table into their own, block by block and on several threads.
 * Not safe for several threads itself.
 */
final class PartedMoments {
    /** Doubles of moments that may be under way at the same time. */
    private static final long MOST_UNDER_WAY = 64_000_000;

    private final int inputs;
    private final int blockRows;
    private final Supplier<MomentEncoder> encoder;
    private final List<CellBlock> blocks = new ArrayList<>();
    private final List<TableMoments> moments = new ArrayList<>();
    /** The levels that have appeared in each part; an encoder knows those of all. */
    private final List<LevelSets> levels = new ArrayList<>();

    /** Blocks to be filled again: there are many, and new ones would wear out the memory of the JVM. */
    private final Deque<CellBlock> spare = new ArrayDeque<>();

    private final int mostUnderWay;
    private final OrderedWork<Part> work;

    /** The moments of a block, which is used up, its levels, and whose they are. */
    private record Part(int number, CellBlock block, TableMoments moments, LevelSets levels) {}

    /**
     * @param inputs number of predictors
     * @param blockRows rows of a block
     * @param encoder knows the levels that have appeared; asked for each block
     * @param jobs number of threads that may work at the same time
     */
    PartedMoments(int inputs, int blockRows, Supplier<MomentEncoder> encoder, int jobs) {
        this.inputs = inputs;
        this.blockRows = blockRows;
        this.encoder = encoder;
        long columns = encoder.get().schema().width() + 1L;
        this.mostUnderWay = (int) Math.max(1, Math.min(jobs, MOST_UNDER_WAY / (columns * columns)));
        this.work = new OrderedWork<>(mostUnderWay, this::merge);
    }

    private void merge(Part part) {
        moments.get(part.number()).merge(part.moments());
        levels.get(part.number()).add(part.levels());
        if (spare.size() < 2 * mostUnderWay) {
            part.block().clear();
            spare.add(part.block());
        }
    }

    /** Adds a row. */
    void add(int part, double[] row, int at, double target, double weight, boolean complete) {
        require(part);
        CellBlock block = blocks.get(part);
        block.add(row, at, target, weight);
        if (!complete) {
            block.markIncomplete();
        }
        if (block.isFull()) {
            end(part);
        }
    }

    /** Adds some of the rows of {@link CellBlock#addAll}. Returns how many. */
    int addSome(int part, double[] from, int at, int count) {
        require(part);
        CellBlock block = blocks.get(part);
        int taken = block.addAll(from, at, count);
        if (block.isFull()) {
            end(part);
        }
        return taken;
    }

    /** Adds a block of consecutive rows, which is used up, to a part that has no row waiting. */
    void addBlock(int part, CellBlock block) {
        require(part);
        give(part, block);
    }

    private void require(int part) {
        while (blocks.size() <= part) {
            blocks.add(new CellBlock(inputs, blockRows));
            moments.add(encoder.get().none());
            levels.add(new LevelSets(encoder.get().schema()));
        }
    }

    private void end(int part) {
        CellBlock block = blocks.get(part);
        blocks.set(part, spare.isEmpty() ? new CellBlock(inputs, blockRows) : spare.remove());
        give(part, block);
    }

    private void give(int part, CellBlock block) {
        MomentEncoder current = encoder.get();
        work.give(() -> {
            LevelSets own = new LevelSets(current.schema());
            own.add(block);
            return new Part(part, block, current.encode(block), own);
        });
    }

    /** The moments of each part, with the levels that have appeared there; no row may be added any more. */
    List<TableMoments> finish() {
        for (int part = 0; part < blocks.size(); part++) {
            if (blocks.get(part).rows() > 0) {
                end(part);
            }
        }
        work.finish();
        for (int part = 0; part < moments.size(); part++) {
            moments.get(part).changeLevels(levels.get(part).in(encoder.get().schema()));
        }
        return moments;
    }
}
