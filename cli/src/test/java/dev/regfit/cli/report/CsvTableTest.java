package dev.regfit.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {

    @Test
    void quotesWhatMustBeQuoted() {
        CsvTable table = new CsvTable(
                List.of("name", "value"),
                List.of(List.of("a,b", "1"), List.of("a \"b\"", ""), List.of("a\nb", " c"), List.of("a=b", "d e")));
        assertEquals("""
                name,value
                "a,b",1
                "a ""b""\",
                "a
                b"," c"
                a=b,d e
                """, table.text());
    }

    @Test
    void numbersAreExact() {
        assertEquals("0.30000000000000004", CsvTable.number(0.1 + 0.2));
        assertEquals("", CsvTable.number(Double.NaN));
    }
}
