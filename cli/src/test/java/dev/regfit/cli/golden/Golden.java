package dev.regfit.cli.golden;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares an output with the expected one as its reader would: words to the letter, numbers up to rounding. So another
 * solver, or another order of the same sums, does not change what is expected.
 *
 * <p>A line is a sequence of words and numbers. Blanks between them count too, unless a number in the same block of
 * lines has become longer or shorter.
 */
public final class Golden {
    /** As a share of a number: weights come with at least ten digits. */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-9");

    /**
     * A certificate up to this says that rounding is all that is left. Of the 220 in the cases, those of columns that are
     * not nearly collinear are either up to 3e-15 or above 1e-10; {@code verify} takes a relative gap up to this for
     * rounding too.
     */
    private static final BigDecimal FLOOR = new BigDecimal("1e-14");

    /** A limit of {@code verify} is up to twice what was recorded, and something that is the same always. */
    private static final BigDecimal LIMIT_ROUNDING = FLOOR.multiply(BigDecimal.valueOf(2));

    /** How many times as many iterations, or how few of them, are still the same solver. */
    private static final BigDecimal ITERATIONS_FACTOR = BigDecimal.valueOf(2);

    /** With fewer digits than this a number may be one that somebody chose, like α = 0.1. */
    private static final int FEWEST_ROUNDED_DIGITS = 3;

    private final List<String> expected;
    private final List<String> actual;
    private final Figures figures;

    private Golden(String expected, String actual) {
        this.expected = List.of(expected.split("\n", -1));
        this.actual = List.of(actual.split("\n", -1));
        this.figures = new Figures(this.expected);
    }

    /** The first difference that matters, in words; empty if there is none. */
    public static Optional<String> difference(String expected, String actual) {
        return expected.equals(actual) ? Optional.empty() : new Golden(expected, actual).difference();
    }

    /** The first difference at all. */
    public static Optional<String> anyDifference(String expected, String actual) {
        return expected.equals(actual) ? Optional.empty() : Optional.of(new Golden(expected, actual).firstDifference());
    }

    private String firstDifference() {
        int line = 0;
        while (line < Math.min(expected.size(), actual.size())
                && expected.get(line).equals(actual.get(line))) {
            line++;
        }
        return line < Math.min(expected.size(), actual.size()) ? differs(line) : otherLength();
    }

    private Optional<String> difference() {
        List<Integer> layoutDiffers = new ArrayList<>();
        boolean widthDiffers = false;
        int common = Math.min(expected.size(), actual.size());
        for (int line = 0; line < common; line++) {
            List<Token> then = Token.of(expected.get(line));
            List<Token> now = Token.of(actual.get(line));
            if (!isSame(line, then, now)) {
                return Optional.of(differs(line));
            }
            widthDiffers |= !widths(then).equals(widths(now));
            if (!layout(expected.get(line), then).equals(layout(actual.get(line), now))) {
                layoutDiffers.add(line);
            }
            boolean blockEnds = then.isEmpty() || line == common - 1;
            if (blockEnds && !widthDiffers && !layoutDiffers.isEmpty()) {
                return Optional.of("blanks: " + differs(layoutDiffers.get(0)));
            }
            if (blockEnds) {
                widthDiffers = false;
                layoutDiffers.clear();
            }
        }
        return expected.size() == actual.size() ? Optional.empty() : Optional.of(otherLength());
    }

    private String otherLength() {
        return "%d line(s) instead of %d".formatted(actual.size() - 1, expected.size() - 1);
    }

    private String differs(int line) {
        return "line %d: expected%n%s%nbut was%n%s".formatted(line + 1, expected.get(line), actual.get(line));
    }

    private static List<Integer> widths(List<Token> tokens) {
        return tokens.stream().map(token -> token.text().length()).toList();
    }

    private static List<Integer> layout(String line, List<Token> tokens) {
        return Stream.concat(tokens.stream().map(Token::start), Stream.of(line.length()))
                .toList();
    }

    private boolean isSame(int line, List<Token> then, List<Token> now) {
        boolean same = then.size() == now.size();
        for (int k = 0; same && k < then.size(); k++) {
            Token before = then.get(k);
            same = before.text().equals(now.get(k).text())
                    || (before.isNumber() && now.get(k).isNumber() && isClose(line, before, now.get(k)));
        }
        return same;
    }

    private boolean isClose(int line, Token then, Token now) {
        return switch (figures.of(line, then)) {
            case ROUNDED -> isClose(then, now) || isNextDigit(then, now);
            case FULL -> isClose(then, now);
            case CERTIFICATE -> isAtMost(now, then.value().max(FLOOR)) && (now.isBound() || !then.isBound());
            case ABSOLUTE_GAP -> isAtMost(now, isRelativeGapRounding(line + 1) ? now.value() : then.value());
            case LIMIT -> isAtMost(now, then.value().add(LIMIT_ROUNDING));
            case ITERATIONS -> isWithinFactor(then.value(), now.value()) && isWithinFactor(now.value(), then.value());
        };
    }

    /** Other digits of the same value are another format; other whole numbers are other counts. */
    private static boolean isClose(Token then, Token now) {
        BigDecimal difference = then.value().subtract(now.value()).abs();
        return difference.signum() != 0
                && !(then.isWhole() && now.isWhole())
                && then.isBound() == now.isBound()
                && difference.compareTo(then.value().abs().multiply(ROUNDING)) <= 0;
    }

    /** Zeros at the end are not printed, so the number with more digits tells to how many both are rounded. */
    private static boolean isNextDigit(Token then, Token now) {
        BigDecimal difference = then.value().subtract(now.value()).abs();
        return difference.signum() != 0
                && !(then.isWhole() && now.isWhole())
                && then.isBound() == now.isBound()
                && Math.max(then.value().precision(), now.value().precision()) >= FEWEST_ROUNDED_DIGITS
                && difference.compareTo(then.value().ulp().min(now.value().ulp())) <= 0;
    }

    private static boolean isAtMost(Token number, BigDecimal limit) {
        return number.value().signum() >= 0 && number.value().compareTo(limit) <= 0;
    }

    private boolean isRelativeGapRounding(int line) {
        List<Token> next = line < actual.size() ? Token.of(actual.get(line)) : List.of();
        return next.size() > 1
                && next.get(0).text().equals("\"relative_gap\":")
                && next.get(1).isNumber()
                && isAtMost(next.get(1), FLOOR);
    }

    private static boolean isWithinFactor(BigDecimal one, BigDecimal other) {
        return one.compareTo(other.multiply(ITERATIONS_FACTOR)) <= 0;
    }
}
