package dev.regfit.cli.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * A table in one or more CSV files, in constant memory.
 *
 * <p>Opening looks at the start of the first file (about the first MiB, without taking it from the stream) for the
 * delimiter, the names and the types; reading then hands over every record of all files. All methods throw
 * {@link DataException} if the data are not as they must be. Not safe for use by several threads.
 */
public final class DelimitedTable implements Table {
    private final List<Source> sources;
    private final TableOptions options;
    private final CellParser parser;
    private final CRC32C checksum = new CRC32C();
    private final List<String> notes = new ArrayList<>();
    private final char delimiter;
    private final Header header;
    private final ColumnTypes types;
    private final int chunkSize;
    private final Pace pace;
    private Optional<Surroundings> surroundings = Optional.empty();
    private PeekStream bytes;
    private TextEncoding encoding;
    private Character namedDelimiter;
    private boolean read;
    private RowReader reading;
    private ReadingListener listener = ReadingListener.NONE;

    private DelimitedTable(List<Source> sources, TableOptions options, int chunkSize, Pace pace) {
        this.sources = List.copyOf(sources);
        this.options = options;
        this.chunkSize = chunkSize;
        this.pace = pace;
        pace.expect(options);
        parser = new CellParser(options.decimal(), options.missing());
        String file = files().get(0);
        bytes = Inputs.open(sources.get(0), checksum, pace, options.encoding(), found -> encoding = found);
        try {
            Character named = Sniffer.named(file, bytes);
            namedDelimiter = named;
            delimiter = options.delimiter() != null ? options.delimiter() : named != null ? named : sniff(file);
            passOverLines(named);
            Header fromLittle = headerOfNumbers(file);
            if (fromLittle != null) {
                header = fromLittle;
                types = ColumnTypes.allNumbers(header.names().size());
            } else {
                Sample sample = Sample.ofRecords(file, bytes, delimiter);
                surroundings = options.header() == HeaderMode.ABSENT
                        ? Optional.empty()
                        : Surroundings.of(file, sample, parser);
                header = header(file, sample, options.header());
                types = types(file, sample);
            }
            notes.addAll(header.notes());
        } catch (DataException e) {
            close();
            throw explained(e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private DataException explained(DataException error) {
        return surroundings.map(around -> around.explain(error)).orElse(error);
    }

    /**
     * Opens the first source and finds out delimiter, names and types.
     *
     * @param sources at least one; the later ones are opened when they are read, and must have the same columns
     */
    public static DelimitedTable open(List<Source> sources, TableOptions options) {
        return open(sources, options, RowReader.CHUNK_SIZE);
    }

    /** The same at the pace of the sources. */
    public static DelimitedTable open(List<Source> sources, TableOptions options, Pace pace) {
        return new DelimitedTable(sources, options, RowReader.CHUNK_SIZE, pace);
    }

    /** @param chunkSize number of bytes that are parsed at a time; it makes no difference to what is read */
    static DelimitedTable open(List<Source> sources, TableOptions options, int chunkSize) {
        return new DelimitedTable(sources, options, chunkSize, Pace.STEADY);
    }

    @Override
    public List<String> names() {
        return header.names();
    }

    @Override
    public List<ColumnType> types() {
        return types.types();
    }

    @Override
    public List<String> files() {
        return sources.stream().map(Source::name).toList();
    }

    /** What is between cells. */
    public char delimiter() {
        return delimiter;
    }

    /** Whether the first line holds the names. */
    public boolean hasHeader() {
        return header.inFile();
    }

    /** Whether each line of the files but the first is a record, in UTF-8: no lines are passed over. */
    public boolean isPlain() {
        return options.skipping().isNone()
                && namedDelimiter == null
                && (options.encoding() == null || options.encoding().equals(StandardCharsets.UTF_8));
    }

    /** Where a column is text that may have been meant as numbers, because of what. */
    public Optional<String> doubt(int column) {
        return types.doubt(column, options.decimal());
    }

    /** Delimiter, header, number of columns and which hold text. */
    @Override
    public String description() {
        List<String> texts = IntStream.range(0, types().size())
                .filter(j -> types().get(j) == ColumnType.TEXT)
                .mapToObj(j -> DataException.quote(names().get(j)))
                .toList();
        return "%s: delimiter %s, %s, %s%s"
                .formatted(
                        files().get(0),
                        delimiter == '\t' ? "TAB" : "'" + delimiter + "'",
                        header.inFile() ? "names in the first line" : "no names",
                        names().size() + (names().size() == 1 ? " column" : " columns"),
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
        TableOptions known = begin(slots);
        DoubtfulCells doubtful = new DoubtfulCells(types, slots, parser, sink);
        WeightlessRows weightless = new WeightlessRows(slots, doubtful);
        try (RowReader reader =
                new RowReader(names(), slots, known, chunkSize, weightless, listener, Source.bytes(sources), pace)) {
            reading = reader;
            eachFile(reader::read);
            notes.addAll(doubtful.notes());
            notes.addAll(reader.rounded().notes(names(), slots));
            if (!doubtful.notes().isEmpty()) {
                surroundings.map(Surroundings::note).ifPresent(notes::add);
            }
            weightless.note().ifPresent(notes::add);
            noteRepeatedHeaders(reader.repeatedHeaders());
            return reader.records();
        } catch (DataException e) {
            throw explained(e);
        } finally {
            listener.done();
        }
    }

    /**
     * Writes every record of all files in order, with what is to become of some of its cells; the header of the first
     * file before them. Delimiter, encoding and line ends stay; lines that are passed over are left out. Can be called
     * once, in place of {@link #read}.
     *
     * @return the number of records
     * @throws DataException as {@link #read} does
     */
    public long rewrite(Rewriting rewriting, Rewriting.Target target) {
        TableOptions known = begin(rewriting.slots());
        try (TableRewriter rewriter = new TableRewriter(names(), rewriting, target, known, chunkSize, pace)) {
            rewriter.tell(listener, Source.bytes(sources));
            rewriter.begin(encoding, Optional.ofNullable(namedDelimiter), sources.size());
            eachFile(rewriter::rewrite);
            noteRepeatedHeaders(rewriter.repeatedHeaders());
            return rewriter.records();
        } catch (DataException e) {
            throw explained(e);
        } finally {
            listener.done();
        }
    }

    /** Takes note that the table is read now; returns the options with what was found out. */
    private TableOptions begin(List<Slot> slots) {
        if (read) {
            throw new IllegalStateException("a table can be read only once");
        }
        read = true;
        TableOptions known = options.withDelimiter(delimiter);
        for (Slot slot : slots) {
            types.check(slot, known).ifPresent(notes::add);
        }
        return known;
    }

    private void noteRepeatedHeaders(long count) {
        if (count > 0) {
            notes.add("the header is repeated in %d %s among the data; skipped"
                    .formatted(count, count == 1 ? "line" : "lines"));
        }
    }

    @Override
    public boolean canBeReadAgain() {
        return sources.stream().allMatch(Source::staysReadable);
    }

    @Override
    public Table again() {
        if (!canBeReadAgain()) {
            throw new IllegalStateException("a stream is read once");
        }
        return new DelimitedTable(sources, options, chunkSize, Pace.STEADY);
    }

    @Override
    public void tell(ReadingListener someone) {
        listener = someone;
    }

    @Override
    public long expectedRecords() {
        return reading == null ? 0 : reading.expectedRecords();
    }

    /** Goes through the bytes of a file: see {@link RowReader#read}. */
    @FunctionalInterface
    private interface FileVisitor {
        void file(String file, InputStream bytes, boolean hasHeader, int[] positions, int width);
    }

    private void eachFile(FileVisitor visitor) {
        String first = files().get(0);
        visitor.file(
                first,
                bytes,
                header.inFile(),
                IntStream.range(0, names().size()).toArray(),
                header.width());
        for (Source source : sources.subList(1, sources.size())) {
            close();
            bytes = Inputs.open(source, checksum, pace, options.encoding());
            String file = source.name();
            passOverLines(Sniffer.named(file, bytes));
            HeaderMode mode = header.inFile() ? HeaderMode.PRESENT : HeaderMode.ABSENT;
            Header own = header(file, Sample.ofHeader(file, bytes, delimiter), mode);
            visitor.file(file, bytes, own.inFile(), own.positions(file, names(), first), own.width());
        }
    }

    @Override
    public String checksum() {
        return String.format(Locale.ROOT, "crc32c:%08x", checksum.getValue());
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw Inputs.failure(files().get(0), e);
        }
    }

    /** Empties the lines of the open file that hold no records; they keep their numbers. */
    private void passOverLines(Character named) {
        Skipping skipping =
                named == null ? options.skipping() : options.skipping().atLeast(1);
        if (!skipping.isNone()) {
            bytes = new PeekStream(new SkippingStream(bytes, skipping, delimiter), pace);
        }
    }

    private char sniff(String file) {
        try {
            return Sniffer.delimiter(bytes.peek(Sniffer.BYTES), options.decimal(), options.skipping());
        } catch (IOException e) {
            throw Inputs.failure(file, e);
        }
    }

    private Header header(String file, Sample sample, HeaderMode mode) {
        if (sample.records().isEmpty()) {
            throw DataException.in(file, "is empty");
        }
        return Header.of(file, sample, mode, parser);
    }

    /**
     * The header of a table of numbers, which a small sample and a fast look at the large one tell; {@code null} if
     * there is more to find out. This only saves time: to look closely at a large sample takes as long as to read fifty
     * times as much.
     */
    private Header headerOfNumbers(String file) {
        try {
            if (!options.text().isEmpty()) {
                return null;
            }
            Header found = plainHeader(file);
            if (found == null && !bytes.endsWithin(Sample.HEADER_BYTES)) {
                found = evenHeader(file);
            }
            return found != null && isAllNumbers(file, found, Sample.start(bytes, Sample.BYTES)) ? found : null;
        } catch (IOException e) {
            throw Inputs.failure(file, e);
        }
    }

    /** The header as the very first records tell it, if no others could tell another one. */
    private Header plainHeader(String file) {
        try {
            Sample start = Sample.ofPlainHeader(file, bytes, delimiter);
            return Header.isPlain(start, options.header(), parser) ? header(file, start, options.header()) : null;
        } catch (DataException e) {
            return null; // it will come up again
        }
    }

    /** The header as a small sample tells it, if all its records are as wide. */
    private Header evenHeader(String file) {
        Sample little = Sample.ofHeader(file, bytes, delimiter);
        Header found = header(file, little, options.header());
        boolean even = little.records().stream().allMatch(row -> row.cells().size() == found.width());
        return even ? found : null;
    }

    private boolean isAllNumbers(String file, Header found, ByteArrayInputStream start) {
        int[] positions = IntStream.range(0, found.names().size()).toArray();
        List<Slot> slots = Arrays.stream(positions).mapToObj(Slot::number).toList();
        TableOptions here = options.withDelimiter(delimiter).withJobs(1);
        int all = start.available() + 1; // with room for the end, lest another chunk be begun
        try (RowReader reader = new RowReader(found.names(), slots, here, all, row -> {})) {
            reader.read(file, start, found.inFile(), positions, found.width());
            return reader.records() > 0;
        } catch (DataException e) {
            return false; // it will come up again
        }
    }

    private ColumnTypes types(String file, Sample sample) {
        int skip = header.inFile() ? 1 : 0;
        List<Sample.Line> rows = new ArrayList<>();
        for (Sample.Line row : sample.records().subList(skip, sample.records().size())) {
            if (row.cells().size() != header.width()) {
                throw RecordErrors.ragged(file, row.line(), row.cells().size(), header.width(), delimiter);
            }
            if (!(header.inFile() && Layout.isHeader(names(), row.cells()::get))) {
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            throw DataException.in(file, "has a header and no rows; if the first line holds data: -n");
        }
        Set<Integer> text = new HashSet<>();
        for (String selection : options.text()) {
            ColumnSelection.parse(selection).resolve(names()).forEach(text::add);
        }
        return ColumnTypes.of(file, names(), rows, text, options.withDelimiter(delimiter));
    }
}
