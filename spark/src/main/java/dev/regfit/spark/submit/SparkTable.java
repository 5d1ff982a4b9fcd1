package dev.regfit.spark.submit;

import dev.regfit.cli.table.ColumnType;
import dev.regfit.cli.table.DelimitedTable;
import dev.regfit.cli.table.DistantTable;
import dev.regfit.cli.table.ReadingListener;
import dev.regfit.cli.table.RowSink;
import dev.regfit.cli.table.Slot;
import dev.regfit.cli.table.Table;
import java.util.List;
import java.util.Optional;

/** A table of Spark's. What reads it row by row gets the rows on the driver, in order. */
final class SparkTable implements Table {
    private final List<String> names;
    private final Rows rows;
    private final DelimitedTable head;
    private ReadingListener listener = ReadingListener.NONE;
    /** The one that was read, or else the head. */
    private DelimitedTable current;

    private boolean read;

    /** @param names by which the user knows it */
    SparkTable(List<String> names, Rows rows) {
        this.names = List.copyOf(names);
        this.rows = rows;
        this.head = rows.open();
        this.current = head;
    }

    @Override
    public List<String> names() {
        return head.names();
    }

    @Override
    public List<ColumnType> types() {
        return head.types();
    }

    @Override
    public List<String> files() {
        return names;
    }

    @Override
    public String description() {
        return "%s: %d columns, read by Spark".formatted(String.join(", ", names), names().size());
    }

    @Override
    public List<String> notes() {
        return current.notes();
    }

    @Override
    public void note(String text) {
        current.note(text);
    }

    @Override
    public long read(List<Slot> slots, RowSink sink) {
        current = rows.whole(head);
        current.tell(listener);
        read = true;
        return current.read(slots, sink);
    }

    @Override
    public boolean canBeReadAgain() {
        return true;
    }

    @Override
    public Table again() {
        return new SparkTable(names, rows);
    }

    @Override
    public void tell(ReadingListener someone) {
        listener = someone;
    }

    @Override
    public long expectedRecords() {
        return current.expectedRecords();
    }

    /** Of rows that were summed where they are no bytes were seen here. */
    @Override
    public String checksum() {
        return read ? current.checksum() : "";
    }

    @Override
    public Optional<DistantTable> distant() {
        return Optional.of(rows);
    }

    @Override
    public void close() {
        head.close();
        if (current != head) {
            current.close();
        }
    }
}
