package dev.regfit.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, ≤ 1e-14",
        "3e-33, ≤ 1e-14",
        "1e-14, ≤ 1e-14",
        "1.2e-14, 1.2e-14",
        "0.0445, 0.044",
        "Infinity, unknown",
        "NaN, n/a"
    })
    void text(double figure, String expected) {
        assertEquals(expected, CertificateText.of(figure));
    }
}
