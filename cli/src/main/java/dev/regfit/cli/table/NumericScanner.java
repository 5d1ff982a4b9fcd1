package dev.regfit.cli.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads numbers from the bytes of a table.
 *
 * <p>Hot code with rules of its own: no object is made and no method called that the JIT does not inline, digits are
 * read eight at a time, and there is no check for the end of the bytes. So the bytes must end with a line end, and be
 * followed by {@link #PADDING} more that do not matter. What a number is, {@link CellParser} says; this class takes the
 * usual forms only and leaves all others to it: missing values, more than 19 digits, quotes, what is no number.
 */
final class NumericScanner {
    /** How many bytes must follow those that are read. */
    static final int PADDING = 16;

    /** What {@link #number} answers when the cell must be looked at by {@link CellParser}. */
    static final double UNUSUAL = CellParser.UNUSABLE;

    private static final int MOST_DIGITS = 19;
    private static final int MOST_EXPONENT_DIGITS = 4;
    private static final long HIGH_HALVES = 0xF0F0F0F0F0F0F0F0L;
    private static final long ZEROS = 0x3030303030303030L;
    private static final long SIXES = 0x0606060606060606L;

    private static final long[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};

    private final NearestDouble nearest = new NearestDouble();
    private final byte delimiter;
    private final byte decimal;
    private byte[] bytes = new byte[0];
    private ByteBuffer words = ByteBuffer.wrap(bytes);
    private int end;

    /** Both are ASCII. */
    NumericScanner(char delimiter, char decimal) {
        this.delimiter = (byte) delimiter;
        this.decimal = (byte) decimal;
    }

    /** Reads from these bytes from now on. */
    void over(byte[] bytes) {
        this.bytes = bytes;
        words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the cell ends that was read last: the place of a delimiter or a line end. */
    int end() {
        return end;
    }

    /** The number that is all of the cell that starts at {@code from}, or {@link #UNUSUAL}. */
    double number(int from) {
        byte[] b = bytes;
        int i = from;
        byte c = b[i];
        while (isBlank(c)) {
            c = b[++i];
        }
        // Whether a number is negative, and how many digits it has, no processor can foretell: no branch hangs on it.
        int minus = ((c ^ '-') - 1) >>> 31;
        i += minus;
        if (c == '+') {
            i++;
        }
        int start = i;
        long digits = 0;
        long eight = words.getLong(i);
        long others = othersThanDigits(eight);
        while (others == 0) {
            digits = 100_000_000 * digits + eightDigits(eight ^ ZEROS);
            i += 8;
            eight = words.getLong(i);
            others = othersThanDigits(eight);
        }
        int few = Long.numberOfTrailingZeros(others) >>> 3;
        digits = POWERS_OF_TEN[few] * digits + firstDigits(eight, few);
        i += few;
        int count = i - start;
        int power = 0;
        c = b[i];
        if (c == decimal) {
            int fraction = ++i;
            eight = words.getLong(i);
            others = othersThanDigits(eight);
            while (others == 0) {
                digits = 100_000_000 * digits + eightDigits(eight ^ ZEROS);
                i += 8;
                eight = words.getLong(i);
                others = othersThanDigits(eight);
            }
            few = Long.numberOfTrailingZeros(others) >>> 3;
            digits = POWERS_OF_TEN[few] * digits + firstDigits(eight, few);
            i += few;
            c = b[i];
            power = fraction - i;
            count -= power;
        }
        if (count == 0 || (count > MOST_DIGITS && count - leadingZeros(start) > MOST_DIGITS)) {
            return UNUSUAL;
        }
        if (c == 'e' || c == 'E') {
            c = b[++i];
            boolean down = c == '-';
            if (down || c == '+') {
                c = b[++i];
            }
            int first = i;
            int exponent = 0;
            while (c >= '0' && c <= '9' && i - first < MOST_EXPONENT_DIGITS) {
                exponent = 10 * exponent + (c - '0');
                c = b[++i];
            }
            if (i == first) {
                return UNUSUAL;
            }
            power += down ? -exponent : exponent;
        }
        while (isBlank(c)) {
            c = b[++i];
        }
        if (c != delimiter && c != '\n' && c != '\r') {
            return UNUSUAL;
        }
        end = i;
        double value = nearest.of(digits, power);
        if (!(value <= CellParser.LARGEST)) {
            return UNUSUAL;
        }
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ (long) minus << 63);
    }

    private boolean isBlank(byte c) {
        return (c == ' ' || c == '\t') && c != delimiter;
    }

    /** How many zeros stand before the other digits. */
    private int leadingZeros(int start) {
        int zeros = 0;
        for (int i = start; bytes[i] == '0' || bytes[i] == decimal; i++) {
            zeros += bytes[i] == '0' ? 1 : 0;
        }
        return zeros;
    }

    /**
     * Zero if all eight bytes are digits; otherwise the lowest byte that is not zero is the first that is none. Of a digit
     * the upper half is 3, also after adding 6.
     */
    private static long othersThanDigits(long eight) {
        return ((eight & HIGH_HALVES) ^ ZEROS) | (((eight + SIXES) & HIGH_HALVES) ^ ZEROS);
    }

    /** The number that the first bytes write, fewer than eight of them. */
    private static long firstDigits(long eight, int few) {
        return eightDigits((eight ^ ZEROS) << (56 - 8 * few) << 8);
    }

    /** The number of eight digits from 0 to 9, the first one in the lowest byte: pairs, then fours, then all. */
    private static long eightDigits(long ones) {
        long pairs = 10 * ones + (ones >>> 8);
        long upperFour = (pairs & 0x000000FF000000FFL) * (100 + (1_000_000L << 32));
        long lowerFour = ((pairs >>> 16) & 0x000000FF000000FFL) * (1 + (10_000L << 32));
        return (upperFour + lowerFour) >>> 32;
    }
}
