package dev.regfit.cli.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads the bytes of one file after another into typed rows. */
final class RowReader implements AutoCloseable {
    /** Large enough that threads have little to say to each other, small enough for a processor's cache. */
    static final int CHUNK_SIZE = 1 << 20;

    private final List<String> names;
    private final List<Slot> slots;
    private final TableOptions options;
    private final int chunkSize;
    private final Workers workers;
    private final RowSink sink;
    private final Row row;
    private final ReadingListener listener;
    private final long bytesInAll;
    private final Pace pace;
    private final RoundedIntegers rounded;
    private long repeatedHeaders;
    private long parsedBytes;
    private long parsedRecords;

    /**
     * @param names of the columns that the slots refer to
     * @param options with the delimiter that is in use
     */
    RowReader(List<String> names, List<Slot> slots, TableOptions options, int chunkSize, RowSink sink) {
        this(names, slots, options, chunkSize, sink, ReadingListener.NONE, 0, Pace.STEADY);
    }

    /**
     * @param listener hears how far reading has come
     * @param bytesInAll of text in all files, 0 if that is not known
     * @param pace of the bytes
     */
    RowReader(
            List<String> names,
            List<Slot> slots,
            TableOptions options,
            int chunkSize,
            RowSink sink,
            ReadingListener listener,
            long bytesInAll,
            Pace pace) {
        this.names = names;
        this.slots = slots;
        this.options = options;
        this.chunkSize = chunkSize;
        this.sink = sink;
        this.listener = listener;
        this.bytesInAll = bytesInAll;
        this.pace = pace;
        workers = new Workers(options.jobs() - 1);
        rounded = new RoundedIntegers(slots.size());
        row = new Row(slots.size(), new CellParser(options.decimal(), options.missing()), Place.Unit.LINE);
    }

    /** How many records have been read so far. */
    long records() {
        return row.record;
    }

    /** How many records there are in all, if they go on as they have begun; 0 if nothing is known. */
    long expectedRecords() {
        return parsedBytes == 0 ? 0 : (long) ((double) parsedRecords / parsedBytes * bytesInAll);
    }

    /** Takes note of what was parsed, before it is handed over. */
    void parsed(long bytes, int records) {
        parsedBytes += bytes;
        parsedRecords += records;
        listener.read(parsedBytes, bytesInAll, parsedRecords);
    }

    /** How many records that repeat the header have been passed over so far. */
    long repeatedHeaders() {
        return repeatedHeaders;
    }

    /**
     * Reads a file to its end.
     *
     * @param hasHeader whether its first record is to be passed over
     * @param positions where in its records each of the columns is
     * @param width number of cells of its records; a last one that is no column's must be empty
     */
    void read(String file, InputStream bytes, boolean hasHeader, int[] positions, int width) {
        Layout layout = new Layout(file, names, slots, positions, width, hasHeader, options);
        row.file = file;
        try {
            new FileReading(layout, new Chunker(bytes, chunkSize, pace), workers, this).run();
        } catch (IOException e) {
            throw Inputs.failure(file, e);
        }
    }

    /** Hands over the rows of a block, which start after so many lines of the file. */
    void handOver(Block block, long linesBefore) {
        rounded.add(block, row.file, linesBefore, Place.Unit.LINE);
        row.each(block, linesBefore, sink);
    }

    /** Integers that were rounded so far. */
    RoundedIntegers rounded() {
        return rounded;
    }

    void passOverHeaders(long count) {
        repeatedHeaders += count;
    }

    /** Ends the threads that parse. */
    @Override
    public void close() {
        workers.close();
    }
}
