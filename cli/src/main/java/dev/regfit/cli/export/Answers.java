package dev.regfit.cli.export;

import java.nio.file.Path;
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

    /** A cell of CSV without its quotes. */
    private static String unquoted(String cell) {
        String plain = cell.strip();
        boolean isQuoted = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
        return isQuoted ? plain.substring(1, plain.length() - 1).replace("\"\"", "\"") : cell.replace("\r", "");
    }
}
