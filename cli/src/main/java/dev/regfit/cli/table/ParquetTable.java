package dev.regfit.cli.table;

import dev.regfit.cli.table.parquet.ParquetException;
import dev.regfit.cli.table.parquet.ParquetFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * A table in Parquet files or directories of them. Opening looks at the metadata of all files; reading decodes only the
 * columns that are asked for. Rows that take the place of lines in messages are counted within each file.
 */
public final class ParquetTable implements Table {
    private static final int BUFFER = 1 << 17;

    private final List<String> arguments;
    private final TableOptions options;
    private final List<Part> parts = new ArrayList<>();
    private final ParquetColumns columns;
    private final List<String> notes = new ArrayList<>();
    private final long rows;
    private final CRC32C sum = new CRC32C();
    private FutureTask<?> summing;
    private boolean read;
    private ReadingListener listener = ReadingListener.NONE;

    /** A file, and where each of the columns is in it. */
    private static final class Part {
        final String file;
        final int[] positions;
        final long bytes;

        Part(String file, int[] positions, long bytes) {
            this.file = file;
            this.positions = positions;
            this.bytes = bytes;
        }
    }

    private ParquetTable(List<String> arguments, TableOptions options) {
        this.arguments = List.copyOf(arguments);
        this.options = options;
        ParquetColumns first = null;
        long sum = 0;
        for (String file : PartFiles.of(arguments)) {
            try (ParquetFile opened = open(file)) {
                first = first == null ? new ParquetColumns(file, opened.fields(), options.text()) : first;
                parts.add(new Part(file, first.positions(file, opened.fields()), Files.size(Path.of(file))));
                sum += opened.rows();
            } catch (IOException e) {
                throw Inputs.failure(file, e);
            }
        }
        columns = first;
        rows = sum;
        if (rows == 0) {
            throw DataException.in(arguments.get(0), "has no rows");
        }
    }

    /**
     * Opens files.
     *
     * @param arguments at least one; all files must have the same columns, in any order
     * @param options of which those about text make no difference
     * @throws DataException when a file is missing, no Parquet, or damaged, the columns differ, or there are no rows
     */
    public static ParquetTable open(List<String> arguments, TableOptions options) {
        return new ParquetTable(arguments, options);
    }

    private static ParquetFile open(String file) throws IOException {
        try {
            return ParquetFile.open(Path.of(file));
        } catch (ParquetException e) {
            throw DataException.in(file, e.getMessage());
        }
    }

    @Override
    public List<String> names() {
        return columns.names();
    }

    @Override
    public List<ColumnType> types() {
        return columns.types();
    }

    @Override
    public List<String> files() {
        return arguments;
    }

    @Override
    public String description() {
        List<String> texts = IntStream.range(0, names().size())
                .filter(j -> types().get(j) == ColumnType.TEXT)
                .mapToObj(j -> DataException.quote(names().get(j)))
                .toList();
        return "%s: Parquet, %d %s%s"
                .formatted(
                        parts.get(0).file,
                        names().size(),
                        names().size() == 1 ? "column" : "columns",
                        texts.isEmpty() ? "" : ", of text: " + String.join(", ", texts));
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
        if (read) {
            throw new IllegalStateException("a table can be read only once");
        }
        read = true;
        slots.forEach(slot -> columns.check(slot).ifPresent(notes::add));
        beginToSum(slots);
        WeightlessRows weightless = new WeightlessRows(slots, sink);
        CellParser parser = new CellParser(options.decimal(), options.missing());
        Row row = new Row(slots.size(), parser, Place.Unit.ROW);
        RoundedIntegers rounded = new RoundedIntegers(slots.size());
        long bytesInAll = parts.stream().mapToLong(part -> part.bytes).sum();
        try (Workers workers = new Workers(options.jobs())) {
            for (Part part : parts) {
                row.file = part.file;
                try (ParquetFile file = open(part.file)) {
                    ParquetShape shape = new ParquetShape(part.file, file, columns, part.positions, slots, parser);
                    shape.refuseClassesAsNumbers();
                    new ParquetReading(shape, workers).run(block -> {
                        rounded.add(block, part.file, 0, Place.Unit.ROW);
                        listener.read((long) ((double) bytesInAll / rows * row.record), bytesInAll, row.record);
                        row.each(block, 0, weightless);
                    });
                } catch (ParquetException e) {
                    throw DataException.in(part.file, e.getMessage());
                } catch (IOException e) {
                    throw Inputs.failure(part.file, e);
                }
            }
        } finally {
            listener.done();
        }
        notes.addAll(rounded.notes(names(), slots));
        weightless.note().ifPresent(notes::add);
        return row.record;
    }

    @Override
    public boolean canBeReadAgain() {
        return true;
    }

    @Override
    public Table again() {
        return new ParquetTable(arguments, options);
    }

    @Override
    public void tell(ReadingListener someone) {
        listener = someone;
    }

    @Override
    public long expectedRecords() {
        return rows;
    }

    /** Of all bytes, those of columns that were not read too. */
    @Override
    public String checksum() {
        if (summing == null) {
            summing = new FutureTask<>(this::sum, null);
            summing.run();
        }
        Workers.await(summing);
        return String.format(Locale.ROOT, "crc32c:%08x", sum.getValue());
    }

    /** Sums up in a thread of its own, so that it is done when it is asked for, if most bytes are read anyway. */
    private void beginToSum(List<Slot> slots) {
        if (options.jobs() > 1 && 2 * slots.size() >= names().size()) {
            summing = new FutureTask<>(this::sum, null);
            Thread thread = new Thread(summing, "table checksum");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void sum() {
        byte[] buffer = new byte[BUFFER];
        for (Part part : parts) {
            try (InputStream in = Files.newInputStream(Path.of(part.file))) {
                for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                    sum.update(buffer, 0, n);
                }
            } catch (IOException e) {
                throw Inputs.failure(part.file, e);
            }
        }
    }

    /** Nothing stays open. */
    @Override
    public void close() {}
}
