package dev.regfit.cli.table.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/** A Parquet file: its columns, and readers of their values. Several threads can read different columns of it. */
public final class ParquetFile implements Closeable {
    private final FileChannel file;
    private final Footer footer;

    private ParquetFile(FileChannel file, Footer footer) {
        this.file = file;
        this.footer = footer;
    }

    /** @throws ParquetException when it is no Parquet, is damaged, or needs what cannot be read */
    public static ParquetFile open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path);
        try {
            return new ParquetFile(file, Footer.read(file));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The columns of the top level, in order. */
    public List<ParquetField> fields() {
        return footer.fields();
    }

    /** How many rows there are. */
    public long rows() {
        return footer.groups().stream().mapToLong(Footer.RowGroup::rows).sum();
    }

    /**
     * What takes the values of columns one after the other on one thread.
     *
     * @param largest magnitude of a usable number
     */
    public Lane lane(double largest) {
        return new Lane(largest);
    }

    /** Makes readers of columns that are used by the same thread. */
    public final class Lane {
        private final Scratch scratch = new Scratch();
        private final double largest;

        private Lane(double largest) {
            this.largest = largest;
        }

        /** A reader of a column of numbers. */
        public NumberColumn numbers(ParquetField field, NumberColumn.Rounding rounding) {
            return new NumberColumn(pages(field), field, largest, rounding);
        }

        /** A reader of any column that is neither nested nor of bytes without a meaning. */
        public TextColumn texts(ParquetField field) {
            return new TextColumn(pages(field), field);
        }

        private PageReader pages(ParquetField field) {
            List<Chunk> chunks = footer.groups().stream()
                    .map(group -> group.chunks().get(field.leaf()))
                    .toList();
            return new PageReader(file, field, chunks, scratch);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
