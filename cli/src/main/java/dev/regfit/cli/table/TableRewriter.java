package dev.regfit.cli.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rewrites one file after another: cuts each into chunks of whole records, has them rewritten by several threads, and
 * gives away what they wrote in the order of the files, on the thread that asks for it.
 */
final class TableRewriter implements AutoCloseable {
    private final List<String> names;
    private final Rewriting rewriting;
    private final Rewriting.Target target;
    private final TableOptions options;
    private final int chunkSize;
    private final Pace pace;
    private final Workers workers;
    private final CellEnds ends;
    private final RecordWriter head;
    private Charset charset = StandardCharsets.UTF_8;
    private ReadingListener listener = ReadingListener.NONE;
    private long bytesInAll;
    private long bytesDone;
    private Optional<Character> named = Optional.empty();
    private int filesToCome;
    /** Of the first record. */
    private byte[] lineEnd = {};

    private long records;
    private long repeatedHeaders;

    /**
     * @param names of the columns that the slots refer to
     * @param options with the delimiter that is in use
     * @param pace of the bytes
     */
    TableRewriter(
            List<String> names,
            Rewriting rewriting,
            Rewriting.Target target,
            TableOptions options,
            int chunkSize,
            Pace pace) {
        this.names = names;
        this.rewriting = rewriting;
        this.target = target;
        this.options = options;
        this.chunkSize = chunkSize;
        this.pace = pace;
        workers = new Workers(options.jobs() - 1);
        ends = new CellEnds(options.delimiter());
        head = new RecordWriter(options.delimiter(), options.decimal());
    }

    /** Lets someone hear how far this has come. */
    void tell(ReadingListener someone, long ofBytes) {
        listener = someone;
        bytesInAll = ofBytes;
    }

    /**
     * Says how the first file was stored, as which all are written.
     *
     * @param delimiter that its first line names
     */
    void begin(TextEncoding encoding, Optional<Character> delimiter, int files) {
        charset = encoding.charset();
        named = delimiter;
        filesToCome = files;
        if (encoding.mark() > 0) {
            byte[] mark = "\uFEFF".getBytes(charset);
            target.write(mark, 0, mark.length);
        }
    }

    long records() {
        return records;
    }

    long repeatedHeaders() {
        return repeatedHeaders;
    }

    /** Rewrites a file to its end: the parameters are those of {@link RowReader#read}. */
    void rewrite(String file, InputStream bytes, boolean hasHeader, int[] positions, int width) {
        filesToCome--;
        Layout layout = new Layout(file, names, rewriting.slots(), positions, width, hasHeader, options);
        try {
            new FileRewriting(layout, new Chunker(bytes, chunkSize, pace, ends::afterLastRecord)).run();
        } catch (IOException e) {
            throw Inputs.failure(file, e);
        }
    }

    /** Ends the threads that rewrite. */
    @Override
    public void close() {
        workers.close();
    }

    /** One file on its way. */
    private final class FileRewriting {
        private final Layout layout;
        private final Chunker chunks;
        private long linesBefore;

        FileRewriting(Layout layout, Chunker chunks) {
            this.layout = layout;
            this.chunks = chunks;
        }

        void run() throws IOException {
            Chunk first = new Chunk(new Block(List.of()));
            do {
                if (!chunks.next(first)) {
                    chunks.checkFailure();
                    return;
                }
            } while (!head(first));
            OrderedChunks<Piece> pieces =
                    new OrderedChunks<>(first, chunks, workers, List.of(), () -> new Piece(layout, filesToCome > 0));
            for (var next = pieces.next(); next != null; next = pieces.next()) {
                giveAway(next.chunk, next.work);
            }
        }

