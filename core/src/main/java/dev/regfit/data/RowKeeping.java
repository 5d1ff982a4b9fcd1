package dev.regfit.data;

/** Whether rows are kept in memory while a table is read, or only added to moments. */
public enum RowKeeping {
    /** Kept until there are many, and more than columns: then moments tell all that a fit needs. */
    WHILE_FEW,
    /** Kept, however many: for what only rows can tell. */
    ALWAYS,
    /** Never kept. */
    NEVER;

    /** With more cells than this, 80 MB, rows are not kept where moments do. */
    private static final long MANY_CELLS = 10_000_000;

    /**
     * Whether so many rows are not kept unless they are asked for.
     *
     * @param columns number of columns, the target among them
     * @param features number of features p
     */
    public static boolean areMany(long rows, int columns, long features) {
        return rows * columns > MANY_CELLS && Moments.suit(rows, features);
    }
}
