package dev.regfit.cli.report;

import dev.regfit.cli.report.PrintedSheet.Printed;
import java.util.List;

/** A sheet as a table of LaTeX with the rules of the package booktabs, and no other package. */
final class LatexTable {
    private LatexTable() {}

    static String of(Sheet sheet, int digits) {
        PrintedSheet printed = PrintedSheet.of(sheet, digits);
        StringBuilder alignment = new StringBuilder();
        for (int k = 0; k < printed.columns().size(); k++) {
            alignment.append(printed.isLeft(k) ? 'l' : 'r');
        }
        StringBuilder text = new StringBuilder();
        text.append("% \\usepackage{booktabs}\n\\begin{table}\n\\centering\n");
        text.append("\\caption{").append(escaped(sheet.caption())).append("}\n");
        text.append("\\begin{tabular}{").append(alignment).append("}\n\\toprule\n");
        append(text, printed.lines().subList(0, 1));
        text.append("\\midrule\n");
        append(text, printed.body());
        if (!printed.facts().isEmpty()) {
            text.append("\\midrule\n");
            append(text, printed.facts());
        }
        text.append("\\bottomrule\n\\end{tabular}\n");
        sheet.notes()
                .forEach(note -> text.append("\n\\smallskip\n\\parbox{0.9\\linewidth}{\\footnotesize ")
                        .append(escaped(note))
                        .append("}\n"));
        return text.append("\\end{table}\n").toString();
    }

    private static void append(StringBuilder text, List<List<Printed>> lines) {
        for (List<Printed> line : lines) {
            text.append(String.join(" & ", line.stream().map(LatexTable::cell).toList()))
                    .append(" \\\\\n");
        }
    }

    private static String cell(Printed cell) {
        if (!cell.isNumber()) {
            return guarded(escaped(cell.text()));
        }
        return number(cell.text()) + (cell.pad().isEmpty() ? "" : "\\phantom{" + cell.pad() + "}");
    }

    /** What follows the end of a row must not look like its options. */
    private static String guarded(String text) {
        return text.startsWith("[") || text.startsWith("*") ? "{" + text.charAt(0) + "}" + text.substring(1) : text;
    }

    private static String number(String text) {
        return text.replaceAll("e(-?\\d+)", "\\$\\\\times10^{$1}\\$")
                .replaceAll("(?<!\\{)-", "\\$-\\$")
                .replace("<", "$<$")
                .replace("∞", "$\\infty$");
    }

    /** Text that LaTeX shows as it is, with our own symbols in its words. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        Words.printable(text)
                .codePoints()
                .forEach(c -> escaped.append(
                        switch (c) {
                            case '&', '%', '$', '#', '_', '{', '}' -> "\\" + Character.toString(c);
                            case '~' -> "\\textasciitilde{}";
                            case '^' -> "\\textasciicircum{}";
                            case '\\' -> "\\textbackslash{}";
                            case '<' -> "\\textless{}";
                            case '>' -> "\\textgreater{}";
                            case '|' -> "\\textbar{}";
                            case '"' -> isOpening(escaped) ? "``" : "''";
                            case '\n' -> " ";
                            case '…' -> "\\dots{}";
                            case 'α' -> "$\\alpha$";
                            case 'γ' -> "$\\gamma$";
                            case 'τ' -> "$\\tau$";
                            case '²' -> "$^2$";
                            case '×' -> "$\\times$";
                            case '−' -> "$-$";
                            case '±' -> "$\\pm$";
                            case '≤' -> "$\\le$";
                            case 'Σ' -> "$\\Sigma$";
                            default -> Character.toString(c);
                        }));
        return escaped.toString();
    }

    /** Whether a quote at the end of a text is before what it quotes. */
    private static boolean isOpening(StringBuilder before) {
        int length = before.length();
        return length == 0 || before.charAt(length - 1) == ' ' || before.charAt(length - 1) == '(';
    }
}
