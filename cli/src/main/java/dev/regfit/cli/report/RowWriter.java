package dev.regfit.cli.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** Writes rows one by one, as they come. */
public abstract class RowWriter {
    private final Writer out;

    RowWriter(Writer out) {
        this.out = out;
    }

    /** Begins with the names of the columns. */
    public abstract void begin(List<String> names);

    /** Writes the next cell of a row as it was read, or words. */
    public abstract void cell(String text);

    /** Writes the next cell of a row, a number. */
    public abstract void number(String digits);

    /** Leaves the next cell of a row empty. */
    public abstract void nothing();

    /** Ends a row. */
    public abstract void endRow();

    /** Ends behind the last row. */
    public abstract void end();

    final void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
