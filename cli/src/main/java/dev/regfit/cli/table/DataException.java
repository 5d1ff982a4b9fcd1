package dev.regfit.cli.table;

import dev.regfit.data.DataProblem;
import java.util.Optional;

/**
 * Something is wrong with the data. The message names the place (file, line, column, as far as they are known), what
 * is wrong, and what can be done about it.
 */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 40;

    private final Place place;
    private final String column;
    private final String text;
    private final DataProblem.Kind kind;

    /**
     * @param file display name
     * @param line from 1, or 0 for none
     * @param column name of the column, or {@code null}
     * @param text what is wrong and what to do
     */
    public DataException(String file, long line, String column, String text) {
        this(Place.line(file, line), column, text);
    }

    /** The same at any place; {@code null} is none. */
    DataException(Place place, String column, String text) {
        this(place, column, text, null);
    }

    /** A problem at the place where it was found. */
    DataException(Place place, String column, DataProblem problem) {
        this(place, column, problem.getMessage(), problem.kind());
    }

    private DataException(Place place, String column, String text, DataProblem.Kind kind) {
        super(render(place, column, text));
        this.place = place;
        this.column = column;
        this.text = text;
        this.kind = kind;
    }

    /** A problem that is not in one file, such as a column that is asked for and does not exist. */
    public static DataException of(String text) {
        return new DataException(null, null, text, null);
    }

    static DataException in(String file, String text) {
        return new DataException(file, 0, null, text);
    }

    static DataException at(String file, long line, String text) {
        return at(Place.line(file, line), text);
    }

    static DataException at(Place place, String text) {
        return new DataException(place, null, text);
    }

    /** The same on another line, with more words behind. */
    DataException onLine(long other, String more) {
        return new DataException(Place.line(place.file(), other), column, text + more, kind);
    }

    /** The display name of the file, or {@code null}. */
    public String file() {
        return place == null ? null : place.file();
    }

    /** The line, from 1, or 0 when the problem is not on one line. */
    public long line() {
        return place == null || place.unit() != Place.Unit.LINE ? 0 : place.number();
    }

    /** The name of the column, or {@code null}. */
    public String column() {
        return column;
    }

    /** The message without its place. */
    public String text() {
        return text;
    }

    /** What kind of problem it is, where the message does not say what to do. */
    public Optional<DataProblem.Kind> kind() {
        return Optional.ofNullable(kind);
    }

    private static String render(Place place, String column, String text) {
        String where = place == null ? "" : place + (column == null ? ": " : place.beforeColumn());
        return where + (column == null ? "" : "column " + quote(column) + ": ") + text;
    }

    /** A value in double quotes, on one line and cut to a readable length. */
    public static String quote(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        int end = Math.min(value.length(), LONGEST_QUOTE);
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(Character.isISOControl(c) ? '\uFFFD' : c);
            }
        }
        return quoted.append(end < value.length() ? "…\"" : "\"").toString();
    }
}
