package dev.regfit.cli.table.parquet;

/** How values are stored, in the order of the format's numbers for it. */
enum Physical {
    BOOLEAN(0),
    INT32(4),
    INT64(8),
    INT96(12),
    FLOAT(4),
    DOUBLE(8),
    BYTE_ARRAY(0),
    FIXED_LEN_BYTE_ARRAY(0);

    /** Bytes of a value; 0 where that is not the same for all. */
    final int bytes;

    Physical(int bytes) {
        this.bytes = bytes;
    }

    /** Whether a value is some bytes rather than a number of up to 64 bits. */
    boolean isBytes() {
        return this == INT96 || this == BYTE_ARRAY || this == FIXED_LEN_BYTE_ARRAY;
    }

    static Physical of(int number) {
        if (number < 0 || number >= values().length) {
            throw ParquetException.damaged("a column's type");
        }
        return values()[number];
    }
}
