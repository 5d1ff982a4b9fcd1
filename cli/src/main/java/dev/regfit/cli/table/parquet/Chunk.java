package dev.regfit.cli.table.parquet;

/**
 * The values of one column in one row group: a run of pages.
 *
 * @param codec number of how pages are compressed
 * @param values how many there are, missing ones included
 * @param start of the first page in the file
 * @param length bytes of all pages
 * @param plainLength of all pages, unpacked
 */
record Chunk(int codec, long values, long start, long length, long plainLength) {
    /** Reads one of a row group. */
    static Chunk read(Thrift in) {
        Reading reading = new Reading();
        in.struct(number -> reading.column(number, in));
        return reading.chunk();
    }

    /** What was read so far. */
    private static final class Reading {
        private boolean elsewhere;
        private boolean encrypted;
        private int codec;
        private long values;
        private long length;
        private long plainLength;
        private long data;
        private long dictionary;

        private boolean column(int number, Thrift in) {
            switch (number) {
                case 1 -> elsewhere = !in.text().isEmpty();
                case 3 -> in.struct(field -> content(field, in));
                default -> {
                    encrypted |= number == 8 || number == 9;
                    return false;
                }
            }
            return true;
        }

        private boolean content(int number, Thrift in) {
            switch (number) {
                case 4 -> codec = in.integer();
                case 5 -> values = in.longInteger();
                case 6 -> plainLength = in.longInteger();
                case 7 -> length = in.longInteger();
                case 9 -> data = in.longInteger();
                case 11 -> dictionary = in.longInteger();
                default -> {
                    return false;
                }
            }
            return true;
        }

        private Chunk chunk() {
            if (encrypted) {
                throw new ParquetException("is encrypted; write it without encryption");
            }
            if (elsewhere) {
                throw new ParquetException("has its values in other files; write it once more as one file");
            }
            long start = dictionary > 0 ? Math.min(dictionary, data) : data;
            return new Chunk(codec, values, start, length, plainLength);
        }
    }
}
