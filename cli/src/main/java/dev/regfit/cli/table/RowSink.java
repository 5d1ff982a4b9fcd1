package dev.regfit.cli.table;

/** Receives the records of a table, one call each, in order. */
@FunctionalInterface
public interface RowSink {
    /** Takes one record. The row is reused for the next one: copy what must outlive the call. */
    void row(Row row);
}
