package dev.regfit.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellLinesTest {

    @Test
    void optionsStayWithTheirValues() {
        assertEquals(
                List.of("regfit train a.csv \\", "  --target 'my y' -n \\", "  --alpha 0.5"),
                ShellLines.of("regfit train a.csv --target 'my y' -n --alpha 0.5", 24));
    }

    @Test
    void shortCommandsAndLongWordsStayWhole() {
        assertEquals(List.of("regfit train a.csv"), ShellLines.of("regfit train a.csv", 18));
        assertEquals(
                List.of("regfit train \\", "  'a long name of a file.csv'"),
                ShellLines.of("regfit train 'a long name of a file.csv'", 20));
    }

    @Test
    void aQuoteInAWordStays() {
        assertEquals(
                List.of("regfit train \\", "  'it'\\''s.csv' \\", "  --tol 1"),
                ShellLines.of("regfit train 'it'\\''s.csv' --tol 1", 17));
    }
}
