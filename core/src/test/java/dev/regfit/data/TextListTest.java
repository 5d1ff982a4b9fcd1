package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextListTest {
    @Test
    void commasSeparateAndQuotesKeepThem() {
        assertEquals(List.of("?", "-999"), TextList.parse("?,-999"));
        assertEquals(List.of("-999,5", "-1"), TextList.parse("\"-999,5\",-1"));
        assertEquals(List.of("-1", "1,5", "2,5"), TextList.parse(" -1 , \"1,5\" ,\"2,5\""));
        assertEquals(List.of("a", "", "b", ""), TextList.parse("a,,b,"));
        assertEquals(List.of(""), TextList.parse("\"\""));
    }

    @Test
    void aQuoteWithinAnEntryIsItselfOrDoubled() {
        assertEquals(List.of("5\"", "6"), TextList.parse("5\",6"));
        assertEquals(List.of("say \"so\", he"), TextList.parse("\"say \"\"so\"\", he\""));
    }

    @Test
    void whatIsFormattedParsesToTheSame() {
        for (String entry : List.of("?", "-999,5", " a ", "\"", "\"a\",b", "5\"", "")) {
            List<String> entries = List.of(entry, "x", entry);
            assertEquals(entries, TextList.parse(TextList.format(entries)), entry);
        }
        assertEquals("?,\"-999,5\"", TextList.format(List.of("?", "-999,5")));
    }

    @Test
    void quotesThatAreNotPairedAreRefused() {
        for (String list : List.of("\"-999,5", "-1,\"", "a,\"b\"\"")) {
            assertTrue(error(list).endsWith("is never closed"), list);
        }
        for (String list : List.of("\"a\"b", "\"a\"b\"c\"", "\"a\" b,c")) {
            assertTrue(error(list).contains("text follows the closing quote of \"a\""), list);
        }
    }

    private static String error(String list) {
        return assertThrows(IllegalArgumentException.class, () -> TextList.parse(list), list)
                .getMessage();
    }
}
