package dev.regfit.cli.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckedRowsTest {
    private static Comparison compare(String expected, String answer, double size, boolean isLinear) {
        CheckedRows rows = new CheckedRows();
        rows.add(List.of(1.0), "7", 7);
        rows.add(List.of(2.0), expected, size);
        return rows.compare(List.of("7.0", answer), isLinear);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 1000.0000000005, 1000, true",
        "1000, 1000.000000002, 1000, false",
        "-2, -2, 2, true",
        "1e-6, 1.0000000000001e-6, 1, true",
        "'', '', 0, true",
        "'', 1, 0, false",
        "1, '', 1, false",
        "1, NaN, 1, false",
        "Infinity, 1, 1, false",
        "yes, yes, 1, true",
        "yes, no, 1, false"
    })
    void agrees_up_to_rounding(String expected, String answer, double size, boolean agrees) {
        Comparison comparison = compare(expected, answer, size, true);
        assertEquals(agrees, comparison.agrees());
        if (!agrees) {
            assertEquals(2, comparison.row());
            assertEquals(expected, comparison.expected());
            assertEquals(answer, comparison.answer());
        }
    }

    @Test
    void a_sum_that_cancels_may_differ_by_the_rounding_of_what_was_added() {
        assertFalse(compare("1e-6", "1.0000001e-6", 1, true).agrees());
        assertTrue(compare("1e-6", "1.0000001e-6", 1e3, true).agrees());
    }

    @Test
    void a_small_probability_is_compared_relative_to_itself() {
        assertFalse(compare("1e-9", "1.00000000001e-9", 20, false).agrees());
        assertTrue(compare("1e-9", "1.0000000000005e-9", 20, false).agrees());
    }

    @Test
    void a_label_is_compared_without_the_quotes_of_csv() {
        assertTrue(compare("\"a \"\"b\"\"\"", "a \"b\"", 1, false).agrees());
    }

    @Test
    void a_row_too_few_is_a_failure() {
        CheckedRows rows = new CheckedRows();
        rows.add(List.of(1.0), "7", 7);
        assertThrows(EngineException.class, () -> rows.compare(List.of(), true));
    }
}
