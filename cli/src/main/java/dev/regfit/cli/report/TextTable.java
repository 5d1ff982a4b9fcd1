package dev.regfit.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of text whose columns are as wide as they need be. Where there is less room, names are cut, phrases go over
 * several lines, and at last columns go below each other, each block of them behind the first column.
 */
final class TextTable {
    private static final String GAP = "  ";
    private static final String ELLIPSIS = "…";

    /** A name is not cut to less, and a phrase not broken for less. */
    private static final int LEAST_NAME = 14;

    private static final int LEAST_PHRASE = 20;

    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(String alignment) {
        this.alignment = alignment;
    }

    /**
     * A table without rows.
     *
     * @param alignment one letter a column: l for left, r for right; to the left, too, n for names, which may be cut,
     *     and p for phrases, which may go over several lines
     */
    static TextTable aligned(String alignment) {
        return new TextTable(alignment);
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

    /** How wide the table is if nothing is cut. */
    int width() {
        return total(widths());
    }

    /**
     * The rows as lines, without blanks at their ends.
     *
     * @param room the width that they should keep to
     */
    List<String> lines(int room) {
        int[] widths = widths();
        shrink(widths, room);
        if (total(widths) > room) {
            widths = widths();
            limit(widths, room);
        }
        List<String> lines = new ArrayList<>();
        int from = 1;
        do {
            int to = end(widths, from, room);
            for (List<String> row : rows) {
                append(lines, row, widths, from, to);
            }
            from = to;
        } while (from < widths.length);
        return lines;
    }

    /** Of a table that goes below itself: names and phrases leave room for another column. */
    private void limit(int[] widths, int room) {
        int lead = Math.max(LEAST_NAME, room / 3);
        for (int k = 0; k < widths.length; k++) {
            switch (alignment.charAt(k)) {
                case 'n' -> widths[k] = Math.min(widths[k], lead);
                case 'p' -> widths[k] = Math.min(widths[k], Math.max(LEAST_PHRASE, room - GAP.length() - widths[0]));
                default -> {
                    // A number is never torn apart.
                }
            }
        }
    }

    private int[] widths() {
        int[] widths = new int[alignment.length()];
        for (List<String> row : rows) {
            for (int k = 0; k < row.size(); k++) {
                widths[k] = Math.max(widths[k], width(row.get(k)));
            }
        }
        return widths;
    }

    /** What columns and the gaps between them take; an empty column takes no gap. */
    private static int total(int[] widths) {
        int total = 0;
        for (int k = 0; k < widths.length; k++) {
            total += k == 0 || widths[k] == 0 ? widths[k] : GAP.length() + widths[k];
        }
        return total;
    }

    /** Takes what is too much from the columns that can do with less. */
    private void shrink(int[] widths, int room) {
        for (int k = widths.length - 1; k >= 0; k--) {
            int least = switch (alignment.charAt(k)) {
                case 'n' -> LEAST_NAME;
                case 'p' -> LEAST_PHRASE;
                default -> widths[k];
            };
            int excess = total(widths) - room;
            if (excess > 0 && widths[k] > least) {
                widths[k] = Math.max(least, widths[k] - excess);
            }
        }
    }

    /** Behind the last of the columns that fit beside the first one; at least one does. */
    private static int end(int[] widths, int from, int room) {
        int used = widths[0];
        int to = from;
        while (to < widths.length && (to == from || widths[to] == 0 || used + GAP.length() + widths[to] <= room)) {
            used += widths[to] == 0 ? 0 : GAP.length() + widths[to];
            to++;
        }
        return to;
    }

    /** Appends the first cell of a row and some of the others. */
    private void append(List<String> lines, List<String> row, int[] widths, int from, int to) {
        List<List<String>> cells = new ArrayList<>();
        int height = 1;
        for (int k = 0; k < to && k < row.size(); k++) {
            boolean shown = k == 0 || k >= from;
            cells.add(shown ? broken(row.get(k), alignment.charAt(k), widths[k]) : List.of());
            height = Math.max(height, cells.get(k).size());
        }
        for (int part = 0; part < height; part++) {
            StringBuilder line = new StringBuilder();
            for (int k = 0; k < cells.size(); k = k == 0 ? from : k + 1) {
                String cell = part < cells.get(k).size() ? cells.get(k).get(part) : "";
                String blanks = " ".repeat(Math.max(0, widths[k] - width(cell)));
                line.append(k == 0 || widths[k] == 0 ? "" : GAP);
                line.append(alignment.charAt(k) == 'r' ? blanks + cell : cell + blanks);
            }
            lines.add(line.toString().stripTrailing());
        }
    }

    private static List<String> broken(String cell, char kind, int width) {
        if (width(cell) <= width) {
            return List.of(cell);
        }
        return kind == 'n'
                ? List.of(cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + ELLIPSIS)
                : TextPage.broken(cell, width);
    }

    static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
