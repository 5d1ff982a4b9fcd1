package dev.regfit.cli.table;

import java.math.BigInteger;

/**
 * The double nearest to w·10^q. Hot code: it is called for each number of a table.
 *
 * <p>Most numbers have some digits behind the point and few in all: w divided by a power of ten that is a double. The
 * quotient of doubles is off by what is left of w, which a fused multiply-add tells exactly; their sum rounds to the
 * nearest double unless it is next to the middle of two.
 *
 * <p>All others take the method of Eisel and Lemire (D. Lemire, Number parsing at a gigabyte per second, 2021): the 64 bits
 * of w times the leading 128 bits of 5^q decide nearly always; where they might not, this class does not guess.
 *
 * <p>Not safe for several threads: powers of five are found out when they are first needed, since a table uses few.
 */
final class NearestDouble {
    /** What {@link #of} answers when it cannot decide. */
    static final double UNDECIDED = Double.NaN;

    private static final int MOST_EXACT_TENS = 22;

    /** Powers of ten that are doubles, and the doubles next to their reciprocals. */
    private static final double[] TENS = new double[MOST_EXACT_TENS + 1];

    private static final double[] TENTHS = new double[TENS.length];

    static {
        double ten = 1;
        for (int q = 0; q < TENS.length; q++) {
            TENS[q] = ten;
            TENTHS[q] = 1 / ten;
            ten *= 10;
        }
    }

    /** What is left over a power of ten is known to some 2^-51 of itself. */
    private static final double MORE = 1 + 0x1p-49;

    private static final double LESS = 1 - 0x1p-49;

    private static final int LEAST_POWER = -342;
    private static final int GREATEST_POWER = 308;

    /** Within these powers the product of 128 bits is exact enough whatever its lower half is. */
    private static final int LEAST_SURE = -27;

    private static final int GREATEST_SURE = 55;

    /** Only within these powers can w·10^q be half way between two doubles. */
    private static final int LEAST_HALFWAY = -4;

    private static final int GREATEST_HALFWAY = 23;

    private static final int MANTISSA_BITS = 52;
    private static final int BIAS = 1023;
    private static final int GREATEST_EXPONENT = 2046;
    /** Of the upper half of the product these bits are below the mantissa, its round bit and one more. */
    private static final int BELOW = 64 - MANTISSA_BITS - 3;

    private static final long BELOW_MASK = (1L << BELOW) - 1;

    /** Of each power of five the leading 128 bits, first the upper half, the highest bit set; 0 if not yet found out. */
    private final long[] powers = new long[2 * (GREATEST_POWER - LEAST_POWER + 1)];

    /** The nearest double, or {@link #UNDECIDED}; w is unsigned. */
    double of(long w, int q) {
        if (q < 0 && -q < TENS.length && w >= 0) {
            double high = (w >>> Integer.SIZE) * 0x1p32;
            double low = w & 0xFFFFFFFFL;
            double sum = high + low;
            double quotient = sum / TENS[-q];
            double left = Math.fma(-quotient, TENS[-q], sum) + (low - (sum - high));
            double more = left * TENTHS[-q];
            double nearest = quotient + more * MORE;
            if (nearest == quotient + more * LESS) {
                return nearest;
            }
        }
        if (w == 0 || (q == 0 && w >>> (MANTISSA_BITS + 1) == 0)) {
            return w; // exact
        }
        return q < LEAST_POWER || q > GREATEST_POWER ? UNDECIDED : product(w, q);
    }

    private double product(long w, int q) {
        int index = 2 * (q - LEAST_POWER);
        long upper = powers[index];
        if (upper == 0) {
            upper = findOut(q);
        }
        int shift = Long.numberOfLeadingZeros(w);
        long normal = w << shift;
        // of two unsigned numbers, both with the highest bit set
        long high = Math.multiplyHigh(normal, upper) + normal + upper;
        long low = normal * upper;
        if ((high & BELOW_MASK) == BELOW_MASK) {
            long lower = powers[index + 1];
            long carry = Math.multiplyHigh(normal, lower) + lower + ((lower >> 63) & normal);
            low += carry;
            if (Long.compareUnsigned(low, carry) < 0) {
                high++;
            }
            if (low == -1L && (q < LEAST_SURE || q > GREATEST_SURE)) {
                return UNDECIDED;
            }
        }
        int top = (int) (high >>> 63);
        long mantissa = high >>> (top + BELOW);
        int exponent = binaryExponent(q) + 63 + top - shift + BIAS;
        if (exponent <= 0 || exponent >= GREATEST_EXPONENT) {
            return UNDECIDED; // subnormal, or near infinity
        }
        // What is rarest comes first, since the processor cannot foretell the bits of a mantissa.
        if (Long.compareUnsigned(low, 1) <= 0
                && (mantissa & 3) == 1
                && q >= LEAST_HALFWAY
                && q <= GREATEST_HALFWAY
                && (mantissa << (top + BELOW)) == high) {
            mantissa--; // half way: to the even one
        }
        mantissa = (mantissa + (mantissa & 1)) >>> 1;
        // the mantissa's highest bit counts the exponent up by one, and once more if rounding has carried into it
        return Double.longBitsToDouble(((long) (exponent - 1) << MANTISSA_BITS) + mantissa);
    }

    /** The largest e with 2^e ≤ 10^q; log₂ 10 as a fraction of 2^16 is exact enough for all powers here. */
    private static int binaryExponent(int q) {
        return (217706 * q) >> 16;
    }

    /** Finds out 5^q and returns its upper half. */
    private long findOut(int q) {
        BigInteger five = BigInteger.valueOf(5).pow(Math.abs(q));
        BigInteger bits;
        if (q >= 0) {
            bits = leading(five);
        } else {
            // rounded up, so that a product is never too small
            int length = five.bitLength();
            int scale = q >= LEAST_SURE ? length + 127 : 2 * length + 128;
            bits = leading(BigInteger.ONE.shiftLeft(scale).divide(five).add(BigInteger.ONE));
        }
        int index = 2 * (q - LEAST_POWER);
        powers[index + 1] = bits.longValue();
        powers[index] = bits.shiftRight(64).longValue();
        return powers[index];
    }

    private static BigInteger leading(BigInteger number) {
        return number.shiftLeft(128 - number.bitLength()); // to the right if that is negative
    }
}
