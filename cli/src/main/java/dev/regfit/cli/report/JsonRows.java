package dev.regfit.cli.report;

import dev.regfit.model.Json;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/** Rows as an array of objects, one a line. A cell that is a number of JSON stays one; an empty one is null. */
final class JsonRows extends RowWriter {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private List<String> keys = List.of();
    private int at;
    private boolean isFirst = true;

    JsonRows(Writer out) {
        super(out);
    }

    @Override
    public void begin(List<String> names) {
        keys = names.stream().map(Json::quoted).toList();
        write("[");
    }

    @Override
    public void cell(String text) {
        if (text.isEmpty()) {
            nothing();
        } else {
            value(NUMBER.matcher(text).matches() ? text : Json.quoted(text));
        }
    }

    /** What is not finite is no number of JSON. */
    @Override
    public void number(String digits) {
        char last = digits.isEmpty() ? ' ' : digits.charAt(digits.length() - 1);
        value(last >= '0' && last <= '9' ? digits : "null");
    }

    @Override
    public void nothing() {
        value("null");
    }

    private void value(String json) {
        if (at == 0) {
            write(isFirst ? "\n  {" : ",\n  {");
            isFirst = false;
        } else {
            write(", ");
        }
        write(keys.get(at));
        write(": ");
        write(json);
        at++;
    }

    @Override
    public void endRow() {
        write("}");
        at = 0;
    }

    @Override
    public void end() {
        write("\n]\n");
    }
}
