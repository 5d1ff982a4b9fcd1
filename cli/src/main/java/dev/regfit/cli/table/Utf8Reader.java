package dev.regfit.cli.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 and refuses, with the line, what is not text: malformed UTF-8 and NUL characters. */
final class Utf8Reader extends Reader {
    private final String file;
    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
    private boolean atEnd;
    private long line = 1;
    private char last;

    Utf8Reader(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) {
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        int count = decode(chars) - offset;
        inspect(target, offset, count);
        return count == 0 && atEnd ? -1 : count;
    }

    /** Decodes until there is something to give or the end is reached; returns the position in {@code chars}. */
    private int decode(CharBuffer chars) {
        int start = chars.position();
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, atEnd);
            if (result.isError()) {
                inspect(chars.array(), start, chars.position() - start);
                throw DataException.at(
                        file,
                        line,
                        "not valid in the file's encoding (UTF-8 unless another was detected or given);"
                                + " give the encoding with --encoding, such as latin-1 or windows-1252");
            }
            if (chars.position() > start || atEnd || result.isOverflow()) {
                return chars.position();
            }
            refill();
        }
    }

    private void refill() {
        bytes.compact();
        try {
            int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (n < 0) {
                atEnd = true;
            } else {
                bytes.position(bytes.position() + n);
            }
        } catch (IOException e) {
            throw Inputs.failure(file, e);
        }
        bytes.flip();
    }

    /** Counts the lines of what is about to be given away and looks for NUL. */
    private void inspect(char[] text, int offset, int count) {
        char before = last;
        for (int i = offset; i < offset + count; i++) {
            char c = text[i];
            if (c <= '\r') {
                if (c == '\r' || (c == '\n' && before != '\r')) {
                    line++;
                } else if (c == 0) {
                    throw DataException.at(
                            file,
                            line,
                            "holds a NUL character, so this is not a text file, or it is UTF-16: --encoding utf-16le");
                }
            }
            before = c;
        }
        last = before;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
