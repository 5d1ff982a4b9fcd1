package dev.regfit.cli.page;

/**
 * Numbers as printable text: 13 bits in two of 91 characters, none of which means anything in HTML or JSON. That is 1.23
 * times the bytes, where base64 takes 1.33.
 */
final class Packed {
    private static final int DIGITS = 91;
    private static final int BITS = 13;
    private static final char FIRST = '!';

    /** More steps than a screen has dots. */
    private static final int STEP_BITS = 13;

    /** Left out: the quotation mark and the backslash of JSON, and what opens a tag. */
    private static final String LEFT_OUT = "\"<\\";

    private static final char[] ALPHABET = alphabet();

    private final StringBuilder text = new StringBuilder();
    private long bag;
    private int held;

    private Packed() {}

    private static char[] alphabet() {
        char[] alphabet = new char[DIGITS];
        char next = FIRST;
        for (int k = 0; k < DIGITS; k++) {
            while (LEFT_OUT.indexOf(next) >= 0) {
                next++;
            }
            alphabet[k] = next++;
        }
        return alphabet;
    }

    /** Doubles, all of their 64 bits. */
    static String doubles(double[] values) {
        Packed packed = new Packed();
        for (double value : values) {
            packed.add(Double.doubleToRawLongBits(value), Long.SIZE);
        }
        return packed.end();
    }

    /** Seven digits of each, for people. */
    static String floats(double[] values) {
        Packed packed = new Packed();
        for (double value : values) {
            packed.add(Float.floatToRawIntBits((float) value), Float.SIZE);
        }
        return packed.end();
    }

    /** Numbers of a range, which they are within, as steps of it: for drawing. */
    static String steps(double[] values, double low, double high) {
        Packed packed = new Packed();
        double width = high > low ? high - low : 1;
        for (double value : values) {
            packed.add(Math.round((value - low) / width * ((1 << STEP_BITS) - 1)), STEP_BITS);
        }
        return packed.end();
    }

    /**
     * Numbers from −1 to below 1 as binary fractions.
     *
     * @param bits of each, with its sign; at most 64
     */
    static String fractions(double[] values, int bits) {
        Packed packed = new Packed();
        for (double value : values) {
            packed.add((long) Math.rint(Math.scalb(value, bits - 1)), bits);
        }
        return packed.end();
    }

    /** Adds the lowest bits, from the highest of them down. */
    private void add(long value, int bits) {
        for (int rest = bits; rest > 0; ) {
            int taken = Math.min(rest, Short.SIZE);
            rest -= taken;
            bag = (bag << taken) | ((value >>> rest) & ((1L << taken) - 1));
            held += taken;
            while (held >= BITS) {
                held -= BITS;
                write((int) ((bag >>> held) & ((1 << BITS) - 1)));
            }
        }
    }

    private void write(int digits) {
        text.append(ALPHABET[digits / DIGITS]).append(ALPHABET[digits % DIGITS]);
    }

    private String end() {
        if (held > 0) {
            write((int) ((bag << (BITS - held)) & ((1 << BITS) - 1)));
        }
        return text.toString();
    }
}
