package dev.regfit.cli.command;

import java.util.List;
import java.util.regex.Pattern;

/** Words as a line that a shell reads as the same words. */
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
}
