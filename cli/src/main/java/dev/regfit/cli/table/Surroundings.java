package dev.regfit.cli.table;

import dev.regfit.cli.table.Sample.Line;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Lines of a file that are no rows of its table, as the first records show them: a title in front of the header, units
 * below it, totals at the end.
 *
 * @param file display name
 * @param from first line of which an error may come of that
 * @param to last such line
 * @param advice what to do
 */
record Surroundings(String file, long from, long to, String advice) {
    /** No title is longer, in records. */
    private static final int LONGEST_TITLE = 50;

    /** So many texts above numbers are units; one may be a mistake. */
    private static final int FEWEST_UNITS = 2;

    private static final int FEWEST_ROWS = 2;
    private static final List<String> COMMENTS = List.of("#", "%", "!");

    /** What is around the table, if anything is. Looks at few records of a usual table. */
    static Optional<Surroundings> of(String file, Sample sample, CellParser parser) {
        List<Line> records = sample.records();
        return title(file, records, parser)
                .or(() -> units(file, records, parser))
                .or(() -> totals(file, records, parser));
    }

    /** The error with advice, if it may come of these lines. */
    DataException explain(DataException error) {
        boolean here = file.equals(error.file()) && from <= error.line() && error.line() <= to;
        return here ? new DataException(file, error.line(), error.column(), error.text() + "; " + advice) : error;
    }

    /** The same where nothing is wrong but that columns may be text because of them. */
    String note() {
        return "%s:%d: %s".formatted(file, to, advice);
    }

    private static Optional<Surroundings> title(String file, List<Line> records, CellParser parser) {
        int most = Math.min(LONGEST_TITLE, records.size() - FEWEST_ROWS);
        for (int k = 1; k < most; k++) {
            if (!isTitle(records.get(k - 1), records.get(k).cells().size(), parser)) {
                return Optional.empty();
            }
            if (isHeader(records, k, parser)) {
                long line = records.get(k).line();
                String header = "line %d looks like the header: --skip-lines %d passes over those before it"
                        .formatted(line, line - 1);
                Optional<String> mark = comment(records.subList(0, k));
                String comments = mark.map(", or --comment '%s' over all that start so"::formatted)
                        .orElse("");
                return Optional.of(new Surroundings(file, 1, line, header + comments));
            }
        }
        return Optional.empty();
    }

    /** Whether a record has another width than the one behind it, or one cell only that is not empty; and no number. */
    private static boolean isTitle(Line record, int width, CellParser parser) {
        List<String> cells = record.cells();
        return (cells.size() != width
                        || cells.stream().filter(cell -> !cell.isBlank()).count() <= 1)
                && cells.stream().allMatch(cell -> parser.isMissing(cell) || !parser.isNumeric(cell));
    }

    /** Whether a record holds names only, and the two behind it are as wide and have numbers in the same column. */
    private static boolean isHeader(List<Line> records, int k, CellParser parser) {
        List<String> names = records.get(k).cells();
        List<String> row = records.get(k + 1).cells();
        List<String> next = records.get(k + 2).cells();
        return names.size() > 1
                && names.size() == row.size()
                && names.size() == next.size()
                && names.stream().noneMatch(name -> name.isBlank() || isNumber(name, parser))
                && IntStream.range(0, names.size())
                        .anyMatch(j -> isNumber(row.get(j), parser) && isNumber(next.get(j), parser));
    }

    private static Optional<String> comment(List<Line> title) {
        return COMMENTS.stream()
                .filter(mark ->
                        title.stream().allMatch(line -> line.cells().get(0).startsWith(mark)))
                .findFirst();
    }

    private static Optional<Surroundings> units(String file, List<Line> records, CellParser parser) {
        if (records.size() < 2 + FEWEST_ROWS) {
            return Optional.empty();
        }
        Line units = records.get(1);
        List<Line> rows = records.subList(2, records.size());
        IntPredicate isUnit = j -> isText(units, j, parser) && isNumber(rows.get(0), j, parser);
        int[] columns = IntStream.range(0, units.cells().size()).filter(isUnit).toArray();
        boolean noNumbers = units.cells().stream().noneMatch(cell -> isNumber(cell, parser));
        if (columns.length < FEWEST_UNITS || !noNumbers || !areNumbers(columns, rows, parser)) {
            return Optional.empty();
        }
        String advice = "if line %d holds units, leave it out: sed %1$dd%s".formatted(units.line(), piped(file));
        return Optional.of(new Surroundings(file, units.line(), units.line(), advice));
    }

    /** A last line that begins with a text in place of a number: the label of a sum, or a remark. */
    private static Optional<Surroundings> totals(String file, List<Line> records, CellParser parser) {
        if (records.size() < 2 + FEWEST_ROWS) {
            return Optional.empty();
        }
        Line last = records.get(records.size() - 1);
        List<Line> rows = records.subList(1, records.size() - 1);
        Line before = rows.get(rows.size() - 1);
        if (last.cells().size() != before.cells().size()) {
            return Optional.empty(); // the error will say so
        }
        IntPredicate differs = j -> isText(last, j, parser) && isNumber(before, j, parser);
        int[] columns = IntStream.range(0, last.cells().size()).filter(differs).toArray();
        if (columns.length == 0 || columns[0] > 0 || !startsWithLetter(last) || !areNumbers(columns, rows, parser)) {
            return Optional.empty();
        }
        return Optional.of(new Surroundings(file, last.line(), last.line(), ending(file, last.line())));
    }

    /** What to do if a table ends before a line of its file. */
    static String ending(String file, long line) {
        return "if the table ends before line %d: head -n %d%s".formatted(line, line - 1, piped(file));
    }

    /** The rest of a command that changes a file on its way. */
    private static String piped(String file) {
        boolean isFile = !file.equals(Source.STANDARD_INPUT);
        return (isFile ? " " + RecordErrors.word(file) : "") + " | regfit … -";
    }

    private static boolean areNumbers(int[] columns, List<Line> rows, CellParser parser) {
        for (Line row : rows) {
            for (int j : columns) {
                if (j < row.cells().size() && isText(row, j, parser)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isText(Line row, int j, CellParser parser) {
        String cell = row.cells().get(j);
        return !parser.isNumeric(cell) && cell.codePoints().anyMatch(Character::isLetter);
    }

    private static boolean startsWithLetter(Line row) {
        return Character.isLetter(row.cells().get(0).strip().codePointAt(0));
    }

    private static boolean isNumber(Line row, int j, CellParser parser) {
        return j < row.cells().size() && isNumber(row.cells().get(j), parser);
    }

    private static boolean isNumber(String cell, CellParser parser) {
        return !parser.isMissing(cell) && parser.isNumeric(cell);
    }
}
