package dev.regfit.cli.table.parquet;

/** Unpacks Snappy's format of blocks: pieces that are given as they are, and copies of what came before. */
final class Snappy {
    private static final int SHORT_COPY = 1;
    private static final int COPY = 2;
    /** Lengths of pieces up to this stand in their tag, longer ones behind it. */
    private static final int LONGEST_IN_TAG = 60;

    private Snappy() {}

    /**
     * Fills the start of an array; returns how many bytes.
     *
     * @throws ParquetException or {@link IndexOutOfBoundsException} if the bytes are damaged
     */
    static int unpack(byte[] from, int start, int end, byte[] to, int length) {
        int in = start;
        while (from[in] < 0) {
            in++;
        }
        in++; // behind the length, which the page says too
        int out = 0;
        while (in < end) {
            int tag = from[in++] & 0xFF;
            int kind = tag & 3;
            int size = (tag >>> 2) + 1;
            if (kind == 0) {
                if (size > LONGEST_IN_TAG) {
                    int more = size - LONGEST_IN_TAG;
                    size = (int) Bytes.littleEndian(from, in, more) + 1;
                    in += more;
                }
                require(size > 0 && size <= end - in && size <= length - out);
                System.arraycopy(from, in, to, out, size);
                in += size;
            } else {
                int back;
                if (kind == SHORT_COPY) {
                    size = ((tag >>> 2) & 7) + 4;
                    back = (tag >>> 5) << Byte.SIZE | (from[in++] & 0xFF);
                } else {
                    int bytes = kind == COPY ? Short.BYTES : Integer.BYTES;
                    back = (int) Bytes.littleEndian(from, in, bytes);
                    in += bytes;
                }
                require(back > 0 && back <= out && size <= length - out);
                copy(to, out - back, out, size);
            }
            out += size;
        }
        return out;
    }

    /** Copies bytes to behind them; they may reach into the copy, and then repeat. */
    private static void copy(byte[] bytes, int from, int to, int size) {
        if (to - from >= size) {
            System.arraycopy(bytes, from, bytes, to, size);
            return;
        }
        for (int i = 0; i < size; i++) {
            bytes[to + i] = bytes[from + i];
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw ParquetException.damaged("a compressed page");
        }
    }
}
