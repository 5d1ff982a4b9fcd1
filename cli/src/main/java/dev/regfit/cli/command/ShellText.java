package dev.regfit.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Words as a line that a shell reads as the same words, and back. */
final class ShellText {
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private ShellText() {}

    static String of(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            text.append(text.isEmpty() ? "" : " ").append(quoted(word));
        }
        return text.toString();
    }

    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** The words of lines: quotes and backslashes as in a shell, comments from # on left out. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isBlank = Character.isWhitespace(c) && quote == 0;
            if (isBlank || (c == '#' && quote == 0 && word == null)) {
                if (word != null) {
                    words.add(word.toString());
                    word = null;
                }
                i = c == '#' ? endOfLine(text, i) : i;
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == '\\' && isEscape(text, i, quote)) {
                i++;
                word.append(text.charAt(i));
            } else {
                word.append(c);
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }

    /** A word as it is being typed, without quotes that may still be open. */
    static String unquoted(String typed) {
        List<String> words = words(typed.replace("#", "\\#"));
        return words.isEmpty() ? "" : words.get(0);
    }

    /** Between double quotes a backslash stands for itself unless what follows would mean something. */
    private static boolean isEscape(String text, int at, char quote) {
        return at + 1 < text.length() && quote != '\'' && (quote == 0 || "\"\\$`".indexOf(text.charAt(at + 1)) >= 0);
    }

    private static int endOfLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }
}
