package dev.regfit.cli.table;

import java.util.ArrayList;
import java.util.List;

/** Hands rows on and counts the cells of columns that are text and may have been meant as numbers. */
final class DoubtfulCells implements BlockSink {
    private final List<Integer> slots = new ArrayList<>();
    private final List<DoubtfulText> columns = new ArrayList<>();
    private final RowSink sink;

    DoubtfulCells(ColumnTypes types, List<Slot> wanted, CellParser parser, RowSink sink) {
        this.sink = sink;
        for (int k = 0; k < wanted.size(); k++) {
            int slot = k;
            types.doubtful(wanted.get(k), parser).ifPresent(column -> {
                slots.add(slot);
                columns.add(column);
            });
        }
    }

    @Override
    public void row(Row row) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(row.raw(slots.get(i)));
        }
        sink.row(row);
    }

    @Override
    public boolean block(Block block, long first) {
        return columns.isEmpty() && BlockSink.offer(sink, block, first);
    }

    /** What the user should know of these columns. */
    List<String> notes() {
        return columns.stream().map(DoubtfulText::note).toList();
    }
}
