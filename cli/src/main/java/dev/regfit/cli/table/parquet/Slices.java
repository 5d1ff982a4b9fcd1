package dev.regfit.cli.table.parquet;

import java.util.Arrays;

/** The values of a page that are bytes rather than numbers. */
final class Slices {
    private static final byte[] NONE = new byte[0];

    private byte[] bytes = NONE;
    private int[] starts = new int[0];
    private int[] ends = starts;

    byte[] bytes() {
        return bytes;
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }

    /** Takes those of a page; they are valid until the next page is read with the same scratch. */
    void read(PageReader page, ParquetField field) {
        int count = page.present();
        bytes = page.bytes();
        if (starts.length < count) {
            starts = new int[count];
            ends = new int[count];
        }
        boolean fixed = field.physical() != Physical.BYTE_ARRAY;
        switch (page.encoding()) {
            case Encoding.PLAIN -> {
                if (fixed) {
                    cut(page, field.length(), count);
                } else {
                    plain(page, count);
                }
            }
            case Encoding.DELTA_LENGTHS -> follow(page, page.from(), count);
            case Encoding.DELTA_TEXTS -> extend(page, count);
            case Encoding.SPLIT -> gather(page, field.length(), count);
            default -> throw Encoding.unknown(page);
        }
    }

    /** Each value behind its length. */
    private void plain(PageReader page, int count) {
        int at = page.from();
        for (int i = 0; i < count; i++) {
            require(page, page.to() - at >= Integer.BYTES);
            long length = Bytes.littleEndian(bytes, at, Integer.BYTES);
            at += Integer.BYTES;
            require(page, length <= page.to() - at);
            starts[i] = at;
            at += (int) length;
            ends[i] = at;
        }
    }

    private void cut(PageReader page, int length, int count) {
        require(page, length > 0 && (long) count * length <= page.to() - page.from());
        for (int i = 0; i < count; i++) {
            starts[i] = page.from() + i * length;
            ends[i] = starts[i] + length;
        }
    }

    /** All lengths as deltas, then all values. */
    private void follow(PageReader page, int from, int count) {
        Deltas lengths = new Deltas(bytes, from, page.to());
        long[] length = page.scratch().bits(count);
        lengths.read(length, count);
        int at = lengths.at();
        for (int i = 0; i < count; i++) {
            require(page, length[i] >= 0 && length[i] <= page.to() - at);
            starts[i] = at;
            at += (int) length[i];
            ends[i] = at;
        }
    }

    /** How many bytes each value takes from the one before, as deltas, then what follows these bytes. */
    private void extend(PageReader page, int count) {
        Deltas prefixes = new Deltas(bytes, page.from(), page.to());
        prefixes.read(page.scratch().bits(count), count);
        int[] prefix = new int[count];
        long[] read = page.scratch().bits(count);
        for (int i = 0; i < count; i++) {
            prefix[i] = (int) read[i];
        }
        follow(page, prefixes.at(), count);
        byte[] whole = new byte[page.to() - page.from()];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int before = i == 0 ? 0 : ends[i - 1] - starts[i - 1];
            int more = ends[i] - starts[i];
            require(page, prefix[i] >= 0 && prefix[i] <= before);
            int length = Math.addExact(prefix[i], more);
            if (length > whole.length - at) {
                whole = Arrays.copyOf(whole, Math.addExact(Math.multiplyExact(2, at), length));
            }
            System.arraycopy(whole, i == 0 ? 0 : starts[i - 1], whole, at, prefix[i]);
            System.arraycopy(bytes, starts[i], whole, at + prefix[i], more);
            starts[i] = at;
            at += length;
            ends[i] = at;
        }
        bytes = whole;
    }

    private void gather(PageReader page, int length, int count) {
        require(page, length > 0 && (long) count * length <= page.to() - page.from());
        byte[] whole = new byte[count * length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < length; k++) {
                whole[i * length + k] = bytes[page.from() + k * count + i];
            }
            starts[i] = i * length;
            ends[i] = starts[i] + length;
        }
        bytes = whole;
    }

    private static void require(PageReader page, boolean holds) {
        if (!holds) {
            throw page.damaged();
        }
    }
}
