package dev.regfit.cli.table;

import java.util.List;

/** Where rows come from: a table, or some of its rows. */
@FunctionalInterface
interface RowFeed {
    /** Hands over all rows, each with the cells that the slots ask for. */
    void read(List<Slot> slots, RowSink sink);
}
