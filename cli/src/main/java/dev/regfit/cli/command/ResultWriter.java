package dev.regfit.cli.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** A buffered UTF-8 writer that turns a failing write into an {@link OutputException}. */
final class ResultWriter extends Writer {
    private final String name;
    private final OutputStream stream;
    private final Writer writer;

    /** @param name of the destination, for messages */
    ResultWriter(String name, OutputStream stream) {
        this.name = name;
        this.stream = stream;
        this.writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
    }

    @Override
    public void write(char[] text, int from, int length) {
        attempt(() -> writer.write(text, from, length));
    }

    @Override
    public void write(String text) {
        attempt(() -> writer.write(text));
    }

    /** Writes bytes as they are, behind what was written before. */
    void bytes(byte[] some) {
        bytes(some, 0, some.length);
    }

    /** The same of a part of an array. */
    void bytes(byte[] some, int from, int length) {
        flush();
        attempt(() -> stream.write(some, from, length));
    }

    @Override
    public void flush() {
        attempt(writer::flush);
    }

    @Override
    public void close() {
        attempt(writer::close);
    }

    /** Closes the stream without writing what is still buffered. */
    void abandon() {
        attempt(stream::close);
    }

    private interface Action {
        void run() throws IOException;
    }

    private void attempt(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new OutputException(name, e);
        }
    }
}
