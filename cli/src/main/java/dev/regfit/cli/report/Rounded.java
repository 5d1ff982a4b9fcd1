package dev.regfit.cli.report;

import java.math.BigInteger;

/**
 * The size of a number rounded to significant decimal digits, from its exact value and half to even: {@code digits} /
 * 10<sup>k</sup>. As {@code BigDecimal} would round it, whose class takes as long to start with as half a small report
 * (JDK 25 makes it a table of powers of five).
 *
 * @param digits without zeros at their end
 * @param exponent the power of ten of the first digit
 */
record Rounded(String digits, int exponent) {
    private static final long MANTISSA = (1L << 52) - 1;

    /**
     * @param value neither zero, infinite nor NaN; its sign is left out
     * @param count number of digits
     */
    static Rounded of(double value, int count) {
        BigInteger limit = BigInteger.TEN.pow(count);
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
        BigInteger rounded = scaled(value, count - 1 - exponent);
        if (rounded.compareTo(limit) >= 0) { // rounded up to a power of ten, or the logarithm is too small
            exponent++;
            rounded = scaled(value, count - 1 - exponent);
        } else if (rounded.compareTo(limit.divide(BigInteger.TEN)) <= 0) { // a power of ten, or it is too large
            BigInteger finer = scaled(value, count - exponent);
            if (finer.compareTo(limit) < 0) {
                exponent--;
                rounded = finer;
            }
        }
        String digits = rounded.toString();
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return new Rounded(digits.substring(0, end), exponent);
    }

    /** |value|·10ᵏ as a whole number, half to even. */
    private static BigInteger scaled(double value, int k) {
        long bits = Double.doubleToRawLongBits(Math.abs(value));
        int power = (int) (bits >>> 52);
        long mantissa = power == 0 ? bits : (bits & MANTISSA) | (MANTISSA + 1);
        int shift = Math.max(power, 1) - 1075;
        BigInteger above =
                BigInteger.valueOf(mantissa).shiftLeft(Math.max(shift, 0)).multiply(BigInteger.TEN.pow(Math.max(k, 0)));
        BigInteger below = BigInteger.TEN.pow(Math.max(-k, 0)).shiftLeft(Math.max(-shift, 0));
        BigInteger[] whole = above.divideAndRemainder(below);
        int half = whole[1].shiftLeft(1).compareTo(below);
        boolean isUp = half > 0 || (half == 0 && whole[0].testBit(0));
        return isUp ? whole[0].add(BigInteger.ONE) : whole[0];
    }

    /** With a power of ten behind. */
    String scientific() {
        return digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + "e" + exponent;
    }

    /** With all its zeros. */
    String plain() {
        if (exponent < 0) {
            return "0." + "0".repeat(-exponent - 1) + digits;
        }
        int whole = exponent + 1;
        return digits.length() <= whole
                ? digits + "0".repeat(whole - digits.length())
                : digits.substring(0, whole) + "." + digits.substring(whole);
    }
}
