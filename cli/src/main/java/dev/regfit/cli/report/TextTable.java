package dev.regfit.cli.report;

import java.util.ArrayList;
import java.util.List;

/** A table of text whose columns are as wide as they need be. */
final class TextTable {
    private static final String GAP = "  ";

    private final boolean[] right;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(boolean[] right) {
        this.right = right;
    }

    /** @param alignment one letter a column: l for left, r for right */
    static TextTable aligned(String alignment) {
        boolean[] right = new boolean[alignment.length()];
        for (int k = 0; k < right.length; k++) {
            right[k] = alignment.charAt(k) == 'r';
        }
        return new TextTable(right);
    }

    /** Adds a row; a header is a row like any other. */
    TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    TextTable row(List<String> cells) {
        rows.add(cells);
        return this;
    }

    /** The rows as lines, without blanks at their ends. */
    List<String> lines() {
        int[] widths = new int[right.length];
        for (List<String> row : rows) {
            for (int k = 0; k < row.size(); k++) {
                widths[k] = Math.max(widths[k], width(row.get(k)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int k = 0; k < row.size(); k++) {
                String blanks = " ".repeat(widths[k] - width(row.get(k)));
                line.append(k == 0 ? "" : GAP);
                line.append(right[k] ? blanks + row.get(k) : row.get(k) + blanks);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
