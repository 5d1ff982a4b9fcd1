package dev.regfit.cli.report;

import dev.regfit.model.Numbers;
import java.util.List;

/**
 * A table as comma-separated values (RFC 4180, but with line feeds, as other Unix tools write it).
 *
 * @param rows each as long as the header; may be made when asked for
 */
public record CsvTable(List<String> header, List<List<String>> rows) {

    /** A field, quoted if it must be. */
    public static String field(String text) {
        return isPlain(text) ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return false;
            }
        }
        return text.strip().length() == text.length();
    }

    /** A number to its last bit; nothing where it is undefined. */
    public static String number(double value) {
        return Double.isNaN(value) ? "" : Numbers.exact(value);
    }

    /** The table's text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        append(text, header);
        for (List<String> row : rows) {
            append(text, row);
        }
        return text.toString();
    }

    /** One line, with its end. */
    static String line(List<String> fields) {
        StringBuilder text = new StringBuilder();
        append(text, fields);
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> fields) {
        String separator = "";
        for (String field : fields) {
            text.append(separator).append(field(field));
            separator = ",";
        }
        text.append('\n');
    }
}
