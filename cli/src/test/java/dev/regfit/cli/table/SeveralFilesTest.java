package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeveralFilesTest {
    private static final Source FIRST = Csv.source("1.csv", "a,b\n1,2\n3,4\n");
    private static final TableOptions ABSENT = Csv.DEFAULTS.withHeader(HeaderMode.ABSENT);

    private static String message(TableOptions options, Source... sources) {
        return Csv.error(options, sources).getMessage();
    }

    @Test
    void recordsFollowInOrderAndColumnsByName() {
        Table table = DelimitedTable.open(
                List.of(FIRST, Csv.source("2.csv", "\uFEFFb,a\r\n6,5\r\n"), Csv.source("3.csv", "a,b\n")),
                Csv.DEFAULTS);
        List<String> seen = new ArrayList<>();
        long records = table.read(
                List.of(Slot.number(0), Slot.text(1)),
                row -> seen.add(
                        row.record() + " " + row.file() + ":" + row.line() + " " + row.number(0) + " " + row.text(1)));
        assertEquals(3, records);
        assertEquals(List.of("1 1.csv:2 1.0 2", "2 1.csv:3 3.0 4", "3 2.csv:2 5.0 6"), seen);
        assertEquals(List.of("1.csv", "2.csv", "3.csv"), table.files());
    }

    @Test
    void otherNamesAreAnError() {
        assertEquals(
                "2.csv: its header does not hold the names of 1.csv; absent: \"b\"; only here: \"c\"; "
                        + "every file needs its own header (with none in any file: -n)",
                message(Csv.DEFAULTS, FIRST, Csv.source("2.csv", "a,c\n5,6\n")));
        assertTrue(message(Csv.DEFAULTS, FIRST, Csv.source("2.csv", "a,b,c,d,e,f,g,h\n5,6,7,8,9,1,2,3\n"))
                .contains("names of 1.csv; only here: \"c\", \"d\", \"e\", \"f\", \"g\" and 1 more;"));
    }

    @Test
    void withoutHeadersTheNumberOfColumnsMustAgree() {
        Table table = DelimitedTable.open(List.of(Csv.source("1.csv", "1,2\n"), Csv.source("2.csv", "3,4\n")), ABSENT);
        assertEquals(List.of(List.of("1", "2"), List.of("3", "4")), Csv.raw(table));
        assertEquals(
                "2.csv: has 3 columns where 1.csv has 2",
                message(ABSENT, Csv.source("1.csv", "1,2\n"), Csv.source("2.csv", "3,4,5\n")));
    }

    @Test
    void errorsNameTheFile() {
        assertEquals(
                "2.csv:3: column \"a\": \"x\" is not a number; correct it, or read the column as text: --text a, "
                        + "or leave the column out: -x a",
                message(Csv.DEFAULTS, FIRST, Csv.source("2.csv", "b,a\n6,5\n6,x\n")));
        assertEquals("2.csv: is empty", message(Csv.DEFAULTS, FIRST, Csv.source("2.csv", "")));
        assertEquals("no.csv: there is no such file", message(Csv.DEFAULTS, FIRST, Source.path("no.csv")));
    }

    @Test
    void rowNamesInEachFile() {
        Source first = Csv.source("1.csv", "a b\nr1 1 2\nr2 3 4\n");
        Source second = Csv.source("2.csv", "b a\nr3 6 5\n");
        assertEquals(
                List.of(List.of("r1", "1", "2"), List.of("r2", "3", "4"), List.of("r3", "5", "6")),
                Csv.raw(DelimitedTable.open(List.of(first, second), Csv.DEFAULTS)));
    }
}
