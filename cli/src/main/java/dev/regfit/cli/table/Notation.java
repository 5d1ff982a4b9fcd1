package dev.regfit.cli.table;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ways to write dates and numbers that are read as neither, and are hardly meant as categories. */
enum Notation {
    DATE("a date", dates()),
    GROUPED(
            "a number with its digits in groups",
            "[+-]?\\d{1,3}(?:([,.' \\u00a0\\u202f])\\d{3})(?:\\1\\d{3})*(?:[.,]\\d+)?"),
    UNIT("a number with a unit", "[+-]?[$€£¥]\\s?[+-]?\\d[\\d,.' ]*|[+-]?\\d[\\d,.' ]*\\s?[%€$£¥]");

    private final String description;
    private final Pattern pattern;

    Notation(String description, String pattern) {
        this.description = description;
        this.pattern = Pattern.compile(pattern);
    }

    private static String dates() {
        String time =
                "(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?:\\s?[AaPp][Mm])?\\s?(?:Z|[+-]\\d{2}:?\\d{2})?)?";
        String yearFirst = "\\d{4}([-/.])\\d{1,2}\\1\\d{1,2}";
        String yearLast = "\\d{1,2}([-/.])\\d{1,2}\\2\\d{4}|\\d{1,2}([-/])\\d{1,2}\\3\\d{2}";
        String monthNamed = "\\d{1,2}[- ](?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[- ]\\d{2,4}";
        return "(?:" + yearFirst + "|" + yearLast + "|" + monthNamed + ")" + time;
    }

    /** What a cell is, in words. */
    String description() {
        return description;
    }

    private boolean matches(String cell) {
        return pattern.matcher(cell.strip()).matches();
    }

    /** How a cell is written, if it is in one of these ways. */
    static Optional<Notation> of(String cell) {
        for (Notation notation : values()) {
            if (notation.matches(cell)) {
                return Optional.of(notation);
            }
        }
        return Optional.empty();
    }

    /** How the cells of a column are written: all of them, or all that are no plain numbers. */
    static Optional<Notation> of(List<String> column, CellParser parser) {
        for (Notation notation : values()) {
            boolean any = false;
            boolean all = true;
            for (String cell : column) {
                boolean plain = parser.isMissing(cell) || (notation != DATE && parser.isNumeric(cell));
                boolean so = !plain && notation.matches(cell);
                any |= so;
                all &= plain || so;
            }
            if (any && all) {
                return Optional.of(notation);
            }
        }
        return Optional.empty();
    }
}
