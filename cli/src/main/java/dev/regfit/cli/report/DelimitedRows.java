package dev.regfit.cli.report;

import java.io.Writer;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows as lines of fields, below a line of names. */
final class DelimitedRows extends RowWriter {
    private final String delimiter;
    private final UnaryOperator<String> field;
    private boolean isFirst = true;

    /**
     * @param delimiter between fields
     * @param field writes text as a field
     */
    DelimitedRows(Writer out, String delimiter, UnaryOperator<String> field) {
        super(out);
        this.delimiter = delimiter;
        this.field = field;
    }

    @Override
    public void begin(List<String> names) {
        names.forEach(this::cell);
        endRow();
    }

    @Override
    public void cell(String text) {
        number(field.apply(text));
    }

    @Override
    public void number(String digits) {
        if (!isFirst) {
            write(delimiter);
        }
        write(digits);
        isFirst = false;
    }

    @Override
    public void nothing() {
        number("");
    }

    @Override
    public void endRow() {
        write("\n");
        isFirst = true;
    }

    @Override
    public void end() {
        // The last row is complete.
    }
}
