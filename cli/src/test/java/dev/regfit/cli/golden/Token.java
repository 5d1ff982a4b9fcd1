package dev.regfit.cli.golden;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word or a number of a line.
 *
 * @param text as it stands in the line
 * @param start where it begins there
 * @param isNumber whether it is a number; {@code 10} of {@code 10-fold} is one, {@code 2} of {@code x2} is not
 */
record Token(String text, int start, boolean isNumber) {
    private static final String AT_MOST = "≤ ";
    private static final Pattern TOKEN = Pattern.compile(
            "(?<number>(?:≤ )?(?<![\\w.])-?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?!\\w))|\\S",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** The words and numbers of a line; what stands between two of them, if anything, is blank. */
    static List<Token> of(String line) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(line);
        int word = -1;
        int end = 0;
        while (matcher.find()) {
            boolean number = matcher.group("number") != null;
            boolean goesOn = word >= 0 && !number && matcher.start() == end;
            if (word >= 0 && !goesOn) {
                tokens.add(new Token(line.substring(word, end), word, false));
                word = -1;
            }
            if (number) {
                tokens.add(new Token(matcher.group(), matcher.start(), true));
            } else if (word < 0) {
                word = matcher.start();
            }
            end = matcher.end();
        }
        if (word >= 0) {
            tokens.add(new Token(line.substring(word, end), word, false));
        }
        return tokens;
    }

    int end() {
        return start + text.length();
    }

    /** Whether the number only says that a value is not larger. */
    boolean isBound() {
        return text.startsWith(AT_MOST);
    }

    BigDecimal value() {
        return new BigDecimal(isBound() ? text.substring(AT_MOST.length()) : text);
    }

    /** Whether it is a number without fraction and exponent, like a count. */
    boolean isWhole() {
        return text.chars().allMatch(c -> c == '-' || Character.isDigit(c));
    }
}
