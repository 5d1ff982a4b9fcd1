package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, and whether there are any. */
class HeaderTest {
    private static final TableOptions ABSENT = Csv.DEFAULTS.withHeader(HeaderMode.ABSENT);
    private static final TableOptions PRESENT = Csv.DEFAULTS.withHeader(HeaderMode.PRESENT);

    @Test
    void namesAreTrimmedAndMayHoldLineEnds() {
        assertEquals(
                List.of("a", "b\nc", "d"), Csv.open(" a ,\"b\nc\",d \n1,2,3\n").names());
    }

    @Test
    void rowsFarBehindTheHeaderCountAsWell() {
        String start = "a,b\n" + "1,2\n".repeat(1000);
        assertEquals(
                List.of(ColumnType.NUMBER, ColumnType.NUMBER), Csv.open(start).types());
        assertEquals(
                List.of(ColumnType.TEXT, ColumnType.NUMBER),
                Csv.open(start + "x,3\n").types());
        assertTrue(Csv.error(start + "1,2,3\n").getMessage().startsWith("data.csv:1002: 3 cells, expected 2"));
        assertEquals(
                List.of("rownames", "a", "b"),
                Csv.open("a,b\n" + numbered(1000)).names());
    }

    private static String numbered(int rows) {
        return IntStream.range(0, rows).mapToObj(i -> i + ",1,2\n").collect(Collectors.joining());
    }

    @Test
    void unnamedColumnsAreNamedByTheirPlace() {
        assertEquals(
                List.of("rownames", "x", "column3"),
                Csv.open(",x,\n1,2,\n3,4,5\n").names());
        assertEquals(
                List.of("rownames", "column2_", "column2"),
                Csv.open("\"\",\"\",column2\n1,2,3\n").names());
    }

    @Test
    void rowNamesWithoutANameGetOne() {
        Table table = Csv.open("\"mpg\" \"cyl\"\n\"Mazda RX4\" 21 6\n\"Datsun 710\" 22.8 4\n");
        assertEquals(List.of("rownames", "mpg", "cyl"), table.names());
        assertEquals(List.of("Mazda RX4", "21", "6"), Csv.raw(table).get(0));
        assertEquals(
                List.of("rownames_", "rownames", "x"),
                Csv.open("rownames,x\n1,2,3\n2,2,3\n").names());
    }

    @Test
    void oneCellTooManyIsNotAlwaysARowName() {
        assertTrue(Csv.error("a,b\n1,5,2\n1,5,3\n").getMessage().startsWith("data.csv:2: 3 cells, expected 2"));
        assertEquals(
                "data.csv:2: the rows end with a delimiter that the header lacks; add it to the header, "
                        + "or remove it: sed '2,$s/.$//'",
                Csv.error("a,b\n1,2,\n3,4,\n").getMessage());
    }

    @Test
    void anEmptyColumnBehindTheLastDelimiterIsNone() {
        Table table = Csv.open("a,b,\n1,2,\n3,,  \na,b,\n4,x,\"\"\n");
        assertEquals(List.of("a", "b"), table.names());
        assertEquals(
                List.of("data.csv: every line ends with a delimiter; the column behind it, without name or values,"
                        + " is left out"),
                table.notes());
        assertEquals(List.of(List.of("1", "2"), List.of("3", ""), List.of("4", "x")), Csv.raw(table));
        assertEquals(List.of("a", "b", "c"), Csv.open("a,b,c\n1,2,\n3,4,\n").names());
        assertEquals(List.of("a", "b", "column3"), Csv.open("a,b,\n1,2,NA\n").names());
        assertEquals(List.of("x1", "x2", "x3"), Csv.open("a,b,\n1,2,\n", ABSENT).names());
    }

