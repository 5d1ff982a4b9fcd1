package dev.regfit.cli.table;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whole lines of a file, and the rows that are made of them. Made to be used again. */
final class Chunk {
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * EACH_BYTE;
    private static final long LINE_FEEDS = '\n' * EACH_BYTE;
    private static final long RETURNS = '\r' * EACH_BYTE;

    /** Words of eight bytes that are looked at in one go. */
    private static final int WORDS = 64;

    private static final int QUOTE = 1;
    private static final int NUL = 2;
    private static final int BEYOND_ASCII = 4;

    final Block block;
    /** Holds {@link NumericScanner#PADDING} more bytes than are filled. */
    byte[] bytes;

    int start;
    int end;
    /** Whether the file ends here. */
    boolean last;
    /** Whether nothing more was there behind these lines. */
    boolean paused;
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

    /**
     * Looks at so many bytes from the first on, to be called before the questions about them: counts the quotes, of which
     * there are most often none, and looks for NUL and for what is not ASCII.
     */
    void survey(int length) {
        int words = length / Long.BYTES;
        int seen = 0;
        for (int from = 0; from < words; from += WORDS) {
            seen |= seen(from, Math.min(words, from + WORDS));
        }
        for (int i = words * Long.BYTES; i < length; i++) {
            seen |= bytes[i] == '"' ? QUOTE : bytes[i] == 0 ? NUL : bytes[i] < 0 ? BEYOND_ASCII : 0;
        }
        nul = (seen & NUL) != 0;
        ascii = (seen & BEYOND_ASCII) == 0;
        quotes = (seen & QUOTE) == 0 ? 0 : countQuotes(length);
    }

    /** What there is among some words. Short work, so that it is compiled before much has been done. */
    private int seen(int from, int to) {
        long quoted = 0;
        long nulls = 0;
        long all = 0;
        for (int i = from; i < to; i++) { // C2 unrolls a loop that counts by one
            long word = (long) NumericScanner.EIGHT.get(bytes, Long.BYTES * i);
            quoted |= zeroByte(word ^ QUOTES);
            nulls |= zeroByte(word);
            all |= word;
        }
        return ((quoted & HIGH_BITS) == 0 ? 0 : QUOTE)
                | ((nulls & HIGH_BITS) == 0 ? 0 : NUL)
                | ((all & HIGH_BITS) == 0 ? 0 : BEYOND_ASCII);
    }

    private int countQuotes(int length) {
        int count = 0;
        int words = length / Long.BYTES;
        for (int i = 0; i < words; i++) {
            long word = (long) NumericScanner.EIGHT.get(bytes, Long.BYTES * i) ^ QUOTES;
            count += Long.bitCount(~(((word & ~HIGH_BITS) + ~HIGH_BITS) | word | ~HIGH_BITS));
        }
        for (int i = words * Long.BYTES; i < length; i++) {
            count += bytes[i] == '"' ? 1 : 0;
        }
        return count;
    }

    /** Has the highest bit of some byte set if a byte is zero; of which, others can blur. */
    private static long zeroByte(long word) {
        return (word - EACH_BYTE) & ~word;
    }

    /**
     * Whether no quote needs a {@link CsvReader}: every quote opens a cell or closes it, with neither a quote nor a line
     * end within.
     */
    boolean isPlain(byte delimiter) {
        return quotes == 0 || hasPlainQuotes(delimiter);
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

    /** Whether all is text: UTF-8 without NUL. */
    boolean isText() {
        return !(nul && holdsNul()) && (ascii || isUtf8());
    }

    /** What was surveyed may reach beyond the end. */
    private boolean holdsNul() {
        for (int i = start; i < end; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isUtf8() {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
            return text.hasArray();
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Whether there are quotes among the bytes that were surveyed. */
    boolean hasQuotes() {
        return quotes > 0;
    }

    /**
     * Where the last line ends of the bytes that were surveyed, taking every quote for one that opens or closes a cell;
     * 0 if none ends.
     */
    int afterLastLine(int length) {
        boolean quoted = quotes % 2 == 1;
        int end = quotes == 0 ? wordOfLastLineEnd(length) : length;
        for (int i = end - 1; i >= 0; i--) {
            byte c = bytes[i];
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || (c == '\r' && i + 1 < length))) {
                return i + 1; // a CR at the end may have its LF still to come
            }
        }
        return 0;
    }

    /** So many of these bytes that behind them stand no line end, and one not far before: a look at eight bytes at a time. */
    private int wordOfLastLineEnd(int length) {
        int end = length;
        while (end >= Long.BYTES && !mayHoldLineEnd((long) NumericScanner.EIGHT.get(bytes, end - Long.BYTES))) {
            end -= Long.BYTES;
        }
        return end;
    }

    private static boolean mayHoldLineEnd(long word) {
        return ((zeroByte(word ^ LINE_FEEDS) | zeroByte(word ^ RETURNS)) & HIGH_BITS) != 0;
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
