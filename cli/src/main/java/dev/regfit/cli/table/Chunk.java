package dev.regfit.cli.table;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Whole lines of a file, and the rows that are made of them. Made to be used again. */
final class Chunk {
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
    private static final long QUOTES = '"' * EACH_BYTE;

    final Block block;
    /** Holds {@link NumericScanner#PADDING} more bytes than are filled. */
    byte[] bytes;

    int start;
    int end;
    /** Whether the file ends here. */
    boolean last;
    /** Whether this is no whole line, because the line is too long. */
    boolean endless;

    private int quotes;
    private boolean nul;
    private boolean ascii;

    // what parsing found
    long lineEnds;
    long repeatedHeaders;
    /** Whether the last line ends within a quoted cell, so that the chunk is cut in the wrong place. */
    boolean open;
    /** What is wrong behind the rows, with a line of this chunk, or {@code null}. */
    DataException error;

    Chunk(Block block) {
        this.block = block;
        bytes = new byte[NumericScanner.PADDING];
    }

    /** The bytes, to be read in another way. */
    InputStream stream() {
        return new ByteArrayInputStream(bytes, start, end - start);
    }

    /** Counts the quotes among so many bytes from the first on; most often there is none. */
    void survey(int length) {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long found = 0;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            long unquoted = words.getLong(i) ^ QUOTES;
            found |= (unquoted - EACH_BYTE) & ~unquoted; // the top bit of some byte remains if any byte is zero
        }
        boolean any = (found & ~LOW_BITS) != 0;
        for (; i < length; i++) {
            any |= bytes[i] == '"';
        }
        quotes = any ? countQuotes(words, length) : 0;
    }

    /** Looks for NUL and for what is not ASCII, to be called before the questions about them. */
    void inspect() {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long nulls = 0;
        long all = 0;
        int i = start;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long word = words.getLong(i);
            nulls |= (word - EACH_BYTE) & ~word;
            all |= word;
        }
        nul = (nulls & ~LOW_BITS) != 0;
        for (; i < end; i++) {
            nul |= bytes[i] == 0;
            all |= bytes[i];
        }
        ascii = (all & ~LOW_BITS) == 0;
    }

    private int countQuotes(ByteBuffer words, int length) {
        int count = 0;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            count += Long.bitCount(zeroBytes(words.getLong(i) ^ QUOTES));
        }
        for (; i < length; i++) {
            count += bytes[i] == '"' ? 1 : 0;
        }
        return count;
    }

    /** The highest bit of each byte that is zero. */
    private static long zeroBytes(long word) {
        return ~(((word & LOW_BITS) + LOW_BITS) | word | LOW_BITS);
    }

    /**
     * Whether no quote and no NUL needs a {@link CsvReader}: every quote opens a cell or closes it, with neither a quote
     * nor a line end within.
     */
    boolean isPlain(byte delimiter) {
        return !nul && (quotes == 0 || hasPlainQuotes(delimiter));
    }

    private boolean hasPlainQuotes(byte delimiter) {
        boolean cellStarts = true;
        for (int i = start; i < end; i++) {
            if (bytes[i] == '"') {
                if (!cellStarts) {
                    return false;
                }
                int close = i + 1;
                while (close < end && bytes[close] != '"' && !isLineEnd(bytes[close])) {
                    close++;
                }
                boolean closed = close < end && bytes[close] == '"';
                boolean ends = close + 1 >= end || bytes[close + 1] == delimiter || isLineEnd(bytes[close + 1]);
                if (!closed || !ends) {
                    return false;
                }
                i = close;
                cellStarts = false;
            } else {
                cellStarts = bytes[i] == delimiter || isLineEnd(bytes[i]);
            }
        }
        return true;
    }

    private static boolean isLineEnd(byte c) {
        return c == '\n' || c == '\r';
    }

    boolean isAscii() {
        return ascii;
    }

    /**
     * Where the last line ends of the bytes that were surveyed, taking every quote for one that opens or closes a cell;
     * 0 if none ends.
     */
    int afterLastLine(int length) {
        boolean quoted = quotes % 2 == 1;
        for (int i = length - 1; i >= 0; i--) {
            byte c = bytes[i];
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || (c == '\r' && i + 1 < length))) {
                return i + 1; // a CR at the end may have its LF still to come
            }
        }
        return 0;
    }

    /** Where the first line ends, taking quotes as above; the end if none ends. */
    int afterFirstLine() {
        boolean quoted = false;
        for (int i = start; i < end; i++) {
            byte c = bytes[i];
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                return c == '\r' && i + 1 < end && bytes[i + 1] == '\n' ? i + 2 : i + 1;
            }
        }
        return end;
    }

    /** How many lines end in a part of the chunk, within quotes or not. */
    long lineEnds(int from, int to) {
        long count = 0;
        for (int i = from; i < to; i++) {
            boolean counted = bytes[i] == '\n' && i > from && bytes[i - 1] == '\r';
            count += bytes[i] == '\r' || (bytes[i] == '\n' && !counted) ? 1 : 0;
        }
        return count;
    }
}
