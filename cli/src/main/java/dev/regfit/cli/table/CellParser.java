package dev.regfit.cli.table;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides what the text of a cell is worth: a missing value, a number, or neither. A number is
 * {@code [+-] digits [. digits] [e [+-] digits]}, with a digit on at least one side of the point; nothing else that
 * Java would take (hexadecimal, {@code 1.5f}) is one. Blanks around it do not matter.
 */
final class CellParser {
    /**
     * The largest magnitude of a value. Squares of values are added up, and 1e100 leaves room for 1e108 rows and for
     * products of four values before a double overflows.
     */
    static final double LARGEST = 1e100;

    /** What {@link #number} answers when there is no usable number; no number is infinite. */
    static final double UNUSABLE = Double.POSITIVE_INFINITY;

    /** Why a cell has no usable number. */
    enum Problem {
        NOT_A_NUMBER,
        NOT_FINITE,
        TOO_LARGE
    }

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long LARGEST_EXACT = 1L << 53;
    private static final int LARGEST_EXPONENT = 100_000_000;
    private static final int NO_EXPONENT = Integer.MIN_VALUE;
    private static final String INFINITE_ENDS = "fFyY";
    private static final Pattern INFINITE = Pattern.compile("[+-]?inf(inity)?", Pattern.CASE_INSENSITIVE);

    private final char decimal;
    private final Set<String> missing;
    private final Set<String> missingNumbers = new HashSet<>();
    private final double[] missingValues;

    CellParser(char decimal, Set<String> missing) {
        this.decimal = decimal;
        this.missing = missing;
        for (String spelling : missing) {
            if (!Double.isNaN(parse(spelling))) {
                missingNumbers.add(spelling);
            }
        }
        missingValues =
                missingNumbers.stream().mapToDouble(this::parse).sorted().toArray();
    }

    char decimal() {
        return decimal;
    }

    /** Whether a missing value can be written as a number, such as -999. */
    boolean numbersSpellMissing() {
        return !missingNumbers.isEmpty();
    }

    /** Whether a number that is not written down is one that spells a missing value. */
    boolean isMissing(double value) {
        for (double missingValue : missingValues) {
            if (value == missingValue) {
                return true;
            }
        }
        return false;
    }

    /** Whether the cell is one of the spellings of a missing value. */
    boolean isMissing(String cell) {
        return missing.contains(trim(cell));
    }

    /** The value of a cell: finite, NaN when it is missing, {@link #UNUSABLE} when it is no usable number. */
    double number(String cell) {
        if (!missingNumbers.isEmpty() && missingNumbers.contains(trim(cell))) {
            return Double.NaN;
        }
        double value = parse(cell);
        if (Math.abs(value) <= LARGEST) {
            return value;
        }
        return isMissing(cell) ? Double.NaN : UNUSABLE;
    }

    /** Whether a cell is written as a number, usable or not, or is missing. */
    boolean isNumeric(String cell) {
        return number(cell) != UNUSABLE || problem(cell) != Problem.NOT_A_NUMBER;
    }

    /** Why {@link #number} found a cell unusable. */
    Problem problem(String cell) {
        double value = parse(cell);
        if (Double.isNaN(value)) {
            return isInfinite(trim(cell)) ? Problem.NOT_FINITE : Problem.NOT_A_NUMBER;
        }
        return Double.isInfinite(value) ? Problem.NOT_FINITE : Problem.TOO_LARGE;
    }

    /** Each name of a header is asked this, and most have not even the right end. */
    private static boolean isInfinite(String cell) {
        return !cell.isEmpty()
                && INFINITE_ENDS.indexOf(cell.charAt(cell.length() - 1)) >= 0
                && INFINITE.matcher(cell).matches();
    }

    /** The value of a number, infinite if it is beyond the doubles; NaN for all that is not written as a number. */
    private double parse(String cell) {
        int end = cell.length();
        int start = 0;
        while (start < end && isBlank(cell.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(cell.charAt(end - 1))) {
            end--;
        }
        int i = afterSign(cell, start, end);
        long digits = 0;
        int count = 0;
        int pointAt = -1;
        for (; i < end; i++) {
            char c = cell.charAt(i);
            if (c >= '0' && c <= '9') {
                // beyond the limit digits need only be recognised: the JDK parses the number
                digits = digits < LARGEST_EXACT ? digits * 10 + (c - '0') : LARGEST_EXACT;
                count++;
            } else if (c == decimal && pointAt < 0) {
                pointAt = count;
            } else {
                break;
            }
        }
        int exponent = i == end ? 0 : exponent(cell, i, end);
        if (count == 0 || exponent == NO_EXPONENT) {
            return Double.NaN;
        }
        int power = exponent - (pointAt < 0 ? 0 : count - pointAt);
        if (digits < LARGEST_EXACT && Math.abs(power) < POWERS_OF_TEN.length) {
            // both are exact doubles, so one rounding gives the nearest double
            double value = power < 0 ? digits / POWERS_OF_TEN[-power] : digits * POWERS_OF_TEN[power];
            return cell.charAt(start) == '-' ? -value : value;
        }
        String number = cell.substring(start, end);
        return Double.parseDouble(decimal == '.' ? number : number.replace(decimal, '.'));
    }

    /** The exponent that is all of the text from {@code i}, cut to a large one; or {@link #NO_EXPONENT}. */
    private static int exponent(String cell, int i, int end) {
        int digit = afterSign(cell, i + 1, end);
        if ((cell.charAt(i) != 'e' && cell.charAt(i) != 'E') || digit == end) {
            return NO_EXPONENT;
        }
        boolean negative = cell.charAt(i + 1) == '-';
        int exponent = 0;
        for (; digit < end; digit++) {
            char c = cell.charAt(digit);
            if (c < '0' || c > '9') {
                return NO_EXPONENT;
            }
            exponent = Math.min(exponent * 10 + (c - '0'), LARGEST_EXPONENT);
        }
        return negative ? -exponent : exponent;
    }

    private static int afterSign(String cell, int i, int end) {
        return i < end && (cell.charAt(i) == '-' || cell.charAt(i) == '+') ? i + 1 : i;
    }

    private static String trim(String cell) {
        int end = cell.length();
        return end > 0 && (isBlank(cell.charAt(0)) || isBlank(cell.charAt(end - 1))) ? cell.strip() : cell;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
