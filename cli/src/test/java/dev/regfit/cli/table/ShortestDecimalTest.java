package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {
    private static final ShortestDecimal POINT = new ShortestDecimal('.');

    private static String write(double value) {
        byte[] target = new byte[ShortestDecimal.LONGEST + 2];
        int end = POINT.write(value, target, 2);
        assertTrue(end - 2 <= ShortestDecimal.LONGEST, () -> "longer than told: " + value);
        return new String(target, 2, end - 2, StandardCharsets.US_ASCII);
    }

    /** Reads back, has no shorter neighbour that does, and none as short that is nearer. */
    private static void check(double value) {
        String text = write(value);
        assertEquals(value, Double.parseDouble(text), text);
        BigDecimal exact = new BigDecimal(value);
        BigDecimal written = new BigDecimal(text);
        int digits = written.stripTrailingZeros().precision();
        assertEquals(
                digits,
                written.unscaledValue()
                        .toString()
                        .replaceAll("0+$", "")
                        .replaceAll("^-", "")
                        .length());
        for (RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
            if (digits > 1) {
                BigDecimal shorter = exact.round(new MathContext(digits - 1, mode));
                assertTrue(shorter.doubleValue() != value, () -> text + " is longer than " + shorter);
            }
            BigDecimal other = exact.round(new MathContext(digits, mode));
            if (other.doubleValue() == value) {
                int nearer = other.subtract(exact)
                        .abs()
                        .compareTo(written.subtract(exact).abs());
                assertTrue(nearer >= 0, () -> text + " is not as near as " + other);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "1, 1",
        "-1.5, -1.5",
        "0.1, 0.1",
        "0.3333333333333333, 0.3333333333333333",
        "100, 100",
        "1234567, 1234567",
        "9007199254740992, 9007199254740992",
        "1e15, 1000000000000000",
        "9999999999999998, 9999999999999998",
        "1e16, 1e16",
        "12345678901234567000, 1.2345678901234567e19",
        "0.0001, 0.0001",
        "0.000123, 0.000123",
        "0.00001, 1e-5",
        "1.5e-7, 1.5e-7",
        "2e23, 2e23",
        "1e23, 1e23",
        "9e-324, 1e-323",
        "4.9e-324, 5e-324",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "1.7976931348623157e308, 1.7976931348623157e308",
        "-1.7976931348623155e-308, -1.7976931348623155e-308"
    })
    void writesWhatPeopleWould(double value, String text) {
        assertEquals(text, write(value));
    }

    @Test
    void writesTheDecimalCommaAsOne() {
        byte[] target = new byte[ShortestDecimal.LONGEST];
        int end = new ShortestDecimal(',').write(-12.5, target, 0);
        assertEquals("-12,5", new String(target, 0, end, StandardCharsets.US_ASCII));
    }

    /** Around all powers of two, where the interval that reads back is not symmetric, and of ten. */
    @Test
    void isShortestAroundPowers() {
        for (int e = Double.MIN_EXPONENT - 52; e <= Double.MAX_EXPONENT; e++) {
            double power = Math.scalb(1.0, e);
            check(power);
            check(Math.nextUp(power));
            check(Math.nextDown(power) == 0 ? power : Math.nextDown(power));
        }
        for (int e = -323; e <= 308; e++) {
            double power = Double.parseDouble("1e" + e);
            check(power);
            check(Math.nextUp(power));
            check(-Math.nextDown(power));
        }
    }

    @Test
    void isShortestForAllBitPatternsThatADieGives() {
        SplittableRandom random = new SplittableRandom(20);
        for (int i = 0; i < 60_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && value != 0) {
                check(value);
            }
        }
    }

    /** What tables hold: few digits, and values of usual sizes with all digits. */
    @Test
    void isShortestForUsualNumbers() {
        SplittableRandom random = new SplittableRandom(21);
        for (int i = 0; i < 30_000; i++) {
            BigInteger digits = BigInteger.valueOf(random.nextLong(1, 1L << random.nextInt(1, 54)));
            check(new BigDecimal(digits, random.nextInt(-3, 20)).doubleValue());
            check((random.nextDouble() - 0.5) * random.nextInt(1, 1000));
        }
    }

    /** Integers near 2^53, and subnormal numbers of few bits. */
    @Test
    void isShortestWhereBitsRunOut() {
        for (long i = 1; i < 3000; i++) {
            check(0x1p53 - 1500 + i);
            check(Double.longBitsToDouble(i));
            check(i * 1e13);
        }
    }
}
