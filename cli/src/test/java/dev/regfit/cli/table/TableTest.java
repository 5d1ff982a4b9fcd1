package dev.regfit.cli.table;

import static dev.regfit.cli.table.ColumnType.NUMBER;
import static dev.regfit.cli.table.ColumnType.TEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types, cells, records and their lines. */
class TableTest {
    /** Larger than the sample of which types are told. */
    private static final int MANY = 200_000;

    private static String message(String text) {
        return Csv.error(text).getMessage();
    }

    @Test
    void cellsAreReadAsTheSlotsAsk() {
        Table table = Csv.open("id,x,g\n007, 1.5 ,red\n008,NA, NA \n009,-2e3,\" blue \"\n");
        assertEquals(List.of("id", "x", "g"), table.names());
        assertEquals(List.of(NUMBER, NUMBER, TEXT), table.types());
        assertEquals(List.of("data.csv"), table.files());
        List<String> seen = new ArrayList<>();
        long records =
                table.read(List.of(Slot.text(2), Slot.number(1), Slot.text(0), Slot.number(0), Slot.text(1)), row -> {
                    seen.add(row.file() + ":" + row.line() + " " + row.record());
                    seen.add(row.text(0) + "|" + row.number(1) + "|" + row.text(2) + "|" + row.number(3) + "|"
                            + row.text(4) + "|" + row.raw(4));
                    seen.add(row.raw(0));
                });
        assertEquals(3, records);
        assertEquals(
                List.of(
                        "data.csv:2 1",
                        "red|1.5|007|7.0| 1.5 | 1.5 ",
                        "red",
                        "data.csv:3 2",
                        "null|NaN|008|8.0|null|NA",
                        " NA ",
                        "data.csv:4 3",
                        " blue |-2000.0|009|9.0|-2e3|-2e3",
                        " blue "),
                seen);
    }

    @Test
    void missingCells() {
        Table table = Csv.open("x,g\n1,a\n,\"\"\nNA,b\n");
        table.read(List.of(Slot.number(0), Slot.text(1)), row -> {
            assertEquals(row.record() > 1, Double.isNaN(row.number(0)));
            if (row.record() == 2) {
                assertNull(row.text(1));
                assertEquals("", row.raw(1));
            }
        });
    }

    @Test
    void aTableIsReadOnce() {
        Table table = Csv.open("x,y\n1,2\n");
        table.read(List.of(), row -> {});
        assertThrows(IllegalStateException.class, () -> table.read(List.of(), row -> {}));
    }

