package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SnifferTest {
    private static char sniff(String text) {
        return Sniffer.delimiter(text.getBytes(StandardCharsets.UTF_8), '.', Skipping.NONE);
    }

    @Test
    void findsEachDelimiter() {
        for (char c : new char[] {',', ';', '\t', '|', ' '}) {
            assertEquals(c, sniff("a,b,c\n1,2,3\n4,5,6\n".replace(',', c)), "delimiter " + (int) c);
        }
    }

    @Test
    void delimitersInsideQuotesDoNotCount() {
        assertEquals(',', sniff("a,b\n\"x;y;z\",1\n\"x;\"\"y;\nz\",2\n"));
        assertEquals(';', sniff("a;b\n\"1,2\";\"3,4\"\n\"1,2\";\"3,4\"\n"));
        assertEquals(',', sniff("\"a;b\",c\n1,2\n"));
    }

    @Test
    void aFirstRecordOfOneCellDecides() {
        assertEquals(',', sniff("title\na;b\n1;2\n3;4\n"));
        assertEquals(',', sniff("\n\"a;\nb\"\n1;2\n3;4\n"));
        assertEquals(';', sniff("\n\r\na;\"b\n\"\r\n1\n2;3\n"));
    }

    @Test
    void aQuoteWithinACellQuotesNothing() {
        assertEquals(',', sniff("a,b\n36'37.8\"N,1\n36'37.8\"\"N,2\n5,6\n"));
    }

    @Test
    void decimalCommasAreNotDelimiters() {
        assertEquals(';', sniff("a;b\n1,5;2,5\n1,5;3,5\n"));
        assertEquals(';', sniff("1,5;2,5\n1,5;3,5\n"));
        assertEquals(';', Sniffer.delimiter("a,x;b\n1,5;2,5\n".getBytes(StandardCharsets.UTF_8), ',', Skipping.NONE));
        assertEquals('\t', sniff("a\tb\n1,5\t2,5\n1\t3,5\n"));
    }

    @Test
    void aQuotedDecimalCommaLeavesOthersToDelimit() {
        for (String table : new String[] {"a,b\n\"1,5\",\"2,5\"\n", "a,b\n1,2\n3, \"-0,5\"\n", "\",5\",1\n"}) {
            assertEquals(',', Sniffer.delimiter(table.getBytes(StandardCharsets.UTF_8), ',', Skipping.NONE), table);
        }
        String blanks = "a b\n\"1,5\" \"2,5\"\n";
        assertEquals(' ', Sniffer.delimiter(blanks.getBytes(StandardCharsets.UTF_8), ',', Skipping.NONE));
        String one = "y\n\"1,5\"\n\"2,5\"\n";
        assertEquals(';', Sniffer.delimiter(one.getBytes(StandardCharsets.UTF_8), ',', Skipping.NONE));
    }

    @Test
    void aQuotedDecimalCommaMayFollowGroupsOfDigitsOrACurrency() {
        for (String cell : new String[] {"1.234,5", "-1.234.567,8", "1'234,5", "1 234,5", "1\u00a0234,5", "€ 12,5"}) {
            String table = "a,b,y\n\"%s\",\"2\",\"3\"\n\"2\",\"1\",\"5\"\n".formatted(cell);
            assertEquals(',', Sniffer.delimiter(table.getBytes(StandardCharsets.UTF_8), ',', Skipping.NONE), table);
        }
    }

    @Test
    void blanksInCellsAreNotDelimiters() {
        assertEquals(',', sniff("first name,last name\nAnna Maria,Li Wu\nJan Piet,van Dam\n"));
        assertEquals(',', sniff("a, b, c\n1, 2, 3\n4, 5, 6\n"));
    }

    @Test
    void aTableOfOneColumnHasNone() {
        assertEquals(',', sniff("y\n1\n2\n"));
        assertEquals(',', sniff("my target\n1\n2\n"));
        assertEquals(';', Sniffer.delimiter("y\n1,5\n2,5\n".getBytes(StandardCharsets.UTF_8), ',', Skipping.NONE));
        assertEquals(',', sniff(""));
    }

    @Test
    void theMostConsistentWins() {
        assertEquals(',', sniff("id,a;b,c\n1,x,2\n2,x;y,3\n3,x;y;z,4\n"));
    }

    @Test
    void aHeaderThatIsCutOffIsEnough() {
        assertEquals(',', sniff("x1,x2,x3,x4"));
        assertEquals(',', sniff("a,b\r\n1,2"));
        assertEquals(',', sniff("a,b\r1,2\r"));
    }
}
