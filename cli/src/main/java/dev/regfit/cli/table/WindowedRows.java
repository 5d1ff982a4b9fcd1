package dev.regfit.cli.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The rows of a table by window, from one reading that keeps the rows of the windows at hand only. */
public final class WindowedRows {
    private final Table whole;
    private final List<Slot> slots;
    private final WindowCut cut;
    private final OptionalInt time;
    private final SlidingRows rows;
    private Consumer<Window> complete = window -> {};
    private long count;

    /**
     * @param slots what will be asked of the rows
     * @param time column of their times, if windows are of time
     * @param bytes of memory that rows may take
     */
    public WindowedRows(Table whole, List<Slot> slots, WindowCut cut, OptionalInt time, long bytes) {
        this.whole = whole;
        this.slots = List.copyOf(slots);
        this.cut = cut;
        this.time = time;
        this.rows = new SlidingRows(slots, bytes);
    }

    /** Who gets each window as soon as its rows have been read. */
    public void whenComplete(Consumer<Window> taker) {
        complete = taker;
    }

    /**
     * Reads the table.
     *
     * @throws DataException when a cell cannot be read, times are not in order, or rows find no room
     */
    public void read() {
        read(row -> {});
    }

    /** The whole table; who reads it gets windows at the same time, each after its rows. */
    public Table readTogether() {
        return new TableView(whole) {
            @Override
            public long read(List<Slot> chosen, RowSink sink) {
                return WindowedRows.this.read(new ChosenSlots(slots, chosen, sink));
            }

            @Override
            public boolean canBeReadAgain() {
                return false;
            }

            @Override
            public Table again() {
                throw new IllegalStateException("windows are read once");
            }
        };
    }

    private long read(RowSink also) {
        List<Slot> wanted = new ArrayList<>(slots);
        time.ifPresent(column -> wanted.add(Slot.kept(column)));
        long records = whole.read(wanted, row -> {
            cut.before(row, slots.size(), complete);
            rows.add(row);
            also.row(row);
            count++;
            cut.after(complete);
        });
        cut.end(complete);
        return records;
    }

    /** Number of rows so far. */
    public long rows() {
        return count;
    }

    /** The rows of a window as a table, which several threads may read; until {@link #forget}. */
    public Table table(Window window) {
        return rows.table(whole, window.from(), window.to());
    }

    /** Lets go of rows that no window to come holds. */
    public void forget() {
        rows.forgetBefore(cut.needed());
    }
}
