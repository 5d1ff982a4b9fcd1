package dev.regfit.cli.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A block of rows that several threads fill, and the first of its cells that cannot be used. */
final class ParquetBlock {
    private final Block block;
    private final List<CompletableFuture<Void>> fillings = new ArrayList<>();
    private long first;
    private int badRow;
    private int badSlot;
    private DataException error;

    ParquetBlock(List<Slot> slots) {
        block = new Block(slots);
    }

    /** @param from the first row, from 1 */
    void start(int rows, long from) {
        block.setRows(rows, from);
        fillings.clear();
        first = from;
        badRow = rows;
        error = null;
    }

    Block block() {
        return block;
    }

    int rows() {
        return block.rows();
    }

    /** The number of a row in the file. */
    long number(int row) {
        return first + row;
    }

    /** Takes note of a cell that cannot be used; of several the first counts, by row and slot. */
    synchronized void fail(int row, int slot, Supplier<DataException> problem) {
        if (error == null || row < badRow || (row == badRow && slot < badSlot)) {
            badRow = row;
            badSlot = slot;
            error = problem.get();
        }
    }

    void waitFor(CompletableFuture<Void> filling) {
        fillings.add(filling);
    }

    /** Waits until all is filled, and throws what went wrong. */
    void await() {
        fillings.forEach(Workers::await);
    }

    /** @throws DataException behind the rows before the one that cannot be used */
    void handOver(Consumer<Block> sink) {
        if (error != null) {
            block.keepFirst(badRow);
        }
        sink.accept(block);
        if (error != null) {
            throw error;
        }
    }
}
