package dev.regfit.cli.table.parquet;

/** What stands before a page. */
final class PageHeader {
    static final int DATA = 0;
    static final int DICTIONARY = 2;
    static final int DATA_2 = 3;

    int type;
    int plainLength;
    int storedLength;
    /** Whether there is a checksum. */
    boolean hasSum;

    int sum;
    int values;
    int encoding;
    int encodingOfLevels = Encoding.RUNS;
    // of the second version of data pages
    int levelBytes;
    int repetitionBytes;
    boolean compressed = true;
    /** Bytes of this header. */
    int length;

    /** @throws IndexOutOfBoundsException when the header goes on behind the bytes, or is damaged */
    static PageHeader read(byte[] bytes, int end) {
        PageHeader header = new PageHeader();
        Thrift in = new Thrift(bytes, 0, end);
        in.struct(number -> header.field(number, in));
        header.length = in.at();
        return header;
    }

    private boolean field(int number, Thrift in) {
        switch (number) {
            case 1 -> type = in.integer();
            case 2 -> plainLength = in.integer();
            case 3 -> storedLength = in.integer();
            case 4 -> {
                hasSum = true;
                sum = in.integer();
            }
            case 5 -> in.struct(field -> first(field, in));
            case 7 -> in.struct(field -> number(field, 1, 2, in));
            case 8 -> in.struct(field -> second(field, in));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean first(int field, Thrift in) {
        if (field == 3) {
            encodingOfLevels = in.integer();
            return true;
        }
        return number(field, 1, 2, in);
    }

    private boolean second(int field, Thrift in) {
        switch (field) {
            case 5 -> levelBytes = in.integer();
            case 6 -> repetitionBytes = in.integer();
            case 7 -> compressed = in.bool();
            default -> {
                return number(field, 1, 4, in);
            }
        }
        return true;
    }

    private boolean number(int field, int ofValues, int ofEncoding, Thrift in) {
        if (field == ofValues) {
            values = in.integer();
        } else if (field == ofEncoding) {
            encoding = in.integer();
        } else {
            return false;
        }
        return true;
    }
}
