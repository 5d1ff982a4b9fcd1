package dev.regfit.cli.report;

import java.util.List;

/** A table as values with tabs between them, none quoted: what spreadsheets take from a clipboard. */
final class TsvTable {
    private TsvTable() {}

    static String of(CsvTable table) {
        StringBuilder text = new StringBuilder();
        append(text, table.header());
        table.rows().forEach(row -> append(text, row));
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> fields) {
        text.append(line(fields)).append('\n');
    }

    /** Fields in a line, without its end. */
    static String line(List<String> fields) {
        return String.join("\t", fields.stream().map(TsvTable::field).toList());
    }

    /** A field in which a tab, a line end or a backslash is written \t, \n, \r or \\. */
    public static String field(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
