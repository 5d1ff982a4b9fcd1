package dev.regfit.cli.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * Reads one file: has chunks of it parsed by several threads, and hands over rows and errors in the order of the file, on
 * the thread that asks for them.
 *
 * <p>Lines are counted from the start of each chunk, and put right when its turn has come. A chunk that turns out to end
 * within a quoted cell was cut in the wrong place: then from there on one {@link CsvReader} reads the rest.
 */
final class FileReading {
    private static final int UNKNOWN = -1;

    private final Layout layout;
    private final Chunker chunks;
    private final Workers workers;
    private final RowReader reader;
    private final CellSlots cellSlots;
    private int firstWidth;
    /** How many lines stand before what is to be handed over next. */
    private long linesBefore;

    FileReading(Layout layout, Chunker chunks, Workers workers, RowReader reader) {
        this.layout = layout;
        this.chunks = chunks;
        this.workers = workers;
        this.reader = reader;
        this.cellSlots = CellSlots.of(layout);
    }

    void run() throws IOException {
        Chunk first = new Chunk(new Block(layout.slots()));
        do {
            if (!chunks.next(first)) {
                chunks.checkFailure();
                return;
            }
            firstWidth = first.endless ? UNKNOWN : head(first);
        } while (firstWidth == 0);
        if (firstWidth == UNKNOWN) {
            readOn(new SequenceInputStream(first.stream(), chunks.rest()), 0, layout.hasHeader());
        } else {
            parse(first);
        }
    }

    /**
     * Goes to the first record, or behind it if it is the header. Returns its number of cells, 0 if there is no record,
     * and {@link #UNKNOWN} if quotes make it hard to tell where it ends.
     */
    private int head(Chunk chunk) {
        while (chunk.start < chunk.end) {
            int end = chunk.afterFirstLine();
            InputStream line = new ByteArrayInputStream(chunk.bytes, chunk.start, end - chunk.start);
            CsvReader records = new CsvReader(layout.file(), line, layout.delimiter(), true);
            int width;
            try {
                width = records.next() ? records.size() : 0;
                if (records.next() || records.open()) {
                    return UNKNOWN;
                }
            } catch (DataException e) {
                return UNKNOWN; // reading on will come upon it again
            }
            if (width > 0 && !layout.hasHeader()) {
                return width;
            }
            linesBefore += chunk.lineEnds(chunk.start, end);
            chunk.start = end;
            if (width > 0) {
                return width;
            }
        }
        return 0;
    }

    private void parse(Chunk first) throws IOException {
        OrderedChunks<ChunkParser> parsed = new OrderedChunks<>(
                first, chunks, workers, layout.slots(), () -> new ChunkParser(layout, cellSlots, firstWidth));
        for (var next = parsed.next(); next != null; next = parsed.next()) {
            if (next.chunk.endless || next.chunk.open) { // cut in the wrong place
                readOn(parsed.rest(), firstWidth, false);
                return;
            }
            handOver(next.chunk);
        }
    }

    private void handOver(Chunk chunk) {
        reader.parsed(chunk.end - chunk.start, chunk.block.rows());
        reader.handOver(chunk.block, linesBefore);
        reader.passOverHeaders(chunk.repeatedHeaders);
        if (chunk.error != null) {
            throw RecordErrors.inFile(chunk.error, linesBefore);
        }
        linesBefore += chunk.lineEnds;
    }

    /** Reads the rest of the file without chunks. */
    private void readOn(InputStream rest, int width, boolean startsWithHeader) {
        CsvReader records = new CsvReader(layout.file(), rest, layout.delimiter(), false, width);
        Block block = new Block(layout.slots());
        boolean skip = startsWithHeader;
        while (next(records, block, skip)) {
            reader.handOver(block, linesBefore);
            skip = false;
        }
    }

    /** Makes the block hold the next record, or nothing if that is a header. */
    private boolean next(CsvReader records, Block block, boolean skip) {
        block.clear();
        try {
            if (!records.next()) {
                return false;
            }
            if (!skip && !layout.add(records.size(), records::cell, records.line(), block)) {
                reader.passOverHeaders(1);
            }
            return true;
        } catch (DataException e) {
            throw RecordErrors.inFile(e, linesBefore);
        }
    }
}