        /** Passes over empty lines, and writes the header if there is one. Returns false if there was nothing else. */
        private boolean head(Chunk chunk) {
            if (chunk.endless) {
                return true;
            }
            chunk.bytes[chunk.end] = '\n';
            while (chunk.start < chunk.end) {
                int from = CellEnds.afterMark(chunk.bytes, chunk.start);
                int end = endOfRecord(chunk, from);
                int next = Math.min(chunk.end, end + (isCrLf(chunk.bytes, end) ? 2 : 1));
                if (ends.of(chunk.bytes, from, chunk.end) < end || !isBlank(chunk.bytes, from, end)) {
                    firstRecord(chunk, from, end, next);
                    return true;
                }
                linesBefore++;
                chunk.start = next;
            }
            return false;
        }

        private int endOfRecord(Chunk chunk, int from) {
            int at = ends.of(chunk.bytes, from, chunk.end);
            while (at < chunk.end && chunk.bytes[at] == (byte) layout.delimiter()) {
                at = ends.of(chunk.bytes, at + 1, chunk.end);
            }
            return at;
        }

        private void firstRecord(Chunk chunk, int from, int end, int next) {
            boolean first = lineEnd.length == 0;
            if (first) {
                boolean ended = next > end;
                lineEnd = ended ? Arrays.copyOfRange(chunk.bytes, end, next) : new byte[] {'\n'};
                named.ifPresent(this::nameDelimiter);
            }
            if (layout.hasHeader()) {
                if (first) {
                    writeHeader(chunk.bytes, from, end);
                }
                linesBefore += Math.max(1, chunk.lineEnds(chunk.start, next));
                chunk.start = next;
            }
        }

        private void nameDelimiter(char delimiter) {
            head.clear();
            head.text(Sniffer.NAMING_LINE);
            head.reserve(lineEnd.length + 1, 0);
            head.delimiter();
            head.copy(lineEnd, 0, lineEnd.length);
            head.to(target, charset, layout.file());
        }

        /** The header as it is, with the names of the new cells, before an empty cell that all records end with. */
        private void writeHeader(byte[] bytes, int from, int end) {
            int last = layout.endsEmpty() ? lastDelimiter(bytes, from, end) : end;
            head.clear();
            head.reserve(end - from + lineEnd.length + rewriting.added().size(), 0);
            head.copy(bytes, from, last);
            for (String name : rewriting.added()) {
                head.reserve(1, 0);
                head.delimiter();
                head.text(name);
            }
            head.reserve(end - last + lineEnd.length, 0);
            head.copy(bytes, last, end);
            head.copy(lineEnd, 0, lineEnd.length);
            head.to(target, charset, layout.file());
        }

        private int lastDelimiter(byte[] bytes, int from, int end) {
            int at = end - 1;
            while (at > from && bytes[at] != (byte) layout.delimiter()) {
                at--;
            }
            return at;
        }

        private void giveAway(Chunk chunk, Piece piece) {
            if (chunk.endless) {
                throw RecordText.endless(layout.file(), linesBefore + 1, 0);
            }
            piece.out.to(target, charset, layout.file());
            if (chunk.error != null) {
                throw RecordErrors.inFile(chunk.error, linesBefore);
            }
            records += piece.rewriter.records();
            repeatedHeaders += chunk.repeatedHeaders;
            linesBefore += chunk.lineEnds;
            bytesDone += chunk.end - chunk.start;
            listener.read(bytesDone, bytesInAll, records);
        }
    }

    private static boolean isCrLf(byte[] bytes, int at) {
        return bytes[at] == '\r' && bytes[at + 1] == '\n';
    }

    private static boolean isBlank(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** What rewrites chunks, and what it wrote of the last one. */
    private final class Piece implements Consumer<Chunk> {
        final ChunkRewriter rewriter;
        final RecordWriter out = new RecordWriter(options.delimiter(), options.decimal());

        Piece(Layout layout, boolean othersFollow) {
            rewriter = new ChunkRewriter(layout, rewriting, othersFollow ? lineEnd : new byte[0]);
        }

        @Override
        public void accept(Chunk chunk) {
            out.clear();
            rewriter.rewrite(chunk, out);
        }
    }
}
