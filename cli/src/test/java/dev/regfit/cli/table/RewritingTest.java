package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cells are rewritten, and all other bytes stay. */
class RewritingTest {
    /** Numbers as files spell them, what half of them is as it is written, and missing values, which stay. */
    private static final List<List<String>> NUMBERS = List.of(
            List.of("1", "0.5"),
            List.of("-2.50", "-1.25"),
            List.of("+3", "1.5"),
            List.of(" 4 ", "2"),
            List.of("\"5\"", "2.5"),
            List.of(" \"6\" ", "3"),
            List.of("1e3", "500"),
            List.of("0", "0"),
            List.of("12345678901234567890", "6.172839450617284e18"),
            List.of("", ""),
            List.of("NA", "NA"),
            List.of("\"nan\"", "\"nan\""));

    private static final int SMALLEST_CHUNK = 16;

    /** How a table is written and read. */
    record Style(char delimiter, String lineEnd, boolean lastLineEnds, boolean mark, int chunk, int jobs, long seed) {}

    /** Column 0 is text, 1 is halved, 2 is text, 3 is needed and stays. */
    private static Rewriting halving(List<String> added) {
        List<Slot> slots = List.of(Slot.number(1), Slot.number(3));
        return new Rewriting(slots, new boolean[] {true, false}, added, () -> (cells, changed) -> {
            changed[0] = cells[0] / 2;
            changed[1] = cells[1];
            if (changed.length > 2) {
                changed[2] = cells[0] + cells[1];
            }
        });
    }

