package dev.regfit.cli.table;

import java.util.List;

/** Hands on rows with some of their slots, numbered anew. */
final class ChosenSlots implements RowSink {
    private final int[] from;
    private final RowSink sink;
    private Row own;
    private long record;

    /**
     * @param known slots of the rows that come in
     * @param chosen those of the rows that are handed on
     */
    ChosenSlots(List<Slot> known, List<Slot> chosen, RowSink sink) {
        this.sink = sink;
        from = new int[chosen.size()];
        for (int k = 0; k < from.length; k++) {
            from[k] = known.indexOf(chosen.get(k));
            if (from[k] < 0) {
                throw new IllegalArgumentException("not among what was read: " + chosen.get(k));
            }
        }
    }

    @Override
    public void row(Row row) {
        own = own == null ? row.ofSlots(from.length) : own;
        own.take(row, from);
        own.record = ++record;
        sink.row(own);
    }
}
