package dev.regfit.cli.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads numbers from the bytes of a table.
 *
 * <p>Hot code with rules of its own: no object is made and no method called that the JIT does not inline, digits are
 * read eight at a time, and there is no check for the end of the bytes. So the bytes must end with a line end, and be
 * followed by {@link #PADDING} more that do not matter. What a number is, {@link CellParser} says; this class takes the
 * usual forms only and leaves all others to it: missing values, more than 19 digits, integers above 2^53, quotes, what is
 * no number.
 */
final class NumericScanner {
    /** How many bytes must follow those that are read. */
    static final int PADDING = 16;

    /** What {@link #number} answers when the cell must be looked at by {@link CellParser}. */
    static final double UNUSUAL = CellParser.UNUSABLE;

    /** Eight bytes from an index on, the first one lowest. C2 makes less code of it than of a ByteBuffer. */
    static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int MOST_DIGITS = 19;
    /** Integers of so many digits are doubles. */
    private static final int EXACT_DIGITS = 15;

    private static final int MOST_EXPONENT_DIGITS = 4;
    private static final int NO_EXPONENT = Integer.MAX_VALUE;
    private static final long ZEROS = 0x3030303030303030L;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
    /** Added to a byte of less than 128, this sets its highest bit if it is more than 9. */
    private static final long TO_128 = 0x7676767676767676L;

    private static final long[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};
    private static final double[] SIGNS = {1.0, -1.0};

    private final NearestDouble nearest = new NearestDouble();
    private final byte delimiter;
    private final byte decimal;
    private byte[] bytes = new byte[0];
    private int end;

    /** Both are ASCII. */
    NumericScanner(char delimiter, char decimal) {
        this.delimiter = (byte) delimiter;
        this.decimal = (byte) decimal;
    }

    /** Reads from these bytes from now on. */
    void over(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Where the cell ends that was read last: the place of a delimiter or a line end. */
    int end() {
        return end;
    }

    /** The number that is all of the cell that starts at {@code from}, or {@link #UNUSUAL}. */
    double number(int from) {
        byte[] b = bytes;
        int first = b[from] <= '+' ? afterBlanks(from) : from;
        int negative = isMinus(b[first]);
        int start = first + negative;
        long eight = (long) EIGHT.get(b, start) ^ ZEROS;
        long others = others(eight);
        int point = start + Long.numberOfTrailingZeros(others) / Byte.SIZE;
        if (isOne(others) && b[point] == decimal) {
            // seven digits and the point, over which those before it are moved
            long seven = number(((eight & ((others >>> 7) - 1)) << 8) | (eight & -(others << 1)));
            long digits = digits(seven, start + 8);
            return value(start, digits, end - start - 1, point + 1 - end, negative);
        }
        return otherNumber(start, negative);
    }

    /** A number whose first eight bytes are other than seven digits and a point. */
    private double otherNumber(int start, int negative) {
        long digits = digits(0, start);
        if (bytes[end] != decimal) {
            return value(start, digits, end - start, 0, negative);
        }
        int fraction = end + 1;
        digits = digits(digits, fraction);
        return value(start, digits, end - start - 1, fraction - end, negative);
    }

    /** Reads the digits from a place on to their {@link #end}, behind others that have been read. */
    private long digits(long before, int from) {
        byte[] b = bytes;
        long digits = before;
        int i = from;
        long eight = (long) EIGHT.get(b, i) ^ ZEROS;
        long others = others(eight);
        if (others == 0) { // the usual turn, apart from the loop: a tenth of the time of a cell on Java 17
            digits = 100_000_000 * digits + number(eight);
            i += 8;
            eight = (long) EIGHT.get(b, i) ^ ZEROS;
            others = others(eight);
        }
        while (others == 0) {
            digits = 100_000_000 * digits + number(eight);
            i += 8;
            eight = (long) EIGHT.get(b, i) ^ ZEROS;
            others = others(eight);
        }
        int few = (Long.numberOfTrailingZeros(others) / Byte.SIZE) & 7; // which spares a check of an index
        end = i + few;
        return TENS[few] * digits + number((eight << (56 - 8 * few)) << 8);
    }

    /** The number of so many digits, which end at {@link #end}, if that ends the cell. */
    private double value(int start, long digits, int count, int power, int negative) {
        if (count == 0 || (count > EXACT_DIGITS && isTooLong(start, digits, count, power))) {
            return UNUSUAL;
        }
        int exponent = power;
        byte c = bytes[end];
        if (c != delimiter && c != '\n') {
            int more = exponent();
            if (more == NO_EXPONENT) {
                return UNUSUAL;
            }
            exponent += more;
        }
        double value = nearest.of(digits, exponent);
        return value <= CellParser.LARGEST ? SIGNS[negative] * value : UNUSUAL;
    }

    /** Whether there are too many digits for a long, or for an integer that a double surely is. */
    private boolean isTooLong(int start, long digits, int count, int power) {
        return (count > MOST_DIGITS && count - leadingZeros(start) > MOST_DIGITS)
                || (power == 0 && Long.compareUnsigned(digits, RoundedIntegers.LARGEST_EXACT) > 0);
    }

    /** Reads the exponent behind the digits, if there is one, and blanks; or finds that they do not end the cell. */
    private int exponent() {
        byte[] b = bytes;
        int i = end;
        byte c = b[i];
        int exponent = 0;
        if (c == 'e' || c == 'E') {
            c = b[++i];
            boolean down = c == '-';
            if (down || c == '+') {
                c = b[++i];
            }
            int first = i;
            while (c >= '0' && c <= '9' && i - first < MOST_EXPONENT_DIGITS) {
                exponent = 10 * exponent + (c - '0');
                c = b[++i];
            }
            if (i == first) {
                return NO_EXPONENT;
            }
            exponent = down ? -exponent : exponent;
        }
        while (isBlank(c)) {
            c = b[++i];
        }
        end = i;
        return c == delimiter || c == '\n' || c == '\r' ? exponent : NO_EXPONENT;
    }

    /** Where the sign or the first digit is, or whatever stands there instead. */
    private int afterBlanks(int from) {
        int i = from;
        while (isBlank(bytes[i])) {
            i++;
        }
        return bytes[i] == '+' && bytes[i + 1] != '-' ? i + 1 : i;
    }

    /** Whether there is exactly one other. */
    private static boolean isOne(long others) {
        return others != 0 && (others & (others - 1)) == 0;
    }

    private boolean isBlank(byte c) {
        return (c == ' ' || c == '\t') && c != delimiter;
    }

    /** 1 for a minus and 0 for all else, without a branch, which would be taken as often as not. */
    private static int isMinus(byte c) {
        return (((c & 0xFF) ^ '-') - 1) >>> 31;
    }

    /** How many zeros stand before the other digits. */
    private int leadingZeros(int start) {
        int zeros = 0;
        for (int i = start; bytes[i] == '0' || bytes[i] == decimal; i++) {
            zeros += bytes[i] == '0' ? 1 : 0;
        }
        return zeros;
    }

    /** The highest bit of each byte that is more than 9. */
    private static long others(long eight) {
        return (((eight & LOW_BITS) + TO_128) | eight) & ~LOW_BITS;
    }

    /** The number of eight digits, the first one in the lowest byte: pairs, then fours, then all. */
    private static long number(long eight) {
        long pairs = (eight * (1 + (10 << 8))) >>> 8;
        long fours = ((pairs & 0x00FF00FF00FF00FFL) * (1 + (100 << 16))) >>> 16;
        return ((fours & 0x0000FFFF0000FFFFL) * (1 + (10_000L << 32))) >>> 32;
    }
}
