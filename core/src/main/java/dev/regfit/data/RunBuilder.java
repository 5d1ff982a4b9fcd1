package dev.regfit.data;

/**
 * Makes a {@link RowRun} of rows that arrive one by one. {@link RowIntake} decides on each, as for a whole table. Not safe
 * for several threads.
 *
 * @param <T> what is summed
 */
public final class RunBuilder<T> {
    private final RowIntake intake;
    private final RowParts parts;
    private final int blockRows;
    private final RowRun<T> run;

    private BlockRows block;
    private long blockStart;
    private long next;

    /**
     * No rows yet.
     *
     * @param shape the inputs in file order, the terms and the target; levels of text columns are not looked at
     * @param options of which the keeping of rows, the threads and the partitions are not looked at
     * @param parts of each row by its number in the table, rows that are left out counted, and its label; must not depend on
     *     what was asked before
     * @param first number of the first row in the table, from 0
     */
    public RunBuilder(Schema shape, BuildOptions options, RowParts parts, long first, BlockSum<T> sum) {
        this.intake = new RowIntake(shape, options);
        this.parts = parts;
        this.blockRows = RowRun.blockRows(shape);
        this.run = new RowRun<>(shape, sum, first);
        this.block = new BlockRows(shape, blockRows);
        this.blockStart = first;
        this.next = first;
    }

    /**
     * Adds the next row.
     *
     * @param numbers one value a predictor, NaN where missing (and for text columns); not modified
     * @param texts one value a predictor, null where missing (and for columns of numbers); not modified
     * @throws DataProblem as {@link DatasetBuilder#add}
     */
    public void add(double[] numbers, String[] texts, Outcome outcome) {
        intake.offer(numbers, texts, outcome, this::take);
        next++;
        if (next % blockRows == 0) {
            endBlock();
        }
    }

    private void take(double[] row, Outcome outcome, boolean complete, int number) {
        block.add(row, outcome, complete, parts.of(next, outcome.label()));
    }

    private void endBlock() {
        if (next > blockStart) {
            block.know(intake.schema());
            run.add(blockStart, next, block);
            block = new BlockRows(run.shape(), blockRows);
            blockStart = next;
        }
    }

    /** The run; no row may be added any more. */
    public RowRun<T> finish() {
        endBlock();
        run.missing().add(intake.missing());
        return run;
    }
}
