package dev.regfit.cli.table.parquet;

/** Integers as their differences, packed to bits in blocks: Parquet's DELTA_BINARY_PACKED. */
final class Deltas {
    private final byte[] bytes;
    private final int end;
    private int at;

    Deltas(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    /** Where the next byte is. */
    int at() {
        return at;
    }

    /** Fills the start of an array with so many values, which must be all. */
    void read(long[] to, int count) {
        long block = varint();
        long parts = varint();
        long total = varint();
        require(parts > 0 && parts <= block && block % parts == 0 && block <= Integer.MAX_VALUE && total == count);
        int partSize = (int) (block / parts);
        long value = zigzag();
        int done = 0;
        if (count > 0) {
            to[done++] = value;
        }
        while (done < count) {
            long least = zigzag();
            int widths = at;
            at += (int) parts;
            for (int part = 0; part < parts && done < count; part++) {
                require(at <= end);
                int width = bytes[widths + part] & 0xFF;
                require(width <= Long.SIZE);
                int used = Math.min(partSize, count - done);
                for (int i = 0; i < used; i++) {
                    value += least + bits((long) i * width, width);
                    to[done++] = value;
                }
                at = (int) Math.min(at + (long) partSize * width / Byte.SIZE, end);
            }
        }
    }

    /** The integer of some bits, counted from the next byte on. */
    private long bits(long from, int width) {
        long value = 0;
        int next = at + (int) (from / Byte.SIZE);
        int skipped = (int) (from % Byte.SIZE);
        for (int done = 0; done < width; next++) {
            require(next < end);
            value |= ((bytes[next] & 0xFFL) >>> skipped) << done;
            done += Byte.SIZE - skipped;
            skipped = 0;
        }
        return width == Long.SIZE ? value : value & ((1L << width) - 1);
    }

    private long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            require(at < end);
            int next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw ParquetException.damaged("a page");
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw ParquetException.damaged("a page");
        }
    }
}
