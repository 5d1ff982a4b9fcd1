package dev.regfit.cli.table;

import dev.regfit.data.DatasetBuilder;
import java.util.Locale;

/** Refuses a table whose rows must be kept and will not fit into memory, as soon as that can be foreseen. */
final class MemoryLimit {
    /**
     * How often a look is taken, in records. C2 leaves out what it has never seen happen, and compiles all that a row goes
     * through once more when it happens after all: so not only after C2 has done so.
     */
    private static final int INTERVAL = 1_000;

    /** In a table of very many columns so many cells are looked at sooner. */
    private static final int CELLS = 1_000_000;

    private static final double GIGABYTE = 1e9;

    private final long limit;
    private final long interval;

    /**
     * @param limit bytes that there are
     * @param columns number of columns that are kept
     */
    MemoryLimit(long limit, int columns) {
        this.limit = limit;
        this.interval = Math.max(1, Math.min(INTERVAL, CELLS / columns));
    }

    /**
     * Takes a look, if it is time to, before records are added.
     *
     * @param first number of the first of them, from 1
     * @throws DataException when the rows will not fit
     */
    void check(long first, int count, DatasetBuilder builder, Table table) {
        if ((first + count - 1) / interval > (first - 1) / interval) {
            check(builder, table.expectedRecords());
        }
    }

    /** @param expected number of rows in all, 0 if that is not known */
    void check(DatasetBuilder builder, long expected) {
        long needed = builder.bytesFor(Math.max(expected, builder.rows()));
        if (needed > limit) {
            throw DataException.of(String.format(
                    Locale.ROOT,
                    "the rows must be kept in memory, which takes about %.1f GB, and Java has %.1f GB; leave out columns"
                            + " with -x, do without --keep-rows and solvers that work on rows, give Java more with"
                            + " REGFIT_JAVA_OPTS=-Xmx%dg, or if most cells are zero use svmlight files",
                    needed / GIGABYTE,
                    limit / GIGABYTE,
                    (long) Math.ceil(1.2 * needed / GIGABYTE)));
        }
    }
}
