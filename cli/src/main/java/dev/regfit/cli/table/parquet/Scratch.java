package dev.regfit.cli.table.parquet;

/** Room that columns share while one of their pages is decoded; for one thread at a time. */
final class Scratch {
    private byte[] stored = new byte[0];
    private byte[] plain = new byte[0];
    private int[] numbers = new int[0];
    private long[] bits = new long[0];

    /** For a page as it is in the file. */
    byte[] stored(int length) {
        stored = stored.length < length ? new byte[length] : stored;
        return stored;
    }

    /** For a page that has been unpacked. */
    byte[] plain(int length) {
        plain = plain.length < length ? new byte[length] : plain;
        return plain;
    }

    /** For levels, and for places in dictionaries. */
    int[] numbers(int count) {
        numbers = numbers.length < count ? new int[count] : numbers;
        return numbers;
    }

    /** For values of up to 64 bits. */
    long[] bits(int count) {
        bits = bits.length < count ? new long[count] : bits;
        return bits;
    }
}
