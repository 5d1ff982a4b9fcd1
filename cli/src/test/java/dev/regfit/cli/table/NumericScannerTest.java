package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is {@code Double.parseDouble}, which is exact. */
class NumericScannerTest {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final NearestDouble nearest = new NearestDouble();
    private final CellParser parser = new CellParser('.', TableOptions.MISSING);

    private static double scan(String cell, char decimal) {
        return scan(cell, decimal, ';');
    }

    private static double scan(String cell, char decimal, char end) {
        byte[] bytes = (cell + end).getBytes(StandardCharsets.UTF_8);
        NumericScanner scanner = new NumericScanner(';', decimal);
        scanner.over(Arrays.copyOf(bytes, bytes.length + NumericScanner.PADDING));
        double value = scanner.number(0);
        if (value != NumericScanner.UNUSUAL) {
            assertEquals(bytes.length - 1, scanner.end(), cell);
        }
        return value;
    }

    /** What is read is right, and what {@link CellParser} must look at is the exception: integers above 2^53. */
    private void assertReads(String cell) {
        double expected = Double.parseDouble(cell);
        if (Math.abs(expected) <= CellParser.LARGEST) {
            double value = scan(cell, '.');
            if (value == NumericScanner.UNUSUAL && isLargeInteger(cell)) {
                return;
            }
            assertNotEquals(NumericScanner.UNUSUAL, value, cell);
            assertEquals(expected, value, cell);
        }
    }

