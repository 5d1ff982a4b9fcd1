package dev.regfit.data;

/** Whether rows are kept in memory while a table is read, or only added to moments. */
public enum RowKeeping {
    /** Kept until there are many, and more than columns: then moments tell all that a fit needs. */
    WHILE_FEW,
    /** Kept, however many: for what only rows can tell. */
    ALWAYS,
    /** Never kept. */
    NEVER
}