    /** Behind the first MiB, from which names and types are told, in a chunk of plain numbers and in one with quotes. */
    @ParameterizedTest
    @ValueSource(strings = {"5,6,7\n", "5,\"6\",7\n", "5,\"6\n\",7\n"})
    void aLaterValueInAColumnThatWasEmptyIsAnError(String line) {
        int lines = 400_000;
        String text = "a,b,\n" + "1,2,\n".repeat(lines) + line;
        String expected = "data.csv:%d: \"7\" stands in the last column, which has no name, and no values in the first"
                + " lines; give the column a name in the first line, or remove the value";
        DataException error = assertThrows(
                DataException.class, () -> Csv.open(text, Csv.DEFAULTS).read(List.of(Slot.text(1)), row -> {}));
        assertEquals(expected.formatted(lines + 2), error.getMessage());
    }

    @Test
    void aLineWithoutTheLastDelimiterHasACellTooFew() {
        assertTrue(Csv.error("a,b,\n" + "1,2,\n".repeat(400_000) + "5,6\n")
                .getMessage()
                .startsWith("data.csv:400002: 2 cells, expected 3"));
    }

    @Test
    void filesMayEndTheirLinesEachInItsWay() {
        Table table = DelimitedTable.open(
                List.of(Csv.source("one.csv", "a,b,\n1,2,\n"), Csv.source("two.csv", "b,a\n4,3\n")), Csv.DEFAULTS);
        assertEquals(List.of(List.of("1", "2"), List.of("3", "4")), Csv.raw(table));
    }

    @Test
    void withoutAHeaderColumnsAreNumbered() {
        Table table = Csv.open("5,a,5\n6,b,5\n", ABSENT);
        assertEquals(List.of("x1", "x2", "x3"), table.names());
        assertEquals(List.of(List.of("5", "a", "5"), List.of("6", "b", "5")), Csv.raw(table));
        assertEquals(List.of(1L, 2L), Csv.lines(Csv.open("5,a,5\n6,b,5\n", ABSENT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5,2.5\n3,4\n",
                "5,,NA\n3,4,5\n",
                "7\n8\n",
                "1\n2\n",
                "1,2,4\n1,2,3\n",
                "M,0.455,15\nF,0.53,9\nM,0.35,7\n"
            })
    void aFirstRecordThatIsDataIsRefused(String text) {
        assertEquals(
                "data.csv:1: the first record looks like data, not like names; if the file has no header: -n; "
                        + "if these are the names: --headers",
                Csv.error(text).getMessage());
        assertEquals(text.split("\n").length, Csv.raw(Csv.open(text, ABSENT)).size());
    }

    @Test
    void namesThatAreNumbersAreAcceptedIfAskedFor() {
        assertEquals(List.of("1.5", "2.5"), Csv.open("1.5,2.5\n3,4\n", PRESENT).names());
        assertEquals(List.of(), Csv.open("1.5,2.5\n3,4\n", PRESENT).notes());
    }

    @Test
    void namesThatMayBeDataAreNoted() {
        String expected = "data.csv: many names in the header are numbers (%s); if the first record is data, use -n";
        assertEquals(
                List.of(expected.formatted("1, 2, 3")),
                Csv.open("1,2,3\n3,4,5\n").notes());
        assertEquals(List.of(expected.formatted("0, 1")), Csv.open("0,1\n3,4\n").notes());
        assertEquals(
                List.of(expected.formatted("0, 1")), Csv.open(",0,1\n0,3,4\n").notes());
        Table genes = Csv.open("y,1377,1748,2487,2679,2789,2875\n8.4,3.7,3.6,5.3,4.8,6.6,5.2\n");
        assertEquals(List.of(expected.formatted("1377, 1748, 2487, 2679, 2789")), genes.notes());
        assertEquals(List.of(), Csv.open("y,x,2020\n1,2,3\n").notes());
    }

    @Test
    void aNameThatStandsTwice() {
        assertEquals(
                "data.csv:1: the name \"a\" stands in the header twice, for columns 1 and 3; rename one",
                Csv.error("a,b,a\n1,2,3\n").getMessage());
        assertEquals(3, Csv.open("a,b,a\n1,2,3\n", ABSENT).names().size());
    }
}
