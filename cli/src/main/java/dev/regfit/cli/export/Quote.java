package dev.regfit.cli.export;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Texts as literals of languages, whatever they hold. */
final class Quote {
    private static final int BLANK = 0x20;
    private static final int DELETE = 0x7f;

    private Quote() {}

    /** In double quotes, with a backslash before what would end it or its line. */
    private static String escaped(String text, String special, IntFunction<String> others) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (special.indexOf(c) >= 0) {
                out.append('\\').appendCodePoint(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (isHidden(c)) {
                out.append(others.apply(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    /** Characters that do not show, two of which end lines in some languages. */
    static boolean isHidden(int c) {
        return c < BLANK || (c >= DELETE && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
    }

    /** Of Python and JavaScript. */
    static String script(String text) {
        return escaped(text, "\\\"", c -> String.format(Locale.ROOT, "\\u%04x", c));
    }

    /** Of Java, where an escape of Unicode is read before all else: octal ones are not. */
    static String java(String text) {
        return escaped(
                text, "\\\"", c -> String.format(Locale.ROOT, c < BLANK || c == DELETE ? "\\%03o" : "\\u%04x", c));
    }

    /** Of C and awk: UTF-8, a question mark escaped since two of them may begin a trigraph. */
    static String c(String text) {
        return escaped(text, "\\\"?", Quote::octal);
    }

    static String awk(String text) {
        return escaped(text, "\\\"", Quote::octal);
    }

    private static String octal(int c) {
        return c >= 0x80 ? Character.toString(c) : String.format(Locale.ROOT, "\\%03o", c);
    }

    /** Of R: all but ASCII is escaped, so that the text is UTF-8 whatever the locale. */
    static String r(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c < BLANK || c >= DELETE) {
                out.append(String.format(Locale.ROOT, "\\U{%x}", c));
            } else {
                out.append(c == '\\' || c == '"' ? "\\" : "").appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    /** A line of a comment: one line of it, in which no backslash stands by itself. */
    static String comment(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\\') {
                out.append("\\\\");
            } else {
                out.appendCodePoint(isHidden(c) ? ' ' : c);
            }
        });
        return out.toString().strip();
    }

    /** Literals with commas between. */
    static <T> String list(Collection<T> values, Function<? super T, String> literal) {
        return values.stream().map(literal).collect(Collectors.joining(", "));
    }
}
