package dev.regfit.cli.table;

import java.math.BigInteger;

/**
 * Writes a double as the shortest decimal that reads back as the same double; of several the one nearest to it. Hot code.
 *
 * <p>The method is Schubfach (R. Giulietti, The Schubfach way to render doubles, 2020): of the multiples of 10^k, k being
 * the largest with 10^k no more than the width of the interval that rounds to the double, one or two next to the double
 * lie in that interval; and of the multiples of 10^(k+1) one at most, which is shorter. All that is needed are the
 * products of the double and the ends of its interval with 10^-k, of which the leading 63 bits and whether anything
 * follows them suffice.
 *
 * <p>Numbers from 1e-4 to below 1e16 are written without an exponent, whole ones without a point.
 */
final class ShortestDecimal {
    /** No number takes more bytes. */
    static final int LONGEST = 25;

    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
    private static final int EXPONENT = 0x7FF;
    private static final int LEAST_BINARY = -1074;
    private static final int BIAS = 1075;

    /** The powers of ten 10^k that intervals are measured by. */
    private static final int LEAST_K = -324;

    private static final int GREATEST_K = 292;

    /** Bits of g, the leading part of 10^-k rounded up; it is kept as its upper and its lower 63 bits. */
    private static final int BITS = 126;

    private static final long LOWER = Long.MAX_VALUE;

    /** Plain notation is for decimal exponents between these; the least, the greatest. */
    private static final int LEAST_PLAIN = -4;

    private static final int GREATEST_PLAIN = 15;

    private static final long[] UPPER_PART = new long[GREATEST_K - LEAST_K + 1];
    private static final long[] LOWER_PART = new long[UPPER_PART.length];

    private static final long[] TENS = new long[19];

    private static final byte[] PAIRS = new byte[200];

    static {
        for (int k = LEAST_K; k <= GREATEST_K; k++) {
            BigInteger g = leading(k);
            UPPER_PART[k - LEAST_K] = g.shiftRight(63).longValueExact();
            LOWER_PART[k - LEAST_K] = g.longValue() & LOWER;
        }
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = 10 * TENS[i - 1];
        }
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    private final byte decimal;

    /** @param decimal the decimal separator, ASCII */
    ShortestDecimal(char decimal) {
        this.decimal = (byte) decimal;
    }

    /** 10^-k times the power of two that makes it a number of so many bits, its fraction cut off, plus one. */
    private static BigInteger leading(int k) {
        int shift = BITS - 1 - floorLog2Pow10(-k);
        BigInteger power = BigInteger.TEN.pow(Math.abs(k));
        BigInteger whole = k <= 0
                ? shift >= 0 ? power.shiftLeft(shift) : power.shiftRight(-shift)
                : BigInteger.ONE.shiftLeft(shift).divide(power);
        return whole.add(BigInteger.ONE);
    }

    /** ⌊log₂ 10^e⌋, right for all e here. */
    private static int floorLog2Pow10(int e) {
        return (int) ((e * 913_124_641_741L) >> 38);
    }

    /** ⌊log₁₀ 2^e⌋, right for all e here. */
    private static int floorLog10Pow2(int e) {
        return (int) ((e * 661_971_961_083L) >> 41);
    }

    /** ⌊log₁₀ (¾·2^e)⌋, right for all e here. */
    private static int floorLog10ThreeQuartersPow2(int e) {
        return (int) ((e * 661_971_961_083L - 274_743_187_321L) >> 41);
    }

    /**
     * Writes a finite number.
     *
     * @param target has {@link #LONGEST} bytes of room
     * @return where it ends
     */
    int write(double value, byte[] target, int from) {
        int at = from;
        long bits = Double.doubleToRawLongBits(value);
        if (bits < 0) {
            target[at++] = '-';
        }
        long mantissa = bits & MANTISSA;
        int exponent = (int) (bits >>> MANTISSA_BITS) & EXPONENT;
        if (exponent == 0 && mantissa == 0) {
            target[at++] = '0';
            return at;
        }
        long c = exponent == 0 ? mantissa : mantissa | (MANTISSA + 1);
        int q = exponent == 0 ? LEAST_BINARY : exponent - BIAS;
        int whole = -q;
        if (whole >= 0 && whole <= MANTISSA_BITS && (c & ((1L << whole) - 1)) == 0) {
            return decimal(c >> whole, 0, target, at);
        }
        return shortest(c, q, target, at);
    }

