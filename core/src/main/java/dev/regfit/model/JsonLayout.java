package dev.regfit.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;

/** Two spaces a level, and small things on one line. */
final class JsonLayout implements PrettyPrinter {
    private int depth;
    private int inline;

    /** Says of the object or list just started whether it, and all in it, is to stay on one line. */
    void open(boolean onOneLine) {
        inline = inline > 0 || onOneLine ? inline + 1 : 0;
    }

    /** Ends what {@link #open} began. */
    void close() {
        inline = Math.max(0, inline - 1);
    }

    private void breakLine(JsonGenerator generator) throws IOException {
        generator.writeRaw('\n');
        for (int level = 0; level < depth; level++) {
            generator.writeRaw("  ");
        }
    }

    private void start(JsonGenerator generator, char bracket) throws IOException {
        generator.writeRaw(bracket);
        depth++;
    }

    private void before(JsonGenerator generator) throws IOException {
        if (inline == 0) {
            breakLine(generator);
        }
    }

    private void separate(JsonGenerator generator) throws IOException {
        generator.writeRaw(',');
        if (inline == 0) {
            breakLine(generator);
        } else {
            generator.writeRaw(' ');
        }
    }

    private void end(JsonGenerator generator, int entries, char bracket) throws IOException {
        depth--;
        if (entries > 0) {
            before(generator);
        }
        generator.writeRaw(bracket);
    }

    @Override
    public void writeStartObject(JsonGenerator generator) throws IOException {
        start(generator, '{');
    }

    @Override
    public void beforeObjectEntries(JsonGenerator generator) throws IOException {
        before(generator);
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator generator) throws IOException {
        generator.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator generator) throws IOException {
        separate(generator);
    }

    @Override
    public void writeEndObject(JsonGenerator generator, int entries) throws IOException {
        end(generator, entries, '}');
    }

    @Override
    public void writeStartArray(JsonGenerator generator) throws IOException {
        start(generator, '[');
    }

    @Override
    public void beforeArrayValues(JsonGenerator generator) throws IOException {
        before(generator);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator generator) throws IOException {
        separate(generator);
    }

    @Override
    public void writeEndArray(JsonGenerator generator, int entries) throws IOException {
        end(generator, entries, ']');
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator generator) throws IOException {
        generator.writeRaw('\n');
    }
}
