package dev.regfit.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientSettingsTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesARateThatIsNoStep(double rate) {
        assertThrows(IllegalArgumentException.class, () -> new GradientSettings(rate, EpochListener.NONE));
    }

    @Test
    void takesNanForTheAutomaticRate() {
        assertEquals(true, new GradientSettings(Double.NaN, EpochListener.NONE).isAutomatic());
        assertEquals(false, new GradientSettings(0.1, EpochListener.NONE).isAutomatic());
    }
}
