package dev.regfit.solver.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningRateTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesARateThatIsNoStep(double rate) {
        assertThrows(IllegalArgumentException.class, () -> LearningRate.of(rate));
    }

    @Test
    void takesNanForTheAutomaticRate() {
        assertEquals(true, LearningRate.of(Double.NaN).isAutomatic());
        assertEquals(false, LearningRate.of(0.1).isAutomatic());
    }
}