    private static boolean isLargeInteger(String cell) {
        String digits = cell.replaceFirst("[.]?([eE].*)?$", "");
        return digits.matches("[+-]?[0-9]+")
                && new BigInteger(digits).abs().compareTo(BigInteger.valueOf(RoundedIntegers.LARGEST_EXACT)) > 0;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+1",
                "1",
                "-1.5",
                ".5",
                "5.",
                "-.5e3",
                "1e5",
                "1E+05",
                "1e-300",
                "00012",
                "0.1",
                "1e22",
                "1e23",
                "9007199254740991",
                "9007199254740992",
                "0.3333333333333333",
                "0.12345678",
                "0.123456789012345678",
                "12345678.12345678",
                "0.0081421805183435076",
                "-2.466e-12",
                "0.00000000000000000000000000012345",
                "00000000000000000000000000.5",
                "1e100",
                "0.e0",
                "0e9999",
                "0.000e-9999",
                "2.2250738585072014e-308",
                "1.00000000000000011e+00",
                "1234567",
                "12345678",
                "1234567.",
                "12345678.",
                ".1234567",
                ".12345678",
                "-1234.567",
                "123456.7e-3",
                "1234567.8",
                "12345678.9",
                "0.1234567890123456",
                "1.123456e3",
                "1.1234567e3"
            })
    void readsTheUsualForms(String cell) {
        assertReads(cell);
        assertEquals(Double.parseDouble(cell), scan(" \t" + cell + " \t", '.'));
        assertEquals(Double.parseDouble(cell), scan(cell, '.', '\n'));
        assertEquals(Double.parseDouble(cell), scan(cell, '.', '\r'));
        assertEquals(Double.parseDouble(cell), scan(cell.replace('.', ','), ','));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                ".",
                "+.",
                "NA",
                "1x",
                "1 2",
                "1.2.3",
                "1.23456.7",
                "1234567..8",
                "1.234567.8",
                "12345678.90.1",
                "+-5",
                "+-1.234567",
                "-+5",
                "1.2345:7",
                "1.23456/",
                "1.234567:",
                "1.234567-8",
                "1.\u00b934567",
                "1e",
                "1e+",
                "1e5.5",
                "--1",
                "inf",
                "1e101",
                "-1e101",
                "1e999",
                "12345678901234567890",
                "0.12345678901234567890",
                "1,5",
                "é",
                "1é",
                "1e00005"
            })
    void leavesTheRestAlone(String cell) {
        assertEquals(NumericScanner.UNUSUAL, scan(cell, '.'));
    }

    @Test
    void withADecimalCommaAPointIsNoPartOfANumber() {
        assertEquals(NumericScanner.UNUSUAL, scan("1.5", ','));
    }

    @Property(tries = 20_000, seed = "20261121")
    void readsEveryDoubleInSeventeenDigits(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Math.abs(value) <= CellParser.LARGEST && Math.abs(value) >= Double.MIN_NORMAL) {
            assertReads(String.format(Locale.ROOT, "%.16e", value));
            assertReads(Double.toString(value));
        }
    }

    @Property(tries = 20_000, seed = "20261121")
    void readsWhatABenchmarkWrites(@ForAll long seed) {
        Random random = new Random(seed);
        double value = random.nextGaussian() * Math.pow(10, random.nextInt(8) - 4);
        assertReads(new BigDecimal(value)
                .round(new MathContext(17))
                .stripTrailingZeros()
                .toPlainString());
    }

    @Property(tries = 20_000, seed = "20261121")
    void readsEveryDecimal(@ForAll @LongRange(min = 0) long digits, @ForAll @IntRange(min = -40, max = 40) int scale) {
        BigDecimal decimal = new BigDecimal(BigInteger.valueOf(digits), scale);
        if (Math.abs(decimal.doubleValue()) <= CellParser.LARGEST) {
            assertReads(decimal.unscaledValue() + "e" + -scale);
        }
        String plain = decimal.toPlainString();
        double value = scan(plain, '.');
        assertEquals(parser.number(plain), value == NumericScanner.UNUSUAL ? parser.number(plain) : value, plain);
    }

    /** Of any characters that numbers are made of: right, or left alone. */
    @Property(tries = 20_000, seed = "20261121")
    void makesNothingUp(
            @ForAll @CharRange(from = '+', to = ':') @Chars({'e', ' '}) @StringLength(max = 24) String cell) {
        double value = scan(cell, '.');
        if (value != NumericScanner.UNUSUAL) {
            assertEquals(parser.number(cell), value, cell);
        }
    }

    /** Subnormal, half way, and close to half way: undecided is right, a wrong answer is not. */
    @Property(tries = 20_000, seed = "20261121")
    void isNeverWrong(@ForAll long w, @ForAll @IntRange(min = -360, max = 330) int q) {
        assertNeverWrong(w, q);
    }

    @Property(tries = 20_000, seed = "20261121")
    void isRightHalfWay(
            @ForAll @LongRange(min = 1L << 52, max = (1L << 53) - 1) long mantissa,
            @ForAll @IntRange(min = -5, max = 12) int exponent,
            @ForAll @IntRange(min = -1, max = 1) int aside) {
        BigDecimal half = BigDecimal.valueOf(2 * mantissa + 1)
                .multiply(TWO.pow(Math.max(exponent, 0)))
                .divide(TWO.pow(Math.max(-exponent, 0)))
                .stripTrailingZeros();
        BigInteger w = half.unscaledValue().add(BigInteger.valueOf(aside));
        if (w.bitLength() <= 64) {
            assertNeverWrong(w.longValue(), -half.scale());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4503599627370497.5", "4503599627370496.5", "9007199254740993.0", "1801439850948198.6e1"})
    void halfWayGoesToTheEvenOne(String cell) {
        assertReads(cell);
    }

    private void assertNeverWrong(long w, int q) {
        double value = nearest.of(w, q);
        if (!Double.isNaN(value)) {
            String number = Long.toUnsignedString(w) + "e" + q;
            assertEquals(Double.parseDouble(number), value, number);
        }
    }

    @Test
    void decidesNearlyAlways() {
        Random random = new Random(1);
        int undecided = 0;
        for (int i = 0; i < 100_000; i++) {
            undecided += Double.isNaN(nearest.of(random.nextLong(), random.nextInt(600) - 320)) ? 1 : 0;
        }
        assertEquals(0, undecided);
    }
}
