package dev.regfit.cli.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.cli.plot.Axis.Scale;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
    private static List<String> texts(Axis axis, int most) {
        return axis.ticks(most).stream().map(Axis.Tick::text).toList();
    }

    @Test
    void peopleCountInOnesTwosAndFives() {
        assertEquals(List.of("0", "2", "4", "6", "8", "10"), texts(Axis.covering("", Scale.LINEAR, 0, 10), 6));
        assertEquals(List.of("−0.5", "0.0", "0.5"), texts(Axis.covering("", Scale.LINEAR, -0.6, 0.7), 4));
        assertEquals(List.of("0", "1e6", "2e6"), texts(Axis.covering("", Scale.LINEAR, 0, 2e6), 3));
        assertEquals(List.of("0.01", "0.1", "1", "10"), texts(Axis.covering("", Scale.LOG, 0.01, 10), 5));
        assertEquals(List.of("1", "2", "5", "10"), texts(Axis.covering("", Scale.LOG, 1, 10), 5));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-3, -2.5", "1e-12, 2e-12", "-1e9, 3", "5, 5", "0, 0"})
    void valuesAreCoveredAndTicksAreWithin(double low, double high) {
        Axis axis = Axis.covering("", Scale.LINEAR, low, high, Double.NaN);
        assertTrue(axis.holds(low) && axis.holds(high));
        for (int most = 1; most < 12; most++) {
            List<Axis.Tick> ticks = axis.ticks(most);
            assertTrue(ticks.size() <= most + 1, () -> ticks.toString());
            assertTrue(ticks.stream().allMatch(tick -> tick.value() >= axis.low() - 1e-6 * (axis.high() - axis.low())));
            assertEquals(
                    ticks.size(), ticks.stream().map(Axis.Tick::text).distinct().count(), ticks::toString);
        }
    }
}
