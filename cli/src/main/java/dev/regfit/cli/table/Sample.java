package dev.regfit.cli.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
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

    private static final int FEWEST_RECORDS = 10;
    private static final int MOST_RECORDS = 10_000;

    /** Takes a sample of so many bytes; of more if they hold too few records, as with very many columns. */
    static Sample of(String file, PeekStream bytes, char delimiter, int size) {
        try {
            boolean whole = bytes.endsWithin(size);
            Sample sample = of(new CsvReader(file, start(bytes, size), delimiter, !whole));
            boolean longest = size >= Utf8Reader.LONGEST_RECORD;
            if (longest && !whole && sample.records.isEmpty()) {
                throw Utf8Reader.endless(file, 1);
            }
            boolean enough = whole || longest || sample.records.size() >= FEWEST_RECORDS;
            return enough ? sample : of(file, bytes, delimiter, 2 * size);
        } catch (IOException e) {
            throw Inputs.failure(file, e);
        }
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