    private static byte[] rewrite(List<Source> sources, TableOptions options, int chunk, Rewriting rewriting) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DelimitedTable table = DelimitedTable.open(sources, options, chunk)) {
            table.rewrite(rewriting, out::write);
        }
        return out.toByteArray();
    }

    private static String rewrite(String... files) {
        List<Source> sources = Arrays.stream(files)
                .map(text -> Csv.source("data" + text.length() + ".csv", text))
                .toList();
        byte[] out = rewrite(sources, Csv.ALL_TEXT, SMALLEST_CHUNK, halving(List.of()));
        return new String(out, StandardCharsets.UTF_8);
    }

    @Property(seed = "20261129", tries = 400)
    void allElseStaysByteForByte(@ForAll("tables") List<List<String>> rows, @ForAll("styles") Style style) {
        Random random = new Random(style.seed);
        String delimiter = String.valueOf(style.delimiter);
        StringBuilder text = new StringBuilder(style.mark ? "\uFEFF" : "");
        text.append(String.join(delimiter, "a", "b", "\"c\"", "d"));
        StringBuilder expected = new StringBuilder(text);
        for (List<String> row : rows) {
            List<String> number = NUMBERS.get(random.nextInt(NUMBERS.size()));
            String other = NUMBERS.get(random.nextInt(NUMBERS.size())).get(0);
            List<String> cells = new ArrayList<>(row);
            cells.add(1, number.get(0));
            cells.add(other);
            expected.append(style.lineEnd);
            text.append(style.lineEnd);
            while (random.nextInt(4) == 0) {
                text.append(style.lineEnd); // empty lines are left out
            }
            List<String> encoded = cells.stream()
                    .map(cell -> encode(cell, style.delimiter, random))
                    .collect(Collectors.toList());
            encoded.set(1, number.get(0));
            encoded.set(3, other);
            text.append(String.join(delimiter, encoded));
            encoded.set(1, number.get(1));
            expected.append(String.join(delimiter, encoded));
        }
        text.append(style.lastLineEnds ? style.lineEnd : "");
        expected.append(style.lastLineEnds ? style.lineEnd : "");
        TableOptions options =
                Csv.ALL_TEXT.withDelimiter(style.delimiter).withJobs(style.jobs).withHeader(HeaderMode.PRESENT);
        byte[] out =
                rewrite(List.of(Csv.source("data.csv", text.toString())), options, style.chunk, halving(List.of()));
        assertEquals(readable(expected), readable(new String(out, StandardCharsets.UTF_8)), readable(text));
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cells = Arbitraries.oneOf(
                Arbitraries.strings().withChars("ab\"',;\t |\n\r-0é€").ofMaxLength(6),
                Arbitraries.integers().map(String::valueOf));
        return cells.list().ofSize(2).list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<Style> styles() {
        return Combinators.combine(
                        Arbitraries.of(',', ';', '\t', '|'),
                        Arbitraries.of("\n", "\r\n", "\r"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(SMALLEST_CHUNK, 40, 1000),
                        Arbitraries.of(1, 3),
                        Arbitraries.longs())
                .as(Style::new);
    }

    private static String encode(String cell, char delimiter, Random random) {
        boolean must = cell.indexOf(delimiter) >= 0
                || cell.strip().startsWith("\"")
                || cell.contains("\n")
                || cell.contains("\r");
        return must || random.nextInt(3) == 0 ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /** So that a failure can be printed. */
    private static String readable(CharSequence text) {
        return text.chars()
                .mapToObj(c -> c >= ' ' && c <= '~' ? String.valueOf((char) c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining());
    }

    @Test
    void joinsFilesInTheOrderOfTheFirst() {
        assertEquals(
                "a,b,c,d\nx,0.5,y,2\nz,1,w,4\r\nx,1.5,y,6\n",
                rewrite("a,b,c,d\nx,1,y,2", "\uFEFFd,c,b,a\r\n4,w,2,z\r\n", "a,b,c,d\na,b,c,d\n\nx,3,y,6\n"));
    }

    @Test
    void endsTheLastLineOfAFileThatOthersFollow() {
        assertEquals("a,b,c,d\r\nx,0.5,y,2\r\nz,1,w,4", rewrite("a,b,c,d\r\nx,1,y,2", "a,b,c,d\r\nz,2,w,4"));
    }

    /** More of them than a chunk holds, before the header and behind the last record. */
    @Test
    void passesOverEmptyLines() {
        String empty = "\n".repeat(5 * SMALLEST_CHUNK);
        assertEquals(
                "a,b,c,d\nx,0.5,y,2\nz,1,w,4\n",
                rewrite(empty + "a,b,c,d\n" + empty + "x,1,y,2\n" + empty, empty + "a,b,c,d\nz,2,w,4\n" + empty));
    }

    @Test
    void keepsAStrayQuote() {
        assertEquals(
                "a,b,c,d\n5\" pipe,0.5,\"l,\n\"\"m\",2\n6\",1,y,3\n",
                rewrite("a,b,c,d\n5\" pipe,1,\"l,\n\"\"m\",2\n6\",2,y,3\n"));
    }

    @Test
    void namesTheDelimiterAsTheFileDoes() {
        assertEquals("sep=;\r\na;b;c;d\r\nx;0.5;y;2\r\n", rewrite("sep=;\r\na;b;c;d\r\nx;1;y;2\r\n"));
    }

    @Test
    void addsCellsBehindTheLast() {
        List<String> names = List.of("b,d");
        assertEquals(
                "a,b,c,d,\"b,d\"\nx,0.5,y,2,3\nx,,y,2,\n", added("a,b,c,d\nx,1,y,2\nx,,y,2\n", Csv.ALL_TEXT, names));
        assertEquals("a,b,c,d,\"b,d\",\nx,0.5,y,2,3,\n", added("a,b,c,d,\nx,1,y,2,\n", Csv.ALL_TEXT, names));
        assertEquals("x,0.5,y,2,3", added("x,1,y,2", Csv.ALL_TEXT.withHeader(HeaderMode.ABSENT), names));
        assertEquals("b,c,d,\"b,d\"\n1,0.5,y,2,3\n", added("b,c,d\n1,1,y,2\n", Csv.ALL_TEXT, names));
    }

    private static String added(String text, TableOptions options, List<String> names) {
        byte[] out = rewrite(List.of(Csv.source("data.csv", text)), options, SMALLEST_CHUNK, halving(names));
        return new String(out, StandardCharsets.UTF_8);
    }

    @Test
    void writesDecimalCommasAndQuotesThemWhereTheyDelimit() {
        TableOptions comma = Csv.ALL_TEXT.withDecimal(',');
        assertEquals("a;b;c;d\nx;0,75;y;2\n", added("a;b;c;d\nx;1,5;y;2\n", comma.withDelimiter(';'), List.of()));
        assertEquals(
                "a,b,c,d\nx,\"-0,75\",y,2\nx,2,y,\"2,5\"\n",
                added("a,b,c,d\nx,\"-1,5\",y,2\nx,4,y,\"2,5\"\n", comma.withDelimiter(','), List.of()));
    }

    @Test
    void takesSpellingsOfMissingValuesForThat() {
        TableOptions coded = Csv.ALL_TEXT.withMissing(Set.of("-999"));
        assertEquals("a,b,c,d\nx,-999,y,2\n", added("a,b,c,d\nx,-999,y,2\n", coded, List.of()));
    }

    @Test
    void leavesOutLinesThatArePassedOver() {
        TableOptions skipping = Csv.ALL_TEXT.withSkipping(new Skipping(1, '#'));
        assertEquals("a,b,c,d\nx,0.5,y,2\n", added("title\n# remark\na,b,c,d\n#\nx,1,y,2\n", skipping, List.of()));
    }

    static Stream<String> encodings() {
        return Stream.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "ISO-8859-1", "UTF-8");
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void keepsTheEncoding(String name) {
        Charset charset = Charset.forName(name);
        String mark = name.startsWith("UTF") ? "\uFEFF" : "";
        byte[] bytes = (mark + "a,b,c,é\nä,1,ö,2\n").getBytes(charset);
        TableOptions options = Csv.ALL_TEXT.withEncoding(mark.isEmpty() ? charset : null);
        byte[] out = rewrite(List.of(Csv.source("data.csv", bytes)), options, SMALLEST_CHUNK, halving(List.of()));
        assertArrayEquals((mark + "a,b,c,é\nä,0.5,ö,2\n").getBytes(charset), out);
    }

    @Test
    void refusesCharactersThatTheEncodingLacks() {
        Source narrow = Csv.source("narrow.csv", "a,b,c,d\nä,1,y,2\n".getBytes(StandardCharsets.ISO_8859_1));
        Source wide = Csv.source("wide.csv", "\uFEFFa,b,c,d\n€,1,y,2\n");
        TableOptions latin = Csv.ALL_TEXT.withEncoding(StandardCharsets.ISO_8859_1);
        DataException e = assertThrows(
                DataException.class, () -> rewrite(List.of(narrow, wide), latin, SMALLEST_CHUNK, halving(List.of())));
        assertEquals(
                "wide.csv: holds a character that there is not in ISO-8859-1, the encoding of the first file; make that"
                        + " UTF-8: iconv -t utf-8",
                e.getMessage());
    }

    static Stream<String> broken() {
        String rows = IntStream.range(0, 9).mapToObj(i -> "x," + i + ",y,2\n").collect(Collectors.joining());
        return Stream.of(
                        "x,1,y\n",
                        "x\n",
                        "x,1,y,2,3\n",
                        "x,one,y,2\n",
                        "x,1,y,inf\n",
                        "x,1e200,y,2\n",
                        "\"x,1,y,2\n",
                        "\"x\"z,1,y,2\n",
                        "\"x\n\"z,1,y,2\n",
                        "x,\"1\"1,y,2\n",
                        "\0,1,y,2\n",
                        "\"l\nm\",1,y\n")
                .flatMap(row ->
                        Stream.of("a,b,c,d\n" + rows + row, "a,b,c,d\n\n" + rows + "\"l\nm\",1,y,2\n" + row + rows));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refusesWhatReadingRefuses(String text) {
        DataException read = assertThrows(
                DataException.class,
                () -> DelimitedTable.open(List.of(Csv.source("data.csv", text)), Csv.ALL_TEXT, SMALLEST_CHUNK)
                        .read(List.of(Slot.number(1), Slot.number(3)), row -> {}));
        DataException rewritten = assertThrows(DataException.class, () -> added(text, Csv.ALL_TEXT, List.of()));
        assertEquals(read.getMessage(), rewritten.getMessage());
    }

    @Test
    void refusesWhatIsNoTextFarBehind() {
        byte[] bytes = ("a,b,c,d\n" + "x,1,y,2\n".repeat(200_000) + "?,1,y,2\n").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 8] = (byte) 0xE9;
        List<Source> source = List.of(Csv.source("data.csv", bytes));
        DataException read = assertThrows(
                DataException.class,
                () -> DelimitedTable.open(source, Csv.DEFAULTS)
                        .read(List.of(Slot.number(1), Slot.number(3)), row -> {}));
        DataException rewritten = assertThrows(
                DataException.class, () -> rewrite(source, Csv.DEFAULTS, RowReader.CHUNK_SIZE, halving(List.of())));
        assertEquals(read.getMessage(), rewritten.getMessage());
    }
}
