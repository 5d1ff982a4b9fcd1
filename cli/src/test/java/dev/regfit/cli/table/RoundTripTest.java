package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is written as CSV is read back, with the lines it was written on. */
class RoundTripTest {
    private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r");

    /** How a table is written, beside what is in it. */
    record Style(char delimiter, String lineEnd, boolean lastLineEnds, boolean mark, long seed) {}

    @Property(seed = "20261121")
    void whatIsWrittenIsRead(@ForAll("tables") List<List<String>> rows, @ForAll("styles") Style style) {
        int columns = rows.get(0).size();
        StringBuilder text = new StringBuilder(style.mark ? "\uFEFF" : "");
        text.append(IntStream.rangeClosed(1, columns)
                .mapToObj(j -> "c" + j)
                .collect(Collectors.joining(String.valueOf(style.delimiter))));
        Random random = new Random(style.seed);
        List<Long> lines = new ArrayList<>();
        for (List<String> row : rows) {
            text.append(style.lineEnd);
            while (random.nextInt(4) == 0) {
                text.append(style.lineEnd); // empty lines do not matter
            }
            lines.add(lineAt(text));
            text.append(row.stream()
                    .map(cell -> encode(cell, style.delimiter, columns == 1, random))
                    .collect(Collectors.joining(String.valueOf(style.delimiter))));
        }
        text.append(style.lastLineEnds ? style.lineEnd : "");
        TableOptions options = Csv.ALL_TEXT.withDelimiter(style.delimiter);

        assertEquals(readable(rows), readable(Csv.raw(Csv.open(text.toString(), options))), readable(text));
        assertEquals(lines, Csv.lines(Csv.open(text.toString(), options)));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Source pipe = Source.standardInput(Csv.pipe(bytes));
        assertEquals(readable(rows), readable(Csv.raw(DelimitedTable.open(List.of(pipe), options))));
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cells = Arbitraries.oneOf(
                Arbitraries.strings().withChars("ab\"',;\t |\n\r-0é€").ofMaxLength(6),
                Arbitraries.strings().excludeChars('\0').ofMaxLength(8).map(RoundTripTest::withoutLoneSurrogates),
                Arbitraries.integers().map(String::valueOf));
        return Arbitraries.integers()
                .between(1, 4)
                .flatMap(columns ->
                        cells.list().ofSize(columns).list().ofMinSize(1).ofMaxSize(8));
    }

    @Provide
    Arbitrary<Style> styles() {
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.of(',', ';', '\t', '|', ' '),
                        Arbitraries.of(LINE_ENDS),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.longs())
                .as(Style::new);
    }

    private static String encode(String cell, char delimiter, boolean only, Random random) {
        boolean must = cell.indexOf(delimiter) >= 0
                || cell.contains("\"")
                || cell.contains("\n")
                || cell.contains("\r")
                || (only && cell.isEmpty());
        return must || random.nextInt(3) == 0 ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /** So that a failure can be printed. */
    private static String readable(Object text) {
        return text.toString()
                .chars()
                .mapToObj(c -> c >= ' ' && c <= '~' ? String.valueOf((char) c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining());
    }

    private static String withoutLoneSurrogates(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** The line on which text appended here would stand. */
    private static long lineAt(CharSequence text) {
        return 1
                + text.toString()
                        .replace("\r\n", "\n")
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count();
    }
}
