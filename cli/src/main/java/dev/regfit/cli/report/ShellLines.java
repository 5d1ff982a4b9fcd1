package dev.regfit.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command of a shell over several lines that a shell reads as one, so that a terminal does not cut its words. */
final class ShellLines {
    /** An option with its value, or another word; what stands between quotes stays together. */
    private static final Pattern UNIT = Pattern.compile("--?\\S+ (?!-)" + word() + "|" + word());

    private static final String CONTINUES = " \\";
    private static final String INDENT = "  ";

    private ShellLines() {}

    private static String word() {
        return "(?:[^\\s'\\\\]|'[^']*'|\\\\.)+";
    }

    /**
     * Cuts a command.
     *
     * @param width of a line, with the backslash at its end
     */
    static List<String> of(String command, int width) {
        if (command.length() <= width) {
            return List.of(command);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        Matcher units = UNIT.matcher(command);
        while (units.find()) {
            boolean full = line.length() + 1 + units.group().length() + CONTINUES.length() > width;
            if (full && !line.toString().isBlank()) {
                lines.add(line + CONTINUES);
                line = new StringBuilder(INDENT).append(units.group());
            } else {
                line.append(line.isEmpty() ? "" : " ").append(units.group());
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
