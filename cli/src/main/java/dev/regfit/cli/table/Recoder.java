package dev.regfit.cli.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text of another encoding as UTF-8. What is no text in that encoding becomes a byte that UTF-8 never has, so that it is
 * refused where malformed UTF-8 is, which knows the line.
 */
final class Recoder extends InputStream {
    private static final int BUFFER = 1 << 16;
    private static final byte NO_TEXT = (byte) 0xFF;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer stored = ByteBuffer.allocate(BUFFER).limit(0);
    private final CharBuffer text = CharBuffer.allocate(BUFFER);
    private byte[] utf8 = new byte[0];
    private int at;
    private boolean atEnd;
    private boolean done;

    Recoder(InputStream in, Charset charset) {
        this.in = in;
        decoder = charset.newDecoder();
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? utf8[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!hasMore()) {
            return -1;
        }
        int n = Math.min(length, utf8.length - at);
        System.arraycopy(utf8, at, target, offset, n);
        at += n;
        return n;
    }

    private boolean hasMore() throws IOException {
        while (at == utf8.length && !done) {
            text.clear();
            CoderResult result = decoder.decode(stored, text, atEnd);
            if (result.isError()) {
                stored.position(stored.position() + result.length());
            } else if (result.isUnderflow() && atEnd) {
                decoder.flush(text);
                done = true;
            } else if (result.isUnderflow()) {
                refill();
            }
            utf8 = text.flip().toString().getBytes(StandardCharsets.UTF_8);
            if (result.isError()) {
                utf8 = Arrays.copyOf(utf8, utf8.length + 1);
                utf8[utf8.length - 1] = NO_TEXT;
            }
            at = 0;
        }
        return at < utf8.length;
    }

    private void refill() throws IOException {
        stored.compact();
        int n = in.read(stored.array(), stored.position(), stored.remaining());
        atEnd = n < 0;
        stored.position(stored.position() + Math.max(n, 0));
        stored.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
