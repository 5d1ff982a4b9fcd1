package dev.regfit.cli.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The first records of a file, looked at but not taken from the stream. It is the whole file if that is not larger.
 *
 * @param records in order, the header (if there is one) first
 */
record Sample(List<Line> records) {
    /** One record and the line it starts on. */
    record Line(long line, List<String> cells) {}

    /** A sample of which names and types can be told. */
    static final int BYTES = 1 << 20;
    /** A sample of which names can be told. */
    static final int HEADER_BYTES = 1 << 16;
    /** A sample of which names can be told if nothing is the matter with them. */
    private static final int PLAIN_HEADER_BYTES = 1 << 10;

    /** Fewer records than this are no sample to tell types of. */
    private static final int FEWEST_RECORDS = 10;
    /** The header, and a record to compare it with. */
    private static final int FEWEST_BESIDE_HEADER = 2;

    private static final int MOST_RECORDS = 10_000;

    /** Takes a sample of {@link #BYTES}; of more if they hold too few records, as with very many columns. */
    static Sample ofRecords(String file, PeekStream bytes, char delimiter) {
        return of(file, bytes, delimiter, BYTES, FEWEST_RECORDS);
    }

    /** Takes a sample of {@link #HEADER_BYTES}, or of more. */
    static Sample ofHeader(String file, PeekStream bytes, char delimiter) {
        return of(file, bytes, delimiter, HEADER_BYTES, FEWEST_BESIDE_HEADER);
    }

    /** Takes a sample of {@link #PLAIN_HEADER_BYTES}, or of more. */
    static Sample ofPlainHeader(String file, PeekStream bytes, char delimiter) {
        return of(file, bytes, delimiter, PLAIN_HEADER_BYTES, FEWEST_BESIDE_HEADER);
    }

    private static Sample of(String file, PeekStream bytes, char delimiter, int least, int fewest) {
        try {
            int size = least;
            while (size < RecordText.LONGEST_RECORD && !bytes.endsWithin(size) && !bytes.holdsLines(fewest, size)) {
                size *= 2;
            }
            boolean whole = bytes.endsWithin(size);
            CsvReader reader = new CsvReader(file, start(bytes, size), delimiter, !whole);
            Sample sample = of(reader);
            if (!whole && sample.records.size() <= 1) {
                requireEnd(file, bytes, delimiter, reader.line());
            }
            boolean longest = size >= RecordText.LONGEST_RECORD;
            boolean enough = whole || longest || sample.records.size() >= fewest;
            return enough ? sample : of(file, bytes, delimiter, 2 * size, fewest);
        } catch (IOException e) {
            throw Inputs.failure(file, e);
        }
    }

    /**
     * Refuses a record that does not end, be it the first or the one behind that, without keeping any of it.
     *
     * @param line where it starts
     */
    private static void requireEnd(String file, PeekStream bytes, char delimiter, long line) throws IOException {
        for (int size = HEADER_BYTES; size <= RecordText.LONGEST_RECORD; size *= 2) {
            RecordText text = scanned(file, bytes.view(size), delimiter);
            if (text.ends() > 1) {
                return;
            }
            if (bytes.endsWithin(size)) {
                if (text.openCell() > 0) {
                    throw RecordText.unclosed(file, line, text.openCell());
                }
                return;
            }
            if (size == RecordText.LONGEST_RECORD) {
                throw RecordText.endless(file, line, text.openCell());
            }
        }
    }

    /** Bytes looked through to the end of their second record or their own, one character each. */
    private static RecordText scanned(String file, InputStream bytes, char delimiter) throws IOException {
        RecordText text = new RecordText(file, new InputStreamReader(bytes, StandardCharsets.ISO_8859_1), delimiter);
        char[] some = new char[1 << 13];
        int count = 0;
        while (count >= 0 && text.ends() < 2) {
            count = text.read(some, 0, some.length);
        }
        return text;
    }

    /** The first lines of a file: so many bytes of them, without the last line unless the file ends there. */
    static ByteArrayInputStream start(PeekStream bytes, int size) throws IOException {
        byte[] head = bytes.peek(size);
        return new ByteArrayInputStream(head, 0, bytes.endsWithin(size) ? head.length : afterLastLine(head));
    }

    private static Sample of(CsvReader reader) {
        List<Line> records = new ArrayList<>();
        while (records.size() < MOST_RECORDS && reader.next()) {
            String[] cells = new String[reader.size()];
            Arrays.setAll(cells, reader::cell);
            records.add(new Line(reader.line(), List.of(cells)));
        }
        return new Sample(records);
    }

    /** Cut there, no character is cut, and a record only if a quote is open. */
    private static int afterLastLine(byte[] head) {
        int end = head.length;
        while (end > 0 && head[end - 1] != '\n' && head[end - 1] != '\r') {
            end--;
        }
        return end;
    }
}
