package dev.regfit.cli.report;

import dev.regfit.cli.report.Sheet.Column;
import dev.regfit.cli.report.Sheet.Fact;
import dev.regfit.cli.report.Sheet.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A {@link Sheet} as people see it: columns of rounded numbers, with errors and intervals in brackets.
 *
 * @param columns those that are seen
 * @param body lines of cells, two of them for a row whose errors stand below
 * @param facts lines of cells below these
 */
record PrintedSheet(List<Column> columns, List<List<Printed>> body, List<List<Printed>> facts) {

    /**
     * A cell.
     *
     * @param isAligned whether its decimal point stands below those of the numbers above it
     * @param pad characters that would end its number where the longest of its column ends
     */
    record Printed(String text, boolean isNumber, boolean isAligned, String pad) {
        private static final Printed BLANK = words("");

        private static Printed words(String text) {
            return new Printed(text, false, false, "");
        }

        private static Printed of(Cell cell, int digits) {
            return number(cell.shown(digits), cell.isNumber(), cell.isAligned());
        }

        /** A number as 1.5e-7 has its point elsewhere. */
        private static Printed number(String text, boolean isNumber, boolean isAligned) {
            return new Printed(text, isNumber, isAligned && !text.isEmpty() && text.indexOf('e') < 0, "");
        }

        /** What is behind the whole part. */
        private String tail() {
            int at = text.indexOf('.');
            int behind = text.endsWith(")") ? text.length() - 1 : text.length();
            return isAligned ? text.substring(at >= 0 ? at : behind) : "";
        }

        private Printed below(String longest) {
            return isAligned ? new Printed(text, isNumber, true, longest.substring(tail().length())) : this;
        }
    }

    static PrintedSheet of(Sheet sheet, int digits) {
        List<Column> columns =
                sheet.columns().stream().filter(PrintedSheet::isSeen).toList();
        List<List<Printed>> lines = new ArrayList<>();
        for (Row row : sheet.rows()) {
            if (!row.isMinor()) {
                append(lines, sheet.columns(), row.cells(), columns.size(), digits);
            }
        }
        int body = lines.size();
        for (Fact fact : sheet.facts()) {
            lines.add(line(fact, columns.size(), digits));
        }
        for (int k = 0; k < columns.size(); k++) {
            align(lines, k);
        }
        return new PrintedSheet(columns, lines.subList(0, body), lines.subList(body, lines.size()));
    }

    /** Whether a column is on the left. */
    boolean isLeft(int column) {
        return columns.get(column).kind() == Sheet.Kind.WORDS;
    }

    /** All lines, the headings first. */
    List<List<Printed>> lines() {
        List<List<Printed>> lines = new ArrayList<>();
        lines.add(
                columns.stream().map(column -> Printed.words(column.heading())).toList());
        lines.addAll(body);
        lines.addAll(facts);
        return lines;
    }

    private static boolean isSeen(Column column) {
        return column.kind() == Sheet.Kind.WORDS || column.kind() == Sheet.Kind.NUMBERS;
    }

    private static List<Printed> line(Fact fact, int width, int digits) {
        List<Printed> line = new ArrayList<>(Collections.nCopies(width, Printed.BLANK));
        line.set(0, Printed.words(fact.label()));
        for (int k = 0; k < fact.cells().size(); k++) {
            line.set(k + 1, Printed.of(fact.cells().get(k), digits));
        }
        return line;
    }

    /** Appends a row, and below it a line of errors if there are any. */
    private static void append(
            List<List<Printed>> lines, List<Column> columns, List<Cell> cells, int width, int digits) {
        List<Printed> line = new ArrayList<>();
        List<Printed> below = new ArrayList<>(Collections.nCopies(width, Printed.BLANK));
        String lower = "";
        for (int k = 0; k < columns.size(); k++) {
            String text = cells.get(k).shown(digits);
            int last = line.size() - 1;
            switch (columns.get(k).kind()) {
                case WORDS, NUMBERS -> line.add(Printed.of(cells.get(k), digits));
                case ERRORS_BESIDE -> {
                    if (!text.isEmpty()) {
                        line.set(
                                last,
                                Printed.number(
                                        "%s (%s)".formatted(line.get(last).text(), text), true, true));
                    }
                }
                case ERRORS_BELOW -> below.set(last, inBrackets(text));
                case LOWER_ENDS -> lower = text;
                case UPPER_ENDS -> below.set(last, interval(lower, text));
                case HIDDEN -> {
                    // Not for people.
                }
            }
        }
        lines.add(line);
        if (below.stream().anyMatch(cell -> !cell.text().isEmpty())) {
            lines.add(below);
        }
    }

    private static Printed inBrackets(String text) {
        return text.isEmpty() ? Printed.BLANK : Printed.number("(" + text + ")", true, true);
    }

    private static Printed interval(String lower, String upper) {
        return lower.isEmpty() || upper.isEmpty()
                ? Printed.BLANK
                : Printed.number("[%s, %s]".formatted(lower, upper), true, false);
    }

    private static void align(List<List<Printed>> lines, int column) {
        String longest = "";
        for (List<Printed> line : lines) {
            String tail = line.get(column).tail();
            longest = tail.length() > longest.length() ? tail : longest;
        }
        for (List<Printed> line : lines) {
            line.set(column, line.get(column).below(longest));
        }
    }
}
