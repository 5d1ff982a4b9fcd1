package dev.regfit.cli.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/**
 * Cuts a stream behind line ends into chunks of about the same size. Where depends on the bytes alone, not on how many
 * of them a read gives, but for a stream that may pause.
 *
 * <p>A line end between quotes is none, but a stray quote can deceive: see {@link Chunk#open}.
 */
final class Chunker {
    /** Tells where chunks may end. */
    @FunctionalInterface
    interface Cut {
        /** Where the last line, or record, ends of the first bytes of a chunk, which were surveyed; 0 if none does. */
        int after(Chunk chunk, int length);
    }

    /** Bytes asked for at a time: the JDK copies what it reads, which is fast while it is in the processor's cache. */
    private static final int SLICE = 1 << 16;

    private final InputStream in;
    private final int size;
    private final Pace pace;
    private final Cut cut;
    private byte[] rest = new byte[0];
    private boolean atEnd;
    private IOException failure;

    Chunker(InputStream in, int size) {
        this(in, size, Pace.STEADY);
    }

    /** @param pace where the stream pauses, a chunk ends behind the last whole line */
    Chunker(InputStream in, int size, Pace pace) {
        this(in, size, pace, Chunk::afterLastLine);
    }

    Chunker(InputStream in, int size, Pace pace, Cut cut) {
        this.in = in;
        this.size = size;
        this.pace = pace;
        this.cut = cut;
    }

    /** Makes an empty chunk hold the next lines. Returns false if there are no more, or no more can be read. */
    boolean next(Chunk chunk) {
        int filled = rest.length;
        int wanted = Math.max(size, filled);
        reserve(chunk, wanted);
        System.arraycopy(rest, 0, chunk.bytes, 0, filled);
        int end;
        while (true) {
            filled = fill(chunk, filled, wanted);
            chunk.survey(filled);
            end = atEnd && failure == null ? filled : cut.after(chunk, filled);
            if (end > 0 || atEnd || filled >= RecordText.LONGEST_RECORD) {
                break;
            }
            wanted = 2 * wanted;
            reserve(chunk, wanted);
        }
        chunk.endless = end == 0 && !atEnd;
        chunk.start = 0;
        chunk.end = chunk.endless ? filled : end;
        rest = Arrays.copyOfRange(chunk.bytes, chunk.end, filled);
        chunk.last = atEnd && failure == null;
        chunk.paused = !atEnd && filled < wanted;
        return chunk.end > 0;
    }

    /** Throws what kept the last call of {@link #next} from giving more. */
    void checkFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    /** Whether a read never has to wait for long. */
    boolean isSteady() {
        return pace == Pace.STEADY;
    }

    /** All that was given has been handed over, and more is waited for. */
    void pause() {
        pace.pause();
    }

    /** All that has not been given away. */
    InputStream rest() {
        InputStream unread = new InputStream() {
            @Override
            public int read() throws IOException {
                checkFailure();
                return in.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                checkFailure();
                return in.read(target, offset, length);
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(rest), unread);
    }

    private static void reserve(Chunk chunk, int size) {
        if (chunk.bytes.length < size + NumericScanner.PADDING) {
            chunk.bytes = Arrays.copyOf(chunk.bytes, size + NumericScanner.PADDING);
        }
    }

    /** Reads up to a number of bytes: to the end, or to a pause behind a whole line. */
    private int fill(Chunk chunk, int from, int to) {
        int filled = from;
        boolean pauses = false;
        try {
            while (filled < to && !atEnd && !pauses) {
                int n = in.read(chunk.bytes, filled, Math.min(SLICE, to - filled));
                atEnd = n < 0;
                filled += Math.max(n, 0);
                pauses = !atEnd && pace.isQuiet() && holdsLine(chunk, filled);
            }
        } catch (IOException e) {
            failure = e;
            atEnd = true;
        }
        return filled;
    }

    private boolean holdsLine(Chunk chunk, int filled) {
        chunk.survey(filled);
        return cut.after(chunk, filled) > 0;
    }
}
