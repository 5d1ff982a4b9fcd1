package dev.regfit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InOrderTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void failsOfTheFirstInOrder(int jobs) {
        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> InOrder.of(jobs, 100, k -> {
                    if (k % 10 == 7) {
                        throw new IllegalStateException("number " + k);
                    }
                    return k;
                }));
        assertEquals("number 7", failure.getMessage());
    }
}
