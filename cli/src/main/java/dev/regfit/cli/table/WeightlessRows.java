package dev.regfit.cli.table;

import dev.regfit.data.Counts;
import java.util.List;
import java.util.Optional;

/** Hands rows on and counts those whose weight is zero, which say nothing to whoever takes them. */
final class WeightlessRows implements BlockSink {
    private final RowSink sink;
    private final int weightSlot;
    private long count;

    WeightlessRows(List<Slot> slots, RowSink sink) {
        this.sink = sink;
        int found = -1;
        for (int k = 0; k < slots.size() && found < 0; k++) {
            found = slots.get(k).use() == Slot.Use.WEIGHTS ? k : -1;
        }
        weightSlot = found;
    }

    @Override
    public void row(Row row) {
        if (weightSlot >= 0 && row.number(weightSlot) == 0) {
            count++;
        }
        sink.row(row);
    }

    @Override
    public boolean block(Block block, long first) {
        return weightSlot < 0 && BlockSink.offer(sink, block, first);
    }

    /** What the user should know of them, if there are any. */
    Optional<String> note() {
        return count == 0
                ? Optional.empty()
                : Optional.of(Counts.grouped(count)
                        + (count == 1
                                ? " row has weight zero and is ignored"
                                : " rows have weight zero and are ignored"));
    }
}
