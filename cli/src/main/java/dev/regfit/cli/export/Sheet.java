package dev.regfit.cli.export;

import dev.regfit.model.Numbers;

/** A sheet of a workbook, written row by row and cell by cell. */
final class Sheet {
    /** The most columns of a sheet. */
    static final int MOST_COLUMNS = 16_384;

    /** The most rows of a sheet. */
    static final int MOST_ROWS = 1_048_576;

    /** The most characters of a cell. */
    static final int LONGEST_CELL = 32_767;

    private static final String NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final int LETTERS = 26;

    /** The style of headers, in {@link Workbook}. */
    private static final String BOLD = "1";

    private final Xml xml = new Xml();
    private int row;
    private int column;

    /** @param frozen whether the first row stays in view */
    Sheet(boolean frozen) {
        xml.begin("worksheet", "xmlns", NAMESPACE);
        if (frozen) {
            xml.begin("sheetViews").begin("sheetView", "workbookViewId", "0");
            xml.empty("pane", "ySplit", "1", "topLeftCell", "A2", "activePane", "bottomLeft", "state", "frozen");
            xml.end().end();
        }
        xml.begin("sheetData").line();
    }

    /** The letters of a column, counted from 0: A to Z, AA and so on. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.toString();
    }

    /** A cell that formulas refer to, wherever they are copied to. */
    static String fixed(int column, int row) {
        return "$" + letters(column) + "$" + row;
    }

    /** Begins the next row; the first one is number 1. */
    void row() {
        if (row > 0) {
            xml.end().line();
        }
        row++;
        column = 0;
        xml.begin("row", "r", Integer.toString(row));
    }

    private String next() {
        return letters(column++) + row;
    }

    void skip() {
        column++;
    }

    void number(double value) {
        xml.begin("c", "r", next()).begin("v").text(Numbers.exact(value)).end().end();
    }

    void text(String text) {
        cell(text, null);
    }

    void header(String text) {
        cell(text, BOLD);
    }

    private void cell(String text, String style) {
        xml.begin("c", "r", next(), "t", "inlineStr", "s", style).begin("is");
        xml.begin("t", "xml:space", "preserve").text(text).end().end().end();
    }

    /** A cell that says that there is no value. */
    void notAvailable() {
        xml.begin("c", "r", next(), "t", "e").begin("v").text("#N/A").end().end();
    }

    void formula(String formula) {
        xml.begin("c", "r", next()).begin("f").text(formula).end().end();
    }

    String end() {
        if (row > 0) {
            xml.end().line();
        }
        xml.end().end();
        return xml.toString();
    }
}
