package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** However a file is cut and by however many threads it is parsed, what is read is what one {@link CsvReader} reads. */
class ChunksTest {
    private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            " 2.5",
            "3.5 ",
            "\t4",
            "1e5",
            "-1.25E-3",
            ".5",
            "5.",
            "NA",
            "",
            " ",
            "NaN",
            "1e-400",
            "0.12345678901234567890123",
            "12345678901234567890",
            "9007199254740993",
            "1" + "0".repeat(30));
    private static final List<String> WORDS =
            List.of("abc", "é€", "c1", " c1", "x y", "\u2003", "inf", "1e101", "1.5f", "1,5", "#N/A", "--", "1 2");

    /** A table, perhaps a bad one, as text. */
    private static final class Writer {
        private final Random random;
        private final char delimiter;
        private final boolean quotes;
        private final int width;
        private final boolean header;
        private final List<String> names;
        private final StringBuilder text = new StringBuilder();

        Writer(long seed) {
            random = new Random(seed);
            delimiter = ",;\t |".charAt(random.nextInt(5));
            quotes = random.nextBoolean();
            width = 1 + random.nextInt(4);
            header = random.nextBoolean();
            names = IntStream.rangeClosed(1, width)
                    .mapToObj(j -> (random.nextInt(9) == 0 ? "é" : "c") + j)
                    .toList();
        }

        boolean rarely() {
            return random.nextInt(60) == 0;
        }

        String write() {
            int same = random.nextInt(4);
            int rows = random.nextInt(12);
            List<String> first = width > 1 && rarely() ? names.subList(1, width) : names;
            for (int i = header ? -1 : 0; i < rows; i++) {
                while (random.nextInt(8) == 0) {
                    // blanks that are delimiters would be a header of several cells
                    boolean empty = random.nextInt(3) > 0 || (delimiter == ' ' && i < 1);
                    text.append(empty ? "" : random.nextBoolean() ? "  " : "\u2003")
                            .append(lineEnd(same));
                }
                line(i < 0 ? first : rarely() ? names : cells());
                text.append(lineEnd(same));
            }
            int length = text.length();
            return length == 0 || random.nextBoolean() ? text.toString() : text.substring(0, length - 1);
        }

        private String lineEnd(int same) {
            return LINE_ENDS.get(same < 3 ? same : random.nextInt(3));
        }

        private List<String> cells() {
            int size = rarely() ? width + random.nextInt(3) - 1 : width;
            return IntStream.range(0, size).mapToObj(j -> cell()).toList();
        }

        private String cell() {
            String cell = random.nextInt(3) == 0
                    ? String.format(Locale.ROOT, "%.16e", random.nextGaussian())
                    : NUMBERS.get(random.nextInt(NUMBERS.size()));
            if (rarely()) {
                cell = WORDS.get(random.nextInt(WORDS.size()));
            }
            return cell.indexOf(delimiter) >= 0 ? "7" : cell;
        }

        /** Often nothing, and never a delimiter. */
        private String blanks() {
            String blanks =
                    random.nextInt(6) > 0 ? "" : List.of(" ", "\t", "  ").get(random.nextInt(3));
            return blanks.indexOf(delimiter) >= 0 ? "" : blanks;
        }

        private void line(List<String> cells) {
            text.append(random.nextInt(20) == 0 ? "\uFEFF" : "");
            for (int j = 0; j < cells.size(); j++) {
                text.append(j == 0 ? "" : String.valueOf(delimiter));
                String cell = cells.get(j);
                if (!quotes || random.nextInt(3) > 0) {
                    text.append(cell).append(quotes && rarely() ? "\"" : ""); // a stray one
                } else {
                    String more = random.nextInt(4) > 0
                            ? ""
                            : List.of("\n", "\r\n", "\r", "\"\"").get(random.nextInt(4));
                    text.append(blanks()).append('"').append(cell).append(more);
                    text.append(rarely() ? "" : "\"").append(blanks());
                }
            }
        }

        List<Slot> slots() {
            List<Slot> slots = new ArrayList<>();
            int count = random.nextInt(width + 2);
            for (int k = 0; k < count; k++) {
                int column = random.nextInt(width);
                slots.add(random.nextInt(4) > 0 ? Slot.number(column) : Slot.text(column));
            }
            return slots;
        }
    }

    /** Everything that can be observed of reading. */
    private static final class Log {
        final List<String> lines = new ArrayList<>();

        void row(Row row, List<Slot> slots) {
            StringBuilder line =
                    new StringBuilder().append(row.record()).append('@').append(row.line());
            for (int k = 0; k < slots.size(); k++) {
                boolean number = slots.get(k).type() == ColumnType.NUMBER;
                line.append(' ').append(number ? Double.toHexString(row.number(k)) : "[" + row.raw(k) + "]");
            }
            lines.add(line.toString());
        }
    }

    /** The plain way: one reader over the whole file. */
    private static List<String> plainly(Writer table, List<Slot> slots, byte[] bytes) {
        Log log = new Log();
        TableOptions options = Csv.DEFAULTS.withDelimiter(table.delimiter);
        CellParser parser = new CellParser('.', options.missing());
        Row row = new Row(slots.size(), parser, Place.Unit.LINE);
        int headers = 0;
        try {
            CsvReader records = new CsvReader("f", new ByteArrayInputStream(bytes), table.delimiter, false);
            if (table.header) {
                records.next();
            }
            while (records.next()) {
                if (records.size() != table.width) {
                    throw RecordErrors.ragged("f", records.line(), records.size(), table.width, table.delimiter);
                }
                if (table.header && Layout.isHeader(table.names, records::cell)) {
                    headers++;
                    continue;
                }
                row.line = records.line();
                row.record++;
                for (int k = 0; k < slots.size(); k++) {
                    int j = slots.get(k).column();
                    String cell = records.cell(j);
                    row.cells[k] = cell;
                    row.numbers[k] = parser.number(cell);
                    if (slots.get(k).type() == ColumnType.NUMBER && row.numbers[k] == CellParser.UNUSABLE) {
                        Slot.Use use = slots.get(k).use();
                        throw RecordErrors.unusable(
                                new RecordErrors.Cell(Place.line("f", row.line), table.names.get(j), cell, use),
                                parser.problem(cell));
                    }
                }
                log.row(row, slots);
            }
            log.lines.add(headers + " headers");
        } catch (DataException e) {
            log.lines.add(RecordErrors.inFile(e, 0).getMessage());
        }
        return log.lines;
    }

    private static List<String> inChunks(Writer table, List<Slot> slots, InputStream in, int size, int jobs) {
        Log log = new Log();
        TableOptions options = Csv.DEFAULTS.withDelimiter(table.delimiter).withJobs(jobs);
        try (RowReader reader = new RowReader(table.names, slots, options, size, row -> log.row(row, slots))) {
            int[] positions = IntStream.range(0, table.width).toArray();
            reader.read("f", in, table.header, positions, positions.length);
            log.lines.add(reader.repeatedHeaders() + " headers");
        } catch (DataException e) {
            log.lines.add(e.getMessage());
        }
        return log.lines;
    }

    @Property(tries = 2_500, seed = "20261121")
    void chunksMakeNoDifference(@ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int size) {
        Writer table = new Writer(seed);
        String text = table.write();
        List<Slot> slots = table.slots();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> expected = plainly(table, slots, bytes);
        assertEquals(expected, inChunks(table, slots, new ByteArrayInputStream(bytes), size, 1), text);
        assertEquals(expected, inChunks(table, slots, new ByteArrayInputStream(bytes), 1 << 12, 1), text);
    }

    @Property(tries = 500, seed = "20261121")
    void threadsMakeNoDifference(@ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int size) {
        Writer table = new Writer(seed);
        String text = table.write();
        List<Slot> slots = table.slots();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> expected = plainly(table, slots, bytes);
        assertEquals(expected, inChunks(table, slots, Csv.pipe(bytes), size, 3), text);
    }

    private static byte[] longFile() {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 5000; i++) {
            text.append(i).append(',').append(i / 7.0).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void read(byte[] bytes, RowSink sink) {
        Source source = new Source("f", () -> new ByteArrayInputStream(bytes));
        try (Table table = DelimitedTable.open(List.of(source), Csv.DEFAULTS.withJobs(2), 1000)) {
            table.read(List.of(Slot.number(0), Slot.number(1)), sink);
        }
    }

    @Test
    void rowsComeInOrder() {
        read(longFile(), row -> {
            assertEquals((double) (row.record() - 1), row.number(0));
            assertEquals((row.record() - 1) / 7.0, row.number(1));
            assertEquals(row.record() + 1, row.line());
        });
    }

    @Test
    void whatTheSinkThrowsEndsReadingAndThreads() throws InterruptedException {
        RuntimeException thrown = new ArithmeticException("enough");
        RuntimeException caught = assertThrows(
                ArithmeticException.class,
                () -> read(longFile(), row -> {
                    if (row.record() == 1000) {
                        throw thrown;
                    }
                }));
        assertEquals(thrown, caught);
        assertNoThreads();
    }

    @Test
    void whatTheStreamThrowsEndsReadingAndThreads() throws InterruptedException {
        byte[] bytes = longFile();
        InputStream damaged = new SequenceInputStream(new ByteArrayInputStream(bytes), new InputStream() {
            @Override
            public int read() {
                throw new ArithmeticException("enough");
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                throw new ArithmeticException("enough");
            }
        });
        List<Slot> slots = List.of(Slot.number(0), Slot.number(1));
        List<Long> lines = new ArrayList<>();
        TableOptions options = Csv.DEFAULTS.withDelimiter(',').withJobs(2);
        try (RowReader reader = new RowReader(List.of("a", "b"), slots, options, 1000, row -> lines.add(row.line()))) {
            assertThrows(ArithmeticException.class, () -> reader.read("f", damaged, true, new int[] {0, 1}, 2));
        }
        assertTrue(lines.size() > 4_900, () -> lines.size() + " rows");
        assertNoThreads();
    }

    @Test
    void anInterruptEndsReadingAndThreads() throws InterruptedException {
        assertThrows(
                IllegalStateException.class,
                () -> read(longFile(), row -> Thread.currentThread().interrupt()));
        assertTrue(Thread.interrupted());
        assertNoThreads();
    }

    private static void assertNoThreads() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals(Workers.NAME)) {
                thread.join(10_000);
                assertFalse(thread.isAlive());
            }
        }
    }

    /** The start of a file is looked at closely or fast; types do not depend on which. */
    @Test
    void typesAreThoseOfTheFirstMebibyte() {
        String numbers = "1.5000000000000000,2.5\n".repeat(9_000); // more than a small sample, less than a large one
        assertEquals(
                List.of(ColumnType.NUMBER, ColumnType.NUMBER),
                Csv.open("a,b\n" + numbers).types());
        assertEquals(
                List.of(ColumnType.TEXT, ColumnType.NUMBER),
                Csv.open("a,b\n" + numbers.substring(0, 23 * 3_500) + "x,1\n").types());
        assertEquals(
                List.of(ColumnType.NUMBER, ColumnType.NUMBER),
                Csv.open("a,b\n" + numbers + "1e200,\"1\"\n").types());
        DataException ragged = assertThrows(DataException.class, () -> Csv.open("a,b\n" + numbers + "1\n"));
        assertEquals(9_002, ragged.line());
    }

    @Test
    void theFirstBadLineIsToldWithItsNumber() {
        byte[] bytes = longFile();
        bytes[bytes.length - 3] = 'x';
        bytes[bytes.length / 2] = '\n';
        int line = 1;
        for (int i = 0; i < bytes.length / 2; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        DataException e = assertThrows(DataException.class, () -> read(bytes, row -> {}));
        assertTrue(e.line() == line || e.line() == line + 1, e.getMessage());
    }

    @Test
    void badBytesAreToldWithTheirLine() {
        byte[] bytes = longFile();
        int at = bytes.length * 3 / 4;
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        for (byte bad : new byte[] {0, (byte) 0xFF}) {
            bytes[at] = bad;
            DataException e = assertThrows(DataException.class, () -> read(bytes, row -> {}));
            assertEquals(line, e.line(), e.getMessage());
        }
    }

    /** What was read before a file turns out to be damaged is handed over. */
    @Test
    void aFailureComesInItsPlace() {
        byte[] bytes = longFile();
        List<Double> seen = new ArrayList<>();
        InputStream broken = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == bytes.length / 2) {
                    throw new IOException("broken");
                }
                return bytes[at++];
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                target[offset] = (byte) read();
                return 1;
            }
        };
        List<String> names = List.of("a", "b");
        TableOptions options = Csv.DEFAULTS.withDelimiter(',').withJobs(2);
        try (RowReader reader =
                new RowReader(names, List.of(Slot.number(0)), options, 1000, row -> seen.add(row.number(0)))) {
            DataException e =
                    assertThrows(DataException.class, () -> reader.read("f", broken, true, new int[] {0, 1}, 2));
            assertEquals("f: cannot be read: broken", e.getMessage());
        }
        assertTrue(seen.size() > 2000, "only " + seen.size());
    }
}
