package dev.regfit.cli.table.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns the values of a page into 64 bits each, by how they are encoded. */
final class Encoding {
    // The format's numbers.
    static final int PLAIN = 0;
    static final int OLD_DICTIONARY = 2;
    static final int RUNS = 3;
    static final int DELTAS = 5;
    static final int DELTA_LENGTHS = 6;
    static final int DELTA_TEXTS = 7;
    static final int DICTIONARY = 8;
    static final int SPLIT = 9;

    private Encoding() {}

    static boolean isOfDictionary(int encoding) {
        return encoding == DICTIONARY || encoding == OLD_DICTIONARY;
    }

    /** The places in the dictionary of a page's values, each less than {@code size}; in the scratch's numbers. */
    static int[] places(PageReader page, int size) {
        int count = page.present();
        int[] places = page.scratch().numbers(count);
        if (count == 0) {
            return places;
        }
        int width = page.bytes()[page.from()];
        new RunLengths(page.bytes(), page.from() + 1, page.to(), width).read(places, count);
        for (int i = 0; i < count; i++) {
            if (places[i] < 0 || places[i] >= size) {
                throw page.damaged();
            }
        }
        return places;
    }

    /**
     * The values of a page: integers with their sign, of others the bits; in the scratch's bits.
     *
     * @throws ParquetException if there is no such encoding of such values, or the page is damaged
     */
    static long[] bits(PageReader page, Physical physical) {
        int count = page.present();
        long[] bits = page.scratch().bits(count);
        switch (page.encoding()) {
            case PLAIN -> plain(page, physical, bits, count);
            case RUNS -> runs(page, physical, bits, count);
            case DELTAS -> new Deltas(page.bytes(), page.from(), page.to()).read(bits, count);
            case SPLIT -> split(page, physical, bits, count);
            default -> throw unknown(page);
        }
        return bits;
    }

    /** The doubles of a page in the plain encoding. */
    static void doubles(PageReader page, double[] to) {
        require(page, (long) page.present() * Double.BYTES);
        values(page).asDoubleBuffer().get(to, 0, page.present());
    }

    private static ByteBuffer values(PageReader page) {
        return ByteBuffer.wrap(page.bytes(), page.from(), page.to() - page.from())
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void plain(PageReader page, Physical physical, long[] bits, int count) {
        if (physical == Physical.BOOLEAN) {
            require(page, (count + 7L) / Byte.SIZE);
            for (int i = 0; i < count; i++) {
                int bit = page.bytes()[page.from() + i / Byte.SIZE] >>> (i % Byte.SIZE) & 1;
                bits[i] = bit;
            }
            return;
        }
        require(page, (long) count * physical.bytes);
        ByteBuffer values = values(page);
        if (physical.bytes == Long.BYTES) {
            values.asLongBuffer().get(bits, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                bits[i] = values.getInt();
            }
        }
    }

    /** Booleans only; their length stands before them. */
    private static void runs(PageReader page, Physical physical, long[] bits, int count) {
        if (physical != Physical.BOOLEAN) {
            throw unknown(page);
        }
        require(page, Integer.BYTES);
        int[] values = page.scratch().numbers(count);
        new RunLengths(page.bytes(), page.from() + Integer.BYTES, page.to(), 1).read(values, count);
        for (int i = 0; i < count; i++) {
            bits[i] = values[i];
        }
    }

    /** First the first bytes of all values, then the second ones, and so on. */
    private static void split(PageReader page, Physical physical, long[] bits, int count) {
        int width = physical.bytes;
        if (width == 0) {
            throw unknown(page);
        }
        require(page, (long) count * width);
        for (int i = 0; i < count; i++) {
            long value = 0;
            for (int k = width - 1; k >= 0; k--) {
                value = value << Byte.SIZE | (page.bytes()[page.from() + k * count + i] & 0xFF);
            }
            bits[i] = width == Integer.BYTES ? (int) value : value;
        }
    }

    private static void require(PageReader page, long bytes) {
        if (bytes > page.to() - page.from()) {
            throw page.damaged();
        }
    }

    static ParquetException unknown(PageReader page) {
        return new ParquetException(
                "has values of column \"%s\" in encoding %d, which cannot be read; write it with the plain encoding"
                        .formatted(page.field().name(), page.encoding()));
    }
}
