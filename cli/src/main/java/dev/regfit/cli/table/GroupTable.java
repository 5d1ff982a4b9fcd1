package dev.regfit.cli.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Some rows of a table as a table with the same columns, for which only known slots can be asked. */
final class GroupTable extends TableView {
    private final List<Slot> known;
    private final long rows;
    private final Consumer<RowSink> feed;
    private final List<String> notes = new ArrayList<>();

    /**
     * @param known slots that may be asked for
     * @param rows how many there are
     * @param feed hands over the rows with all known slots; may be asked again
     */
    GroupTable(Table whole, List<Slot> known, long rows, Consumer<RowSink> feed) {
        super(whole);
        this.known = known;
        this.rows = rows;
        this.feed = feed;
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void note(String text) {
        notes.add(text);
    }

    @Override
    public long read(List<Slot> slots, RowSink sink) {
        feed.accept(new ChosenSlots(known, slots, sink));
        return rows;
    }

    @Override
    public boolean canBeReadAgain() {
        return true;
    }

    @Override
    public Table again() {
        return new GroupTable(whole(), known, rows, feed);
    }

    /** Nobody waits for rows that are there. */
    @Override
    public void tell(ReadingListener someone) {}

    @Override
    public long expectedRecords() {
        return rows;
    }
}
