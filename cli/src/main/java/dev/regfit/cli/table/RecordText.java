package dev.regfit.cli.table;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * The text of records without what may stand before them and is no part of them: a byte order mark where a record
 * starts, as in files that were put behind each other, and blanks before a quote that opens a cell.
 *
 * <p>A record that does not end is refused, lest it fill the memory.
 */
final class RecordText extends Reader {
    /**
     * Longer records than this many characters are taken for a quote that is never closed; it is enough for three
     * million columns.
     */
    static final int LONGEST_RECORD = 1 << 26;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Where the next character stands. */
    private enum Place {
        RECORD_START,
        CELL_START,
        CELL,
        QUOTED,
        /** Behind a quote that closes the cell, or is the first of two. */
        CLOSED
    }

    private final String file;
    private final Reader in;
    private final char delimiter;
    private final char[] raw = new char[1 << 13];
    private char[] tidy = new char[raw.length];
    private int from;
    private int to;
    private boolean atEnd;
    private Place place = Place.RECORD_START;
    /** Blanks at the start of a cell, of which the next character tells whether they are part of it. */
    private final StringBuilder blanks = new StringBuilder();

    private int cell = 1;
    private int ends;
    private long recordLine;
    private long sinceRecord;

    RecordText(String file, Reader in, char delimiter) {
        this.file = file;
        this.in = in;
        this.delimiter = delimiter;
    }

    /** Says that a record starts on this line. */
    void startRecord(long line) {
        recordLine = line;
        sinceRecord = 0;
    }

    /** The number, from 1, of the cell whose quote is open behind what was read, or 0 if none is. */
    int openCell() {
        return place == Place.QUOTED ? cell : 0;
    }

    /** How many records have ended, empty lines not counted. */
    int ends() {
        return ends;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (from == to && !atEnd) {
            refill();
        }
        if (from == to) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(tidy, from, target, offset, count);
        from += count;
        sinceRecord += count;
        if (sinceRecord > LONGEST_RECORD) {
            throw endless(file, recordLine, openCell());
        }
        return count;
    }

    /** What to throw at a record that does not end. */
    static DataException endless(String file, long line, int openCell) {
        String words = "the record that starts here does not end within %d million characters; "
                .formatted(LONGEST_RECORD / 1_000_000);
        return DataException.at(
                file,
                line,
                words
                        + (openCell > 0
                                ? "the quote (\") that opens its cell %d is never closed".formatted(openCell)
                                : "have the line ends been lost?"));
    }

    /** What to throw at a record whose quote is still open where the file ends. */
    static DataException unclosed(String file, long line, int openCell) {
        return DataException.at(
                file,
                line,
                "the quote (\") that opens cell %d of the record that starts here is never closed".formatted(openCell));
    }

    private void refill() throws IOException {
        int count = in.read(raw, 0, raw.length);
        from = 0;
        to = 0;
        int most = Math.max(count, 0) + blanks.length();
        if (tidy.length < most) {
            tidy = Arrays.copyOf(tidy, 2 * most);
        }
        if (count < 0) {
            atEnd = true;
            giveBlanks();
        }
        for (int i = 0; i < count; i++) {
            take(raw[i]);
        }
    }

    private void take(char c) {
        switch (place) {
            case RECORD_START, CELL_START -> takeFirst(c);
            case QUOTED -> {
                place = c == '"' ? Place.CLOSED : Place.QUOTED;
                give(c);
            }
            case CLOSED -> {
                place = c == '"' ? Place.QUOTED : after(c);
                give(c);
            }
            case CELL -> {
                place = after(c);
                give(c);
            }
        }
    }

    private void takeFirst(char c) {
        if (c == BYTE_ORDER_MARK && place == Place.RECORD_START) {
            return;
        }
        if ((c == ' ' || c == '\t') && c != delimiter) {
            place = Place.CELL_START;
            blanks.append(c);
            return;
        }
        if (c == '"') {
            blanks.setLength(0);
            place = Place.QUOTED;
        } else {
            giveBlanks();
            place = after(c);
        }
        give(c);
    }

    /** The place behind a character that is not quoted. */
    private Place after(char c) {
        if (c == '\n' || c == '\r') {
            cell = 1;
            ends += place == Place.RECORD_START ? 0 : 1;
            return Place.RECORD_START;
        }
        if (c == delimiter) {
            cell++;
            return Place.CELL_START;
        }
        return Place.CELL;
    }

    private void giveBlanks() {
        blanks.getChars(0, blanks.length(), tidy, to);
        to += blanks.length();
        blanks.setLength(0);
    }

    private void give(char c) {
        tidy[to++] = c;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
