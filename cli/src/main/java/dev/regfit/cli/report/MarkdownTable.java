package dev.regfit.cli.report;

import dev.regfit.cli.report.PrintedSheet.Printed;
import java.util.ArrayList;
import java.util.List;

/** A sheet as a pipe table of Markdown, with blanks that make it readable as it stands. */
final class MarkdownTable {
    /** The delimiter row needs as many hyphens. */
    private static final int NARROWEST = 3;

    private MarkdownTable() {}

    static String of(Sheet sheet, int digits) {
        PrintedSheet printed = PrintedSheet.of(sheet, digits);
        List<List<String>> lines = new ArrayList<>();
        printed.lines()
                .forEach(
                        line -> lines.add(line.stream().map(MarkdownTable::cell).toList()));
        int[] widths = widths(lines);
        StringBuilder text = new StringBuilder();
        text.append("Table: ").append(escaped(sheet.caption())).append("\n\n");
        append(text, lines.get(0), widths, printed);
        for (int k = 0; k < widths.length; k++) {
            String hyphens = "-".repeat(widths[k] - 1);
            text.append(printed.isLeft(k) ? "| :" + hyphens + " " : "| " + hyphens + ": ");
        }
        text.append("|\n");
        lines.subList(1, lines.size()).forEach(line -> append(text, line, widths, printed));
        sheet.notes().forEach(note -> text.append('\n').append(escaped(note)).append('\n'));
        return text.toString();
    }

    private static String cell(Printed cell) {
        return escaped(cell.text()) + " ".repeat(cell.pad().length());
    }

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int k = 0; k < widths.length; k++) {
                widths[k] = Math.max(NARROWEST, Math.max(widths[k], TextTable.width(line.get(k))));
            }
        }
        return widths;
    }

    private static void append(StringBuilder text, List<String> line, int[] widths, PrintedSheet printed) {
        for (int k = 0; k < widths.length; k++) {
            String blanks = " ".repeat(widths[k] - TextTable.width(line.get(k)));
            text.append("| ")
                    .append(printed.isLeft(k) ? line.get(k) + blanks : blanks + line.get(k))
                    .append(' ');
        }
        text.append("|\n");
    }

    /** Text that Markdown shows as it is, on one line. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        Words.printable(text).codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> escaped.append("<br>");
                case '<' -> escaped.append("&lt;");
                case '&' -> escaped.append("&amp;");
                case '|', '\\', '`', '*', '_', '~', '$' -> escaped.append('\\').appendCodePoint(c);
                // A link needs both brackets; intervals, which have commas and numbers only, are none.
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
