package dev.regfit.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "-2.50, -2.5",
        "0.1, 0.1",
        "3.14159265, 3.14159",
        "123456.7, 123457",
        "1234567.8, 1234568",
        "999999.96, 1000000",
        "123456789, 123456789",
        "1234567890, 1.23457e9",
        "0.000012345678, 0.0000123457",
        "0.0000012345678, 1.23457e-6",
        "-1e-300, -1e-300",
        "NaN, n/a",
        "-Infinity, -∞",
    })
    void sixDigits(double value, String text) {
        assertEquals(text, TextNumbers.of(value));
    }

    @Test
    void pointsAreBelowEachOther() {
        assertEquals(List.of("12    ", "-0.125", " 1e9  "), TextNumbers.column(new double[] {12, -0.125, 1e9}));
    }
}
