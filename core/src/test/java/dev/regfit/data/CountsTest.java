package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 999, 1000, 20_640, 999_999, 1_000_000, Long.MAX_VALUE, -1, -999, -1000, -123_456})
    void groupsAsTheLocaleWithoutALanguageDoes(long count) {
        assertEquals(String.format(Locale.ROOT, "%,d", count), Counts.grouped(count));
    }
}
