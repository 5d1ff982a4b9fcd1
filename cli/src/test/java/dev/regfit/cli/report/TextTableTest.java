package dev.regfit.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables in the room there is. */
class TextTableTest {

    private static TextTable table() {
        return TextTable.aligned("nrrp")
                .row("", "first", "second", "remarks of some length")
                .row("a name of 24 characters.", "1", "22", "one two three four five")
                .row("short", "333", "4444", "");
    }

    private static void assertLines(String expected, List<String> lines) {
        assertEquals(expected, String.join("\n", lines) + "\n");
    }

    @Test
    void whole() {
        assertEquals(24 + 2 + 5 + 2 + 6 + 2 + 23, table().width());
        assertLines("""
                                          first  second  remarks of some length
                a name of 24 characters.      1      22  one two three four five
                short                       333    4444
                """, table().lines(80));
    }

    @Test
    void phrasesAreBrokenBeforeNamesAreCut() {
        assertLines("""
                                          first  second  remarks of some
                                                         length
                a name of 24 characters.      1      22  one two three four
                                                         five
                short                       333    4444
                """, table().lines(61));
        assertLines("""
                                  first  second  remarks of some
                                                 length
                a name of 24 ch…      1      22  one two three four
                                                 five
                short               333    4444
                """, table().lines(53));
    }

    @Test
    void columnsGoBelowEachOtherBehindTheFirst() {
        assertLines("""
                                first  second
                a name of 24 …      1      22
                short             333    4444
                                remarks of some length
                a name of 24 …  one two three four five
                short
                """, table().lines(40));
    }

    @Test
    void anEmptyColumnTakesNoRoom() {
        TextTable table = TextTable.aligned("lrl").row("a", "", "b").row("c", "", "d");
        assertEquals(4, table.width());
        assertLines("a  b\nc  d\n", table.lines(80));
    }

    @Test
    void noRowsAreNoLines() {
        assertEquals(List.of(), TextTable.aligned("ll").lines(10));
    }
}