    /** Writes c·2^q. */
    private int shortest(long c, int q, byte[] target, int at) {
        boolean even = (c & 1) == 0;
        boolean regular = c != MANTISSA + 1 || q == LEAST_BINARY; // else the double below is nearer than the one above
        int k = regular ? floorLog10Pow2(q) : floorLog10ThreeQuartersPow2(q);
        int h = q + floorLog2Pow10(-k) + 2;
        long upper = UPPER_PART[k - LEAST_K];
        long lower = LOWER_PART[k - LEAST_K];
        // four times the double and the ends of its interval, in units of 10^k
        long four = scaled(upper, lower, (4 * c) << h);
        long left = scaled(upper, lower, (regular ? 4 * c - 2 : 4 * c - 1) << h);
        long right = scaled(upper, lower, (4 * c + 2) << h);
        if (!even) { // the ends round to even, not to this one
            left++;
            right--;
        }
        long s = four >> 2;
        long tens = s / 10 * 10;
        boolean tensBelow = left <= 4 * tens;
        boolean tensAbove = 4 * (tens + 10) <= right;
        if (tensBelow != tensAbove) {
            return decimal((tensBelow ? tens : tens + 10) / 10, k + 1, target, at);
        }
        boolean below = left <= 4 * s;
        boolean above = 4 * (s + 1) <= right;
        long middle = 4 * s + 2;
        boolean up = below == above ? four > middle || (four == middle && (s & 1) != 0) : above;
        return decimal(up ? s + 1 : s, k, target, at);
    }

    /** g·x / 2^127 with its last bit set if anything was cut off: rounded to odd, by which comparisons stay right. */
    private static long scaled(long upper, long lower, long x) {
        long low = Math.multiplyHigh(lower, x);
        long middle = upper * x;
        long high = Math.multiplyHigh(upper, x);
        long rest = (middle >>> 1) + low;
        long whole = high + (rest >>> 63);
        return whole | (((rest & LOWER) + LOWER) >>> 63);
    }

    /** Writes d·10^k, d greater than zero. */
    private int decimal(long d, int k, byte[] target, int from) {
        long left = d;
        int power = k;
        while (left % 100 == 0) {
            left /= 100;
            power += 2;
        }
        if (left % 10 == 0) {
            left /= 10;
            power++;
        }
        int count = count(left);
        int exponent = power + count - 1;
        if (exponent < LEAST_PLAIN || exponent > GREATEST_PLAIN) {
            return scientific(left, count, exponent, target, from);
        }
        if (power >= 0) {
            int at = digits(left, count, target, from);
            return zeros(power, target, at);
        }
        if (exponent < 0) {
            target[from] = '0';
            target[from + 1] = decimal;
            int at = zeros(-exponent - 1, target, from + 2);
            return digits(left, count, target, at);
        }
        int end = digits(left, count, target, from + 1);
        return insertPoint(exponent + 1, target, from, end);
    }

    /** Moves the first digits one to the left, and puts the point behind them. */
    private int insertPoint(int before, byte[] target, int from, int end) {
        for (int i = from; i < from + before; i++) {
            target[i] = target[i + 1];
        }
        target[from + before] = decimal;
        return end;
    }

    private int scientific(long d, int count, int exponent, byte[] target, int from) {
        int at;
        if (count == 1) {
            at = digits(d, 1, target, from);
        } else {
            at = insertPoint(1, target, from, digits(d, count, target, from + 1));
        }
        target[at++] = 'e';
        if (exponent < 0) {
            target[at++] = '-';
        }
        int size = Math.abs(exponent);
        return digits(size, count(size), target, at);
    }

    private static int zeros(int count, byte[] target, int from) {
        for (int i = from; i < from + count; i++) {
            target[i] = '0';
        }
        return from + count;
    }

    /** Number of digits of a number greater than zero; log₁₀ 2 is about 1233/4096. */
    private static int count(long d) {
        int guess = ((Long.SIZE - Long.numberOfLeadingZeros(d)) * 1233) >> 12;
        return d < TENS[guess] ? guess : guess + 1;
    }

    /** Writes so many digits. Returns where they end. */
    private static int digits(long d, int count, byte[] target, int from) {
        int at = from + count;
        long left = d;
        while (left >= 100) {
            long hundreds = left / 100;
            int pair = 2 * (int) (left - 100 * hundreds);
            target[--at] = PAIRS[pair + 1];
            target[--at] = PAIRS[pair];
            left = hundreds;
        }
        if (left >= 10) {
            target[--at] = PAIRS[2 * (int) left + 1];
            target[--at] = PAIRS[2 * (int) left];
        } else {
            target[--at] = (byte) ('0' + left);
        }
        return from + count;
    }
}
