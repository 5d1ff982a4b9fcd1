package dev.regfit.cli.table.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;

/** Goes through the pages of a column, in all row groups, and makes each ready to be decoded. */
final class PageReader {
    /** Most headers are shorter. */
    private static final int LIKELY_HEADER = 256;

    private final FileChannel file;
    private final ParquetField field;
    private final Iterator<Chunk> chunks;
    private final Scratch scratch;
    private Chunk chunk;
    private long at;
    private long end;
    private long valuesLeft;

    // the page at hand
    private PageHeader header;
    private byte[] bytes;
    private int from;
    private int to;
    private int present;
    private boolean[] there = new boolean[0];
    private boolean complete;

    PageReader(FileChannel file, ParquetField field, List<Chunk> chunks, Scratch scratch) {
        this.file = file;
        this.field = field;
        this.chunks = chunks.iterator();
        this.scratch = scratch;
    }

    /**
     * Goes to the next page that holds data or a dictionary.
     *
     * @throws ParquetException if there is none, or it is damaged
     */
    void next() throws IOException {
        do {
            while (valuesLeft == 0) {
                if (!chunks.hasNext()) {
                    throw damaged();
                }
                chunk = chunks.next();
                at = chunk.start();
                end = at + chunk.length();
                valuesLeft = chunk.values();
            }
            header = header();
            at += header.length;
            if (header.storedLength < 0
                    || header.storedLength > end - at
                    || header.plainLength < 0
                    || header.plainLength > chunk.plainLength()) {
                throw damaged();
            }
            take();
            at += header.storedLength;
        } while (!isDictionary() && header.type != PageHeader.DATA && header.type != PageHeader.DATA_2);
    }

    private PageHeader header() throws IOException {
        long left = end - at;
        for (int length = LIKELY_HEADER; ; length *= 8) {
            int window = (int) Math.min(length, left);
            byte[] start = scratch.stored(window);
            Bytes.read(file, at, start, window);
            try {
                return PageHeader.read(start, window);
            } catch (IndexOutOfBoundsException e) {
                if (window == left) {
                    throw damaged();
                }
            }
        }
    }

    private void take() throws IOException {
        int stored = header.storedLength;
        byte[] page = scratch.stored(stored);
        Bytes.read(file, at, page, stored);
        if (header.hasSum) {
            CRC32 sum = new CRC32();
            sum.update(page, 0, stored);
            if ((int) sum.getValue() != header.sum) {
                throw damaged();
            }
        }
        if (header.type == PageHeader.DATA_2) {
            takeSecond(page, stored);
        } else if (header.type == PageHeader.DATA || isDictionary()) {
            unpack(page, 0, stored, header.plainLength, true);
            present = header.values;
            complete = true;
            if (!isDictionary()) {
                takeFirst();
            } else if (present < 0 || present > header.plainLength) {
                throw damaged();
            }
        }
    }

    /** In the first version levels stand before the values, compressed with them. */
    private void takeFirst() {
        count();
        if (field.optional()) {
            if (header.encodingOfLevels != Encoding.RUNS || to - from < Integer.BYTES) {
                throw damaged();
            }
            long length = Bytes.littleEndian(bytes, from, Integer.BYTES);
            if (length > to - from - Integer.BYTES) {
                throw damaged();
            }
            int levels = from + Integer.BYTES;
            from = levels + (int) length;
            findMissing(bytes, levels, from);
        }
    }

    /** In the second, levels stand before the values and are not compressed. */
    private void takeSecond(byte[] page, int stored) {
        count();
        int levels = header.repetitionBytes;
        long values = (long) levels + header.levelBytes;
        long plain = header.plainLength - values;
        if (levels < 0 || header.levelBytes < 0 || values > stored || plain < 0) {
            throw damaged();
        }
        present = header.values;
        complete = true;
        if (field.optional()) {
            findMissing(page, levels, (int) values);
        }
        unpack(page, (int) values, stored, (int) plain, header.compressed);
    }

    private void count() {
        if (header.values < 0 || header.values > valuesLeft) {
            throw damaged();
        }
        valuesLeft -= header.values;
    }

    private void unpack(byte[] page, int start, int stop, int plain, boolean compressed) {
        if (chunk.codec() == Codec.NONE || !compressed || start == stop) {
            bytes = page;
            from = start;
            to = stop;
        } else {
            bytes = scratch.plain(plain);
            Codec.unpack(chunk.codec(), page, start, stop, bytes, plain);
            from = 0;
            to = plain;
        }
    }

    private void findMissing(byte[] levels, int start, int stop) {
        int count = header.values;
        RunLengths runs = new RunLengths(levels, start, stop, 1);
        complete = count == 0 || runs.areAllOne(count);
        if (complete) {
            return;
        }
        int[] level = scratch.numbers(count);
        runs.read(level, count);
        there = there.length < count ? new boolean[count] : there;
        present = 0;
        for (int i = 0; i < count; i++) {
            there[i] = level[i] == 1;
            present += level[i];
        }
    }

    boolean isDictionary() {
        return header.type == PageHeader.DICTIONARY;
    }

    /** How many values the page has, missing ones included. */
    int values() {
        return header.values;
    }

    /** How many values are not missing. */
    int present() {
        return present;
    }

    /** For each value whether it is there; {@code null} if all are. Not a copy. */
    boolean[] there() {
        return complete ? null : there;
    }

    /** How the values are encoded. A dictionary's are plain, by whichever of the two names. */
    int encoding() {
        boolean isPlain = isDictionary() && header.encoding == Encoding.OLD_DICTIONARY;
        return isPlain ? Encoding.PLAIN : header.encoding;
    }

    /** The column of the page. */
    ParquetField field() {
        return field;
    }

    /** The array in which the values are that are not missing. */
    byte[] bytes() {
        return bytes;
    }

    /** Where they start. */
    int from() {
        return from;
    }

    /** Where they end. */
    int to() {
        return to;
    }

    Scratch scratch() {
        return scratch;
    }

    ParquetException damaged() {
        return ParquetException.damaged("a page of column \"" + field.name() + "\"");
    }
}
