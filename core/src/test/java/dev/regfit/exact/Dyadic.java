package dev.regfit.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * An exact number m·2ᵉ: every finite double is one, and so are their sums and products.
 *
 * @param mantissa m, odd or zero
 * @param exponent e
 */
record Dyadic(BigInteger mantissa, int exponent) implements Comparable<Dyadic> {
    static final Dyadic ZERO = new Dyadic(BigInteger.ZERO, 0);
    static final Dyadic ONE = new Dyadic(BigInteger.ONE, 0);
    private static final int DOUBLE_BITS = 60;

    private static Dyadic of(BigInteger mantissa, int exponent) {
        if (mantissa.signum() == 0) {
            return ZERO;
        }
        int zeros = mantissa.getLowestSetBit();
        return zeros == 0 ? new Dyadic(mantissa, exponent) : new Dyadic(mantissa.shiftRight(zeros), exponent + zeros);
    }

    /** Exactly this double, which must be finite. */
    static Dyadic of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a finite number: " + value);
        }
        long bits = Double.doubleToLongBits(value);
        int field = (int) (bits >>> 52) & 0x7ff;
        long fraction = bits & 0xfffffffffffffL;
        long mantissa = field == 0 ? fraction : fraction | 1L << 52;
        return of(BigInteger.valueOf(value < 0 ? -mantissa : mantissa), Math.max(field, 1) - 1075);
    }

    /** A decimal number, cut off after some significant bits. */
    static Dyadic of(BigDecimal value, int bits) {
        return value.scale() <= 0
                ? of(value.toBigIntegerExact(), 0)
                : of(value.unscaledValue(), 0).dividedBy(of(BigInteger.TEN.pow(value.scale()), 0), bits);
    }

    Dyadic plus(Dyadic other) {
        if (signum() == 0) {
            return other;
        }
        if (other.signum() == 0) {
            return this;
        }
        int common = Math.min(exponent, other.exponent);
        return of(at(common).add(other.at(common)), common);
    }

    private BigInteger at(int common) {
        return mantissa.shiftLeft(exponent - common);
    }

    Dyadic minus(Dyadic other) {
        return plus(other.negate());
    }

    Dyadic times(Dyadic other) {
        return signum() == 0 || other.signum() == 0
                ? ZERO
                : new Dyadic(mantissa.multiply(other.mantissa), exponent + other.exponent);
    }

    Dyadic negate() {
        return new Dyadic(mantissa.negate(), exponent);
    }

    /** The number, its negative or zero, by the sign. */
    Dyadic signed(int sign) {
        return sign == 0 ? ZERO : sign < 0 ? negate() : this;
    }

    Dyadic half() {
        return signum() == 0 ? ZERO : new Dyadic(mantissa, exponent - 1);
    }

    /** The quotient where it is known to be such a number too. */
    Dyadic dividedExactly(Dyadic divisor) {
        return of(mantissa.divide(divisor.mantissa), exponent - divisor.exponent);
    }

    /** The quotient, cut off after some significant bits. */
    Dyadic dividedBy(Dyadic divisor, int bits) {
        int shift = Math.max(0, bits + divisor.mantissa.bitLength() - mantissa.bitLength());
        return of(mantissa.shiftLeft(shift).divide(divisor.mantissa), exponent - divisor.exponent - shift);
    }

    int signum() {
        return mantissa.signum();
    }

    @Override
    public int compareTo(Dyadic other) {
        return minus(other).signum();
    }

    /** Nearly this number, for choices that need not be exact. */
    double approximate() {
        int excess = Math.max(0, mantissa.bitLength() - DOUBLE_BITS);
        return Math.scalb(mantissa.shiftRight(excess).doubleValue(), exponent + excess);
    }

    /** Exactly this number. */
    BigDecimal exact() {
        return exponent >= 0
                ? new BigDecimal(mantissa.shiftLeft(exponent))
                : new BigDecimal(mantissa.multiply(BigInteger.valueOf(5).pow(-exponent)), -exponent);
    }

    /** The quotient in decimal digits. */
    BigDecimal over(Dyadic divisor, MathContext digits) {
        int shift = exponent - divisor.exponent;
        BigDecimal quotient = new BigDecimal(mantissa).divide(new BigDecimal(divisor.mantissa), digits);
        return quotient.multiply(new Dyadic(BigInteger.ONE, shift).exact(), digits);
    }
}
