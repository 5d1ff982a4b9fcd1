package dev.regfit.cli.table;

import java.util.List;

/** A table seen through another one: all is that of the whole, but for what a subclass says otherwise. */
abstract class TableView implements Table {
    private final Table whole;

    TableView(Table whole) {
        this.whole = whole;
    }

    final Table whole() {
        return whole;
    }

    @Override
    public final List<String> names() {
        return whole.names();
    }

    @Override
    public final List<ColumnType> types() {
        return whole.types();
    }

    @Override
    public final List<String> files() {
        return whole.files();
    }

    @Override
    public final String description() {
        return whole.description();
    }

    @Override
    public List<String> notes() {
        return whole.notes();
    }

    @Override
    public void note(String text) {
        whole.note(text);
    }

    @Override
    public void tell(ReadingListener someone) {
        whole.tell(someone);
    }

    @Override
    public long expectedRecords() {
        return whole.expectedRecords();
    }

    @Override
    public final String checksum() {
        return whole.checksum();
    }

    /** The whole is closed by who opened it. */
    @Override
    public final void close() {}
}
