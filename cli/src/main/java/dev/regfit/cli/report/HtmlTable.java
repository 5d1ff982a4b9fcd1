package dev.regfit.cli.report;

import dev.regfit.cli.report.PrintedSheet.Printed;
import java.util.List;

/** A sheet as a table of HTML, to be pasted into a page; it needs no style sheet. */
final class HtmlTable {
    private static final String RIGHT = " style=\"text-align:right\"";
    private static final String LEFT = " style=\"text-align:left\"";

    private HtmlTable() {}

    static String of(Sheet sheet, int digits) {
        PrintedSheet printed = PrintedSheet.of(sheet, digits);
        StringBuilder text = new StringBuilder("<table>\n");
        text.append("<caption>").append(escaped(sheet.caption())).append("</caption>\n<thead>\n<tr>");
        for (int k = 0; k < printed.columns().size(); k++) {
            text.append("<th scope=\"col\"")
                    .append(printed.isLeft(k) ? LEFT : RIGHT)
                    .append('>')
                    .append(escaped(printed.columns().get(k).heading()))
                    .append("</th>");
        }
        text.append("</tr>\n</thead>\n");
        append(text, printed.body(), printed);
        append(text, printed.facts(), printed);
        if (!sheet.notes().isEmpty()) {
            String notes = String.join(
                    "<br>", sheet.notes().stream().map(HtmlTable::escaped).toList());
            text.append("<tfoot>\n<tr><td colspan=\"%d\">%s</td></tr>\n</tfoot>\n"
                    .formatted(printed.columns().size(), notes));
        }
        return text.append("</table>\n").toString();
    }

    private static void append(StringBuilder text, List<List<Printed>> lines, PrintedSheet printed) {
        if (lines.isEmpty()) {
            return;
        }
        text.append("<tbody>\n");
        for (List<Printed> line : lines) {
            text.append("<tr><th scope=\"row\"")
                    .append(printed.isLeft(0) ? LEFT : RIGHT)
                    .append('>')
                    .append(cell(line.get(0)))
                    .append("</th>");
            for (int k = 1; k < line.size(); k++) {
                text.append("<td").append(printed.isLeft(k) ? "" : RIGHT).append('>');
                text.append(cell(line.get(k))).append("</td>");
            }
            text.append("</tr>\n");
        }
        text.append("</tbody>\n");
    }

    private static String cell(Printed cell) {
        if (!cell.isNumber()) {
            return escaped(cell.text());
        }
        return escaped(cell.text()).replace("-", "&minus;") + blank(cell.pad());
    }

    /** Blanks as wide as digits and a point. */
    private static String blank(String pad) {
        StringBuilder blanks = new StringBuilder();
        pad.chars().forEach(c -> blanks.append(c == '.' ? "&puncsp;" : "&numsp;"));
        return blanks.toString();
    }

    /** Text that HTML shows as it is. */
    static String escaped(String text) {
        return Words.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "<br>");
    }
}
