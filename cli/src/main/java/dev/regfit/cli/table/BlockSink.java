package dev.regfit.cli.table;

/** Receives records, many at once where they are numbers and none is missing. */
interface BlockSink extends RowSink {
    /**
     * Takes all records of a block in which no number is missing.
     *
     * @param first number of its first record in the table, from 1
     * @return whether it did; otherwise each is to be handed over by itself
     */
    boolean block(Block block, long first);

    /** Offers a block to a sink of any kind; returns whether it took it. */
    static boolean offer(RowSink sink, Block block, long first) {
        return block.isComplete() && sink instanceof BlockSink all && all.block(block, first);
    }
}
