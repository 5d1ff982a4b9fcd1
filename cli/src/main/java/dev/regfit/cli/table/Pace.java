package dev.regfit.cli.table;

import java.io.IOException;
import java.io.InputStream;

/**
 * How rows come in. Those of a stream that pauses, as a pipe from {@code tail -f} does, are handed over before more is
 * waited for; how rows are cut into chunks makes no difference to what is read, but a sample of the start can be small
 * then.
 */
public final class Pace {
    /** Nothing is known to pause. */
    public static final Pace STEADY = new Pace(null, () -> {});

    /** A program that writes without a pause is given so long to go on. */
    private static final long GRACE_MILLIS = 20;

    private final InputStream in;
    private final Runnable atPause;
    private boolean graceGiven;
    private int lines;
    private int comment;
    private long toSkip;

    private Pace(InputStream in, Runnable atPause) {
        this.in = in;
        this.atPause = atPause;
    }

    /**
     * That of a stream.
     *
     * @param in where all bytes come from; only asked for what is there
     * @param atPause to be run whenever all complete rows have been handed over and no more bytes are there
     */
    public static Pace of(InputStream in, Runnable atPause) {
        return new Pace(in, atPause);
    }

    /** Says what a sample must hold: the header, where there can be one, and a row. */
    void expect(TableOptions options) {
        if (in == null) {
            return; // shared by all
        }
        Skipping skipping = options.skipping();
        comment = skipping.comment() == null ? -1 : skipping.comment();
        toSkip = skipping.lines();
        lines = options.header() == HeaderMode.ABSENT ? 1 : 2;
    }

    /** Whether a read would have to wait now. */
    boolean isQuiet() {
        try {
            return in != null && in.available() == 0;
        } catch (IOException e) {
            return false; // reading will come upon it again
        }
    }

    /** To be called when all that was read has been handed over. */
    void pause() {
        atPause.run();
    }

    /**
     * Whether a table can be opened with a sample of what is there, rather than wait for more.
     *
     * @param end of the sample, behind a whole line
     */
    boolean suffices(byte[] bytes, int start, int end) {
        if (!isQuiet() || records(bytes, start, end) < lines) {
            return false;
        }
        if (!graceGiven) {
            graceGiven = true;
            try {
                Thread.sleep(GRACE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return isQuiet();
    }

    /** Number of lines that are neither empty nor comments; 0 if a quoted cell may be open behind them. */
    private int records(byte[] bytes, int start, int end) {
        int count = 0;
        long skip = toSkip;
        int line = start;
        boolean quoted = false;
        for (int i = start; i < end; i++) {
            quoted ^= bytes[i] == '"';
            if (bytes[i] == '\n') {
                boolean empty = i == line || (i == line + 1 && bytes[line] == '\r');
                count += skip-- > 0 || empty || bytes[line] == comment || namesDelimiter(bytes, line, i) ? 0 : 1;
                line = i + 1;
            }
        }
        return quoted ? 0 : count;
    }

    private static boolean namesDelimiter(byte[] bytes, int line, int end) {
        boolean names = end - line > Sniffer.NAMING_LINE.length();
        for (int k = 0; names && k < Sniffer.NAMING_LINE.length(); k++) {
            names = bytes[line + k] == Sniffer.NAMING_LINE.charAt(k);
        }
        return names;
    }
}
