package dev.regfit.cli.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stream whose coming bytes can be looked at before they are read, so that even a pipe can be sampled first.
 *
 * <p>{@link #available} is 0 at the end of the stream only (it waits for data otherwise): the JDK's gzip reader asks it
 * whether another member follows.
 */
final class PeekStream extends InputStream {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final Pace pace;
    private byte[] buffer = new byte[CHUNK];
    private int start;
    private int end;

    PeekStream(InputStream in) {
        this(in, Pace.STEADY);
    }

    /** @param pace of the stream; when it pauses behind enough lines, bytes to come are those of these only */
    PeekStream(InputStream in, Pace pace) {
        this.in = in;
        this.pace = pace;
    }

    /** The next bytes without reading them: {@code count} of them, fewer only if the stream ends or pauses before. */
    byte[] peek(int count) throws IOException {
        int filled = fill(count);
        return Arrays.copyOfRange(buffer, start, start + Math.min(count, filled));
    }

    /** The same as a stream, which is of use until the next call of any method. */
    ByteArrayInputStream view(int count) throws IOException {
        int filled = fill(count);
        return new ByteArrayInputStream(buffer, start, Math.min(count, filled));
    }

    /** Whether so many lines end within the next {@code count} bytes, which are peeked at. */
    boolean holdsLines(int lines, int count) throws IOException {
        int last = start + Math.min(count, fill(count));
        int ends = 0;
        for (int i = start; i < last && ends < lines; i++) {
            boolean half = buffer[i] == '\r' && i + 1 < last && buffer[i + 1] == '\n';
            ends += (buffer[i] == '\n' || buffer[i] == '\r') && !half ? 1 : 0;
        }
        return ends == lines;
    }

    /** Whether no more than {@code count} bytes are left, or at hand where the stream pauses. */
    boolean endsWithin(int count) throws IOException {
        return fill(count + 1) <= count;
    }

    private int fill(int count) throws IOException {
        if (start + count > buffer.length) {
            byte[] wider = count > buffer.length ? new byte[count + CHUNK] : buffer;
            System.arraycopy(buffer, start, wider, 0, end - start);
            buffer = wider;
            end -= start;
            start = 0;
        }
        while (end - start < count) {
            int lineEnd = lineEnd();
            if (lineEnd > start && pace.suffices(buffer, start, lineEnd)) {
                return lineEnd - start;
            }
            int n = in.read(buffer, end, buffer.length - end);
            if (n < 0) {
                break;
            }
            end += n;
        }
        return end - start;
    }

    /** Behind the last line end at hand where the stream may pause, else the start. */
    private int lineEnd() {
        int at = pace.isQuiet() ? end : start;
        while (at > start && buffer[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    @Override
    public int read() throws IOException {
        return fill(1) == 0 ? -1 : buffer[start++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (start == end) {
            return in.read(target, offset, length);
        }
        int n = Math.min(length, end - start);
        System.arraycopy(buffer, start, target, offset, n);
        start += n;
        if (start == end && buffer.length > CHUNK) {
            buffer = new byte[CHUNK]; // a large sample has served its purpose
            start = 0;
            end = 0;
        }
        return n;
    }

    @Override
    public int available() throws IOException {
        return fill(1);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
