package dev.regfit.cli.table.parquet;

import java.util.Arrays;

/** Parquet's mixture of runs of one value and of values packed to bits. */
final class RunLengths {
    private final byte[] bytes;
    private final int end;
    private final int width;
    private int at;

    /** @param width bits of a value, at most 32 */
    RunLengths(byte[] bytes, int start, int end, int width) {
        if (width < 0 || width > Integer.SIZE) {
            throw ParquetException.damaged("a page");
        }
        this.bytes = bytes;
        this.at = start;
        this.end = end;
        this.width = width;
    }

    /** Fills the start of an array with so many values. */
    void read(int[] to, int count) {
        int done = 0;
        while (done < count) {
            int head = head();
            if ((head & 1) == 0) {
                int run = Math.min(head >>> 1, count - done);
                int value = (int) Bytes.littleEndian(bytes, at, (width + 7) / Byte.SIZE);
                at += (width + 7) / Byte.SIZE;
                Arrays.fill(to, done, done + run, value);
                done += run;
                require(run > 0 && at <= end);
            } else {
                int groups = head >>> 1;
                int run = (int) Math.min((long) groups * Byte.SIZE, count - done);
                require(run > 0);
                unpack(to, done, run);
                done += run;
                at += Math.min((int) Math.min((long) groups * width, Integer.MAX_VALUE), end - at);
            }
        }
    }

    /** Whether all of so many values are 1, as the first run may tell; reads nothing. */
    boolean areAllOne(int count) {
        int before = at;
        int head = head();
        boolean ones = (head & 1) == 0 && head >>> 1 >= count && width > 0 && at < end && bytes[at] == 1;
        at = before;
        return ones;
    }

    private void unpack(int[] to, int from, int run) {
        long mask = (1L << width) - 1;
        long buffer = 0;
        int bits = 0;
        int next = at;
        for (int i = 0; i < run; i++) {
            while (bits < width) {
                require(next < end);
                buffer |= (bytes[next++] & 0xFFL) << bits;
                bits += Byte.SIZE;
            }
            to[from + i] = (int) (buffer & mask);
            buffer >>>= width;
            bits -= width;
        }
    }

    private int head() {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            require(at < end);
            int next = bytes[at++];
            value |= (next & 0x7F) << shift;
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
