package dev.regfit.cli.table;

/**
 * Finds where cells end in the bytes of records, quotes taken as {@link CsvReader} takes them: one that opens a cell,
 * blanks before it or not, lasts until the next one that is not doubled, line ends and all; others are text. Not safe for
 * several threads.
 */
final class CellEnds {
    private final byte delimiter;
    private boolean doubtful;

    CellEnds(char delimiter) {
        this.delimiter = (byte) delimiter;
    }

    /** The place of the delimiter or the line end behind the cell that starts here; {@code to} if there is none before. */
    int of(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isBlank(bytes[i])) {
            i++;
        }
        if (i < to && bytes[i] == '"') {
            i = behindQuotes(bytes, i + 1, to);
            while (i < to && !isEnd(bytes[i])) {
                doubtful |= !isBlank(bytes[i]);
                i++;
            }
            return i;
        }
        while (i < to && !isEnd(bytes[i])) {
            i++;
        }
        return i;
    }

    /** Behind the quote that closes a cell; the end if none does. */
    private int behindQuotes(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (bytes[i] == '"') {
                if (i + 1 == to || bytes[i + 1] != '"') {
                    return i + 1;
                }
                i++;
            }
            i++;
        }
        doubtful = true;
        return to;
    }

    /** Whether a quote was never closed, or text stood behind a closing one, since this was last asked. */
    boolean wereDoubtful() {
        boolean were = doubtful;
        doubtful = false;
        return were;
    }

    /** Where the last record ends of the first bytes of a chunk; 0 if none does. */
    int afterLastRecord(Chunk chunk, int length) {
        if (!chunk.hasQuotes()) {
            return chunk.afterLastLine(length);
        }
        int last = 0;
        int at = afterMark(chunk.bytes, 0);
        while (at < length) {
            at = of(chunk.bytes, at, length);
            if (at < length && chunk.bytes[at] != delimiter) {
                if (chunk.bytes[at] == '\r' && at + 1 == length) {
                    return last; // its LF may still come
                }
                at += chunk.bytes[at] == '\r' && chunk.bytes[at + 1] == '\n' ? 1 : 0;
                last = at + 1;
                at = afterMark(chunk.bytes, last) - 1;
            }
            at++;
        }
        return last;
    }

    /**
     * The place behind a byte order mark, if one stands here, as it does between files put behind each other.
     *
     * @param bytes two more than are of account
     */
    static int afterMark(byte[] bytes, int from) {
        int i = from;
        while (bytes[i] == (byte) 0xEF && bytes[i + 1] == (byte) 0xBB && bytes[i + 2] == (byte) 0xBF) {
            i += 3;
        }
        return i;
    }

    private boolean isBlank(byte c) {
        return (c == ' ' || c == '\t') && c != delimiter;
    }

    private boolean isEnd(byte c) {
        return c == delimiter || c == '\n' || c == '\r';
    }
}
