package dev.regfit.cli.table;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file without what stands on the lines that hold no records. Their line ends stay: empty lines are passed over, and
 * all lines keep their numbers.
 */
final class SkippingStream extends InputStream {
    private static final int NO_COMMENT = -1;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte delimiter;
    private final int comment;
    private long toSkip;
    private boolean skipped;
    private boolean lineStarts = true;
    private boolean cellStarts;
    private boolean quoted;
    private boolean closed;
    private byte before;
    /** How many bytes of a byte order mark stand at the start of this line. */
    private int marked;

    /** @param delimiter ASCII; where a cell starts, a quote opens it */
    SkippingStream(InputStream in, Skipping skipping, char delimiter) {
        this.in = in;
        this.delimiter = (byte) delimiter;
        comment = skipping.comment() == null ? NO_COMMENT : skipping.comment();
        toSkip = skipping.lines();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int kept = 0;
        while (kept == 0 && length > 0) {
            int n = in.read(target, offset, length);
            if (n < 0) {
                return -1;
            }
            kept = keep(target, offset, n);
        }
        return kept;
    }

    /** Moves what is kept of so many bytes to their front; returns how many. */
    private int keep(byte[] bytes, int offset, int count) {
        int to = offset;
        for (int i = offset; i < offset + count; i++) {
            byte c = bytes[i];
            if (!quoted && (c == '\n' || c == '\r')) {
                boolean ends = c == '\r' || before != '\r';
                toSkip -= ends && toSkip > 0 ? 1 : 0;
                lineStarts = true;
                skipped = false;
                marked = 0;
            } else if (!skipped && !(lineStarts && isMark(c))) {
                if (lineStarts) {
                    skipped = toSkip > 0 || c == comment;
                    cellStarts = true;
                    closed = false;
                    lineStarts = false;
                }
                if (!skipped) {
                    track(c);
                }
            }
            before = c;
            if (!skipped) {
                bytes[to++] = c;
            }
        }
        return to - offset;
    }

    /** Whether this byte goes on with a byte order mark, behind which the line starts. */
    private boolean isMark(byte c) {
        boolean mark = c == BYTE_ORDER_MARK[marked];
        marked = mark ? (marked + 1) % BYTE_ORDER_MARK.length : 0;
        return mark;
    }

    private void track(byte c) {
        if (quoted) {
            quoted = c != '"';
            closed = !quoted;
        } else {
            // of a doubled quote the first closes and the second opens again
            quoted = c == '"' && (cellStarts || closed);
            closed = false;
            cellStarts = c == delimiter || (cellStarts && Sniffer.mayStandBeforeQuote(c));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
