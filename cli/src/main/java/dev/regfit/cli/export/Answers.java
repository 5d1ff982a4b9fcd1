package dev.regfit.cli.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What engines write: a header and a prediction a line. */
final class Answers {
    private Answers() {}

    /** The predictions in a file of one column. */
    static List<String> of(Path file) {
        List<String> lines = Programs.lines(file);
        if (lines.isEmpty()) {
            throw new EngineException("it wrote nothing");
        }
        return lines.subList(1, lines.size()).stream().map(Answers::unquoted).toList();
    }

    /** The last cells of the lines of a file, but for its header; there may be line ends within quotes. */
    static List<String> lastCells(Path file, char separator) {
        List<String> cells = new ArrayList<>();
        long quotes = 0;
        for (String line : Programs.lines(file)) {
            quotes += line.chars().filter(c -> c == '"').count();
            if (quotes % 2 == 0) {
                cells.add(unquoted(line.substring(line.lastIndexOf(separator) + 1)));
            }
        }
        return cells.subList(1, cells.size());
    }

    /** A cell of CSV without its quotes. */
    static String unquoted(String cell) {
        String plain = cell.strip();
        boolean isQuoted = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
        return isQuoted ? plain.substring(1, plain.length() - 1).replace("\"\"", "\"") : cell.replace("\r", "");
    }
}