    @Test
    void filesAreReadAgainAndStreamsAreNot(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "x,g\n1,a\n2,b\n");
        try (Table first = DelimitedTable.open(List.of(Source.path(file.toString())), Csv.DEFAULTS)) {
            List<List<String>> cells = Csv.raw(first);
            for (int pass = 0; pass < 2; pass++) {
                try (Table again = first.again()) {
                    assertEquals(cells, Csv.raw(again));
                    assertEquals(first.checksum(), again.checksum());
                }
            }
        }
        assertFalse(Csv.open("x\n1\n").canBeReadAgain());
    }

    @Test
    void types() {
        Table table =
                Csv.open("n,missing,t,bool,date,quoted,mixed\n1,,a,TRUE,2020-01-01,\"1\",1\n2,NA,b,FALSE,2,\"2\",x\n");
        assertEquals(List.of(NUMBER, NUMBER, TEXT, TEXT, TEXT, NUMBER, TEXT), table.types());
        assertEquals(List.of(), table.notes());
    }

    @Test
    void columnsCanBeForcedToBeText() {
        String text = "zip,\"a,b\",y\n1,2,3\n";
        assertEquals(List.of(TEXT, NUMBER, NUMBER), types(text, "zip"));
        assertEquals(List.of(TEXT, TEXT, NUMBER), types(text, "zip", "a,b"));
        assertEquals(List.of(TEXT, TEXT, NUMBER), types(text, "1-2"));
        assertEquals(
                "there is no column \"zap\"; did you mean \"zip\"?",
                Csv.error(text, Csv.DEFAULTS.withText(List.of("zap"))).getMessage());
    }

    private static List<ColumnType> types(String text, String... forced) {
        return Csv.open(text, Csv.DEFAULTS.withText(List.of(forced))).types();
    }

    @Test
    void aFirstLineMayNameTheDelimiterIfItCanBeOne() {
        assertEquals(List.of("a", "b"), names("sep=|\na|b\n1|2\n", TableOptions.defaults()));
        assertEquals(List.of("sep=A"), names("sep=A\n1\n2\n", TableOptions.defaults()));
        TableOptions comma = TableOptions.defaults().withDecimal(',');
        assertEquals(List.of("a", "b"), names("sep=,\na,b\n\"1,5\",2\n", comma));
    }

    private static List<String> names(String text, TableOptions options) {
        Source source = new Source("f", () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try (Table table = DelimitedTable.open(List.of(source), options)) {
            return table.names();
        }
    }

    @Test
    void anAlmostNumericColumnIsNoted() {
        String text = "age,y\n" + "1,2\n".repeat(20) + "12x,2\n";
        assertEquals(
                List.of("data.csv:22: column \"age\" is read as text: 1 of 21 cells is not a number, such as \"12x\";"
                        + " to read numbers, remove what stands beside the digits; if it is right: --text age"),
                notes(text, Csv.DEFAULTS, Slot.text(0), Slot.target(1)));
        assertEquals(List.of(), notes(text, Csv.DEFAULTS.withText(List.of("age")), Slot.text(0), Slot.target(1)));
    }

    @Test
    void whatIsOddInAColumnThatIsNotUsedIsNotTold() {
        String text = "age,price,y\n" + "1,\"1,5\",2\n".repeat(20) + "12x,\"1,5\",2\n";
        assertEquals(List.of(), notes(text, Csv.DEFAULTS, Slot.target(2)));
        assertEquals(List.of(), notes(text, Csv.DEFAULTS, Slot.kept(0), Slot.kept(1), Slot.model(0, true)));
    }

    private static List<String> notes(String text, TableOptions options, Slot... slots) {
        Table table = Csv.open(text, options);
        table.read(List.of(slots), row -> {});
        return table.notes();
    }

    @Test
    void textAfterTheSampleIsAnErrorWithItsPlace() {
        String text = "age,y\n" + "1,2.5000\n".repeat(MANY) + "12x,3\n";
        DataException e = Csv.error(text);
        assertEquals(
                "data.csv:200002: column \"age\": \"12x\" is not a number; correct it, or read the column as text: "
                        + "--text age, or leave the column out: -x age",
                e.getMessage());
        assertEquals("data.csv", e.file());
        assertEquals(200_002, e.line());
        assertEquals("age", e.column());
        assertTrue(e.text().startsWith("\"12x\" is not"));
    }

    @Test
    void namesAreQuotedForTheShell() {
        String text = "it's old,y\n" + "1,2.5000\n".repeat(MANY) + "a\tb" + "c".repeat(100) + ",3\n";
        assertEquals(
                "data.csv:200002: column \"it's old\": \"a\\tb" + "c".repeat(37) + "…\" is not a number; correct it, "
                        + "or read the column as text: --text 'it'\\''s old', "
                        + "or leave the column out: -x 'it'\\''s old'",
                message(text));
    }

    @Test
    void numbersThatCannotBeUsed() {
        assertEquals(
                "data.csv:3: column \"x\": \"-inf\" is not a finite number; correct it, "
                        + "or leave the column out: -x x",
                message("x,y\n1,2\n-inf,3\n"));
        assertTrue(message("x,y\n1,2\n1e999,3\n").contains("data.csv:3: column \"x\": \"1e999\" is not a finite"));
        assertEquals(
                "data.csv:2: column \"y\": \"2e100\" is too large: squares of such numbers overflow; "
                        + "divide the column by a power of ten, or leave the column out: -x y",
                message("x,y\n1,2e100\n"));
    }

    @Test
    void anUnusableCellMattersOnlyInColumnsThatAreRead() {
        Table table = Csv.open("x,y\n1,2\ninf,3\n");
        assertEquals(2, table.read(List.of(Slot.number(1)), row -> {}));
    }

    @Test
    void decimalComma() {
        Table table = Csv.open("a;b\n1,5;2\n-,25;3e1\n", Csv.DEFAULTS.withDecimal(','));
        assertArrayEquals(new double[][] {{1.5, 2}, {-0.25, 30}}, Csv.numbers(table));
        assertEquals(
                "data.csv:2: column \"price\": \"1,5\" is a number only if ',' is the decimal separator: "
                        + "--decimal ,; if it groups digits, remove it; or read the column as text: --text price",
                message("price;n\n1,5;1\n2;2\n"));
        assertEquals(
                "data.csv:2: column \"price\": \"1,234\" is a number only without ','; remove it from the column; "
                        + "or read the column as text: --text price",
                message("price,n\n\"1,234\",1\n"));
        assertTrue(Csv.error("a;b\n1.5;1\n", Csv.DEFAULTS.withDecimal(','))
                .getMessage()
                .contains("--decimal ."));
        assertEquals(List.of(TEXT, NUMBER), types("price;n\n1,5;1\n", "price"));
    }

    /** What can be done about a cell depends on what its column is for. */
    @Test
    void remediesSuitTheUse() {
        assertEquals(
                "data.csv:2: column \"y\": \"a\" is not a number, as the target must be; correct it, "
                        + "or choose another target with -t",
                message("y\na\n", Slot.target(0)));
        assertEquals(
                "data.csv:2: column \"y\": \"inf\" is not a finite number; correct it, or choose another target with -t",
                message("y\ninf\n", Slot.target(0)));
        assertEquals(
                "data.csv:2: column \"w\": \"a\" is not a number, as a row's weight must be; correct it",
                message("w\na\n", Slot.weights(0)));
        assertEquals(
                "data.csv:2: column \"x\": \"a\" is not a number, and the model needs one; correct it",
                message("x\na\n", Slot.model(0, false)));
        assertEquals(
                "data.csv:2: column \"y\": \"1,5\" is a number only if ',' is the decimal separator: --decimal ,; "
                        + "if it groups digits, remove it",
                message("y;a\n1,5;2\n", Slot.target(0)));
    }

    private static String message(String text, Slot slot) {
        return assertThrows(DataException.class, () -> notes(text, Csv.DEFAULTS, slot))
                .getMessage();
    }

    @Test
    void raggedRecords() {
        assertEquals(
                "data.csv:3: 3 cells, expected 2; a cell that holds a delimiter or a line end must be "
                        + "quoted; if ',' is not the delimiter: -d ';'",
                message("a,b\n1,2\n1,2,3\n4,5\n"));
        assertTrue(message("a;b;c\n1;2;3\n1;2\n").contains("if ';' is not the delimiter: -d ','"));
        assertTrue(message("a\tb\tc\n1\t2\t3\n1\t2\n").contains("if TAB is not the delimiter"));
        assertTrue(message("a b\n1  2\n3  4\n5 6\n")
                .startsWith("data.csv:2: 3 cells, expected 2; if the "
                        + "columns are aligned by several blanks: tr -s ' '"));
        String far = "a,b\n" + "1,2.5000\n".repeat(MANY) + "1\n";
        assertTrue(message(far).startsWith("data.csv:200002: 1 cell, expected 2"));
    }

    @Test
    void quotesThatAreWrong() {
        assertEquals(
                "data.csv:3: the quote (\") that opens cell 2 of the record that starts here is never closed",
                message("a,b\n1,2\n3,\"4\n5,6\n7,8\n"));
        assertEquals(
                "data.csv:3: in the record that starts here, text follows a closing quote; "
                        + "a quote inside quotes is doubled: \"say \"\"so\"\"\"",
                message("a,b\n1,2\n\"3\n3\"x,4\n5,6\n"));
        String far = "a,b\n" + "1,2.5000\n".repeat(MANY);
        assertTrue(message(far + "\"3,4\n" + "5,6\n".repeat(MANY)).startsWith("data.csv:200002: the quote"));
    }

    @Test
    void linesAreThoseOnWhichRecordsStart() {
        String text = "\uFEFFa,b\n1,x\n\n\"2\",\"x\n\ny\"\n3,x\n   \n\n4,\"\n\"\n5,x";
        assertEquals(List.of(2L, 4L, 7L, 10L, 12L), Csv.lines(Csv.open(text)));
        assertEquals(List.of(2L, 4L, 7L, 10L, 12L), Csv.lines(Csv.open(text.replace("\n", "\r\n"))));
        assertEquals(List.of(2L, 4L, 7L, 10L, 12L), Csv.lines(Csv.open(text.replace("\n", "\r"))));
        assertEquals(List.of(5L), Csv.lines(Csv.open("\n\n\"a\n\",b\n1,x\n")));
        assertEquals(7, Csv.error("a,b\n1,x\n\n\"2\",\"x\n\ny\"\n3\n").line());
    }

    @Test
    void emptyLinesOfATableOfOneColumn() {
        Table table = Csv.open("y\n1\n\n\"\"\n   \n2\n\n");
        assertEquals(List.of(List.of("1"), List.of(""), List.of("   "), List.of("2")), Csv.raw(table));
    }

    @Test
    void emptyFiles() {
        assertEquals("data.csv: is empty", message(""));
        assertEquals("data.csv: is empty", message("\uFEFF\n\r\n\n"));
        assertEquals("data.csv: has a header and no rows; if the first line holds data: -n", message("a,b\n"));
        assertEquals("data.csv: has a header and no rows; if the first line holds data: -n", message("a,b"));
        assertEquals(
                "data.csv: is empty",
                Csv.error("\n", Csv.DEFAULTS.withHeader(HeaderMode.ABSENT)).getMessage());
    }

    @Test
    void aPipeGivesWhatAFileGives() {
        String text = "x,y,g\n"
                + IntStream.range(0, MANY)
                        .mapToObj(i -> i + "," + (i / 7.0) + ",\"g\n" + i % 3 + "\"\n")
                        .collect(Collectors.joining());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> file = summary(DelimitedTable.open(List.of(Csv.source("f", bytes)), Csv.DEFAULTS));
        List<String> pipe = summary(DelimitedTable.open(List.of(Source.standardInput(Csv.pipe(bytes))), Csv.DEFAULTS));
        assertEquals(MANY, file.size() - 1);
        assertEquals(file, pipe);
        assertEquals(MANY - 1 + "," + (MANY - 1) / 7.0 + ",g\n" + (MANY - 1) % 3 + "@" + 2L * MANY, file.get(MANY - 1));
    }

    private static List<String> summary(Table table) {
        List<String> rows = new ArrayList<>();
        table.read(
                List.of(Slot.text(0), Slot.number(1), Slot.text(2)),
                row -> rows.add(row.text(0) + "," + row.number(1) + "," + row.text(2) + "@" + row.line()));
        rows.add(table.checksum());
        return rows;
    }

    @Test
    void oneRecordMayBeLargerThanTheSample() {
        int columns = 150_000;
        String header = IntStream.range(0, columns).mapToObj(j -> "x" + j).collect(Collectors.joining(","));
        String row = IntStream.range(0, columns).mapToObj(j -> j + ".5000").collect(Collectors.joining(","));
        Table table = Csv.open(header + "\n" + (row + "\n").repeat(3));
        assertEquals(columns, table.names().size());
        assertEquals(List.of(149_999.5, 149_999.5, 149_999.5), Csv.rows(table, NUMBER, r -> r.number(columns - 1)));
    }

    @Test
    void aRepeatedHeaderIsPassedOver() {
        Table joined = Csv.open("a,b\n1,2\n3,4\na,b\n5,6\na,b\n");
        assertEquals(List.of(1.0, 3.0, 5.0), Csv.rows(joined, NUMBER, row -> row.number(0)));
        assertEquals(List.of("the header is repeated in 2 lines among the data; skipped"), joined.notes());

        Table far = Csv.open("a,b\n" + "1,2.5000\n".repeat(MANY) + "a,b\n7,2\n");
        assertEquals(MANY + 1, Csv.rows(far, NUMBER, row -> row.number(0)).size());
    }

    @Test
    void optionsThatContradictEachOther() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Csv.DEFAULTS.withDecimal(',').withDelimiter('.').withDecimal('.'));
        assertThrows(IllegalArgumentException.class, () -> Csv.DEFAULTS.withDecimal(';'));
        for (char c : new char[] {'"', '\n', '\r', 'a', '5', '-', '\0', 'é', '.'}) {
            assertThrows(IllegalArgumentException.class, () -> Csv.DEFAULTS.withDelimiter(c));
        }
        assertEquals(';', Csv.DEFAULTS.withDelimiter(';').delimiter());
    }
}
