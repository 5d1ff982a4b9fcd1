package dev.regfit.cli.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Reads one Parquet file: the columns are shared out among threads, each of which puts its own into one block of rows
 * after the other, and blocks and errors are handed over in the order of the file on the thread that asks.
 */
final class ParquetReading {
    /** Cells of a block: a megabyte of numbers. */
    private static final int CELLS = 1 << 17;

    private static final int FEWEST_ROWS = 128;

    /** So many blocks more than threads are in memory. */
    private static final int IN_RESERVE = 2;

    private final ParquetShape shape;
    private final Workers workers;
    private final int rowsAtOnce;

    ParquetReading(ParquetShape shape, Workers workers) {
        this.shape = shape;
        this.workers = workers;
        rowsAtOnce = Math.max(FEWEST_ROWS, CELLS / Math.max(1, shape.slots().size()));
    }

    /**
     * Hands over all rows, a block at a time.
     *
     * @throws DataException for a cell that cannot be used, behind the rows before it
     * @throws dev.regfit.cli.table.parquet.ParquetException if the file is damaged
     */
    void run(Consumer<Block> sink) throws IOException {
        long rows = shape.file().rows();
        boolean alone = workers.threads() == 1 || rows <= rowsAtOnce;
        List<Lane> lanes = new ArrayList<>();
        for (ParquetLane lane : ParquetLane.of(shape, alone ? 1 : workers.threads())) {
            lanes.add(new Lane(lane));
        }
        Deque<ParquetBlock> underWay = new ArrayDeque<>();
        Deque<ParquetBlock> idle = new ArrayDeque<>();
        int most = alone ? 1 : workers.threads() + IN_RESERVE;
        long started = 0;
        while (started < rows || !underWay.isEmpty()) {
            while (started < rows && underWay.size() < most) {
                ParquetBlock block = idle.isEmpty() ? new ParquetBlock(shape.slots()) : idle.remove();
                block.start((int) Math.min(rowsAtOnce, rows - started), started + 1);
                started += block.rows();
                underWay.add(block);
                for (Lane lane : lanes) {
                    lane.fill(block, alone);
                }
            }
            ParquetBlock block = underWay.remove();
            finish(block);
            block.handOver(sink);
            idle.add(block);
        }
    }

    private static void finish(ParquetBlock block) throws IOException {
        try {
            block.await();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A lane and what it has been given to do. */
    private final class Lane {
        private final ParquetLane lane;
        private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

        Lane(ParquetLane lane) {
            this.lane = lane;
        }

        void fill(ParquetBlock block, boolean here) {
            last = here ? last.thenRun(() -> lane.fill(block)) : workers.after(last, () -> lane.fill(block));
            block.waitFor(last);
        }
    }
}
