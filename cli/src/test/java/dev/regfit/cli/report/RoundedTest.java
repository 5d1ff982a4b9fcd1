package dev.regfit.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundedTest {
    private static void assertAsBigDecimal(double value, int digits) {
        BigDecimal exact = new BigDecimal(value).abs();
        BigDecimal rounded =
                exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        Rounded result = Rounded.of(value, digits);
        assertEquals(rounded.unscaledValue().toString(), result.digits());
        assertEquals(rounded.precision() - rounded.scale() - 1, result.exponent());
        assertEquals(rounded.toPlainString(), result.plain());
    }

    @Property
    void roundsAnyNumberAsBigDecimalDoes(@ForAll long bits, @ForAll @IntRange(min = 1, max = 17) int digits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value) && value != 0) {
            assertAsBigDecimal(value, digits);
        }
    }

    @Property
    void roundsUsualNumbersAsBigDecimalDoes(@ForAll int thousandths, @ForAll @IntRange(min = 1, max = 8) int digits) {
        if (thousandths != 0) {
            assertAsBigDecimal(thousandths / 1000.0, digits);
        }
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.5,
                1.5,
                2.5,
                9.5,
                0.25,
                99.5,
                999999.5,
                0.9999999,
                9.9999995,
                1e22,
                1e-5,
                1e-7,
                1000,
                1e6,
                1e15,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                -0.1,
                -123456.5
            })
    void roundsHalvesAndPowersOfTen(double value) {
        for (int digits = 1; digits <= 17; digits++) {
            assertAsBigDecimal(value, digits);
        }
    }
}
