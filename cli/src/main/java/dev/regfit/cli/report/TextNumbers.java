package dev.regfit.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Numbers for people: rounded, without zeros that say nothing, and the same in every language. */
final class TextNumbers {
    static final int DIGITS = 6;
    private static final int SMALLEST_PLAIN_EXPONENT = -5;
    private static final int LARGEST_PLAIN_EXPONENT = 8;

    /** An R², a number of order one, that is nearer to zero than this is zero. */
    private static final double NEGLIGIBLE = 1e-12;

    private TextNumbers() {}

    /** An R² that is zero if but for rounding it would be. */
    static double withoutRounding(double value) {
        return Math.abs(value) < NEGLIGIBLE ? 0 : value;
    }

    /** With six significant digits. */
    static String of(double value) {
        return of(value, DIGITS);
    }

    /** Rounded to so many significant digits, but never before the decimal point unless the number is very large. */
    static String of(double value, int digits) {
        if (Double.isNaN(value)) {
            return "n/a";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        if (value == 0) {
            return "0";
        }
        Rounded rounded = Rounded.of(value, digits);
        int exponent = rounded.exponent();
        String sign = value < 0 ? "-" : "";
        if (exponent < SMALLEST_PLAIN_EXPONENT || exponent > LARGEST_PLAIN_EXPONENT) {
            return sign + rounded.scientific();
        }
        return exponent >= digits ? Long.toString((long) Math.rint(value)) : sign + rounded.plain();
    }

    /** Numbers of one column, padded so that their decimal points are below each other. */
    static List<String> column(double[] values) {
        return column(values, DIGITS);
    }

    /** The same, rounded to so many significant digits. */
    static List<String> column(double[] values, int digits) {
        List<String> texts = new ArrayList<>();
        int left = 0;
        int right = 0;
        for (double value : values) {
            String text = of(value, digits);
            int whole = wholePart(text);
            texts.add(text);
            left = Math.max(left, whole);
            right = Math.max(right, text.length() - whole);
        }
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            int whole = wholePart(text);
            texts.set(i, " ".repeat(left - whole) + text + " ".repeat(right - text.length() + whole));
        }
        return texts;
    }

    /** The same; blank where there is no number. */
    static List<String> known(double[] values, int digits) {
        double[] known =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        Iterator<String> numbers = column(known, digits).iterator();
        return Arrays.stream(values)
                .mapToObj(value -> Double.isNaN(value) ? "" : numbers.next())
                .toList();
    }

    /** Words such as n/a begin where the last whole digit stands. */
    private static int wholePart(String text) {
        if (Character.isLetter(text.charAt(0))) {
            return 1;
        }
        int end = 0;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != 'e') {
            end++;
        }
        return end;
    }

    /** A number of bytes in a unit that suits it. */
    static String bytes(long bytes) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB", "PB"};
        double amount = bytes;
        int unit = 0;
        while (amount >= 1000 && unit < units.length - 1) {
            amount /= 1000;
            unit++;
        }
        return of(amount, 3) + " " + units[unit];
    }
}
