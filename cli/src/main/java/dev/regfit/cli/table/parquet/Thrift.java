package dev.regfit.cli.table.parquet;

import java.nio.charset.StandardCharsets;

/**
 * Reads Thrift's compact protocol, in which Parquet's metadata are written. What reaches beyond the bytes is an
 * {@link IndexOutOfBoundsException}.
 */
final class Thrift {
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int LONG = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;

    /** In a list's or a field's head: the size, or the step to the field's number, follows. */
    private static final int LONG_LIST = 15;

    /** Parquet nests a few levels; a damaged file may seem to nest without end. */
    private static final int DEEPEST = 64;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int type;

    Thrift(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    /** Takes a field of a structure. */
    @FunctionalInterface
    interface Fields {
        /** Reads the field of a number and answers true, or answers false and has read nothing. */
        boolean read(int number);
    }

    /** Where the next byte is. */
    int at() {
        return at;
    }

    /** Reads a structure; fields that are not taken are passed over. */
    void struct(Fields fields) {
        int number = 0;
        for (int head = next(); head != 0; head = next()) {
            int step = head >>> 4;
            number = step == 0 ? integer() : number + step;
            type = head & 0xF;
            if (!fields.read(number)) {
                skip(head & 0xF, 0);
            }
        }
    }

    /** Reads a list, an element a call. */
    void list(Runnable element) {
        int head = next();
        int size = size(head);
        for (int i = 0; i < size; i++) {
            element.run();
        }
    }

    /** The value of a field that is true or false. */
    boolean bool() {
        return type == TRUE;
    }

    /** An integer of 16 or 32 bits. */
    int integer() {
        return (int) longInteger();
    }

    /** An integer of 64 bits. */
    long longInteger() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    String text() {
        int length = length();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    private int length() {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw new IndexOutOfBoundsException("a text of " + length);
        }
        return (int) length;
    }

    private int size(int head) {
        long size = head >>> 4 == LONG_LIST ? varint() : head >>> 4;
        if (size < 0 || size > end - at) {
            throw new IndexOutOfBoundsException("a list of " + size); // an element takes a byte at least
        }
        return (int) size;
    }

    private int next() {
        if (at >= end) {
            throw new IndexOutOfBoundsException(at);
        }
        return bytes[at++] & 0xFF;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = next();
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw ParquetException.damaged("a number in its metadata");
    }

    private void skip(int what, int depth) {
        if (depth > DEEPEST) {
            throw ParquetException.damaged("a structure in its metadata");
        }
        switch (what) {
            case TRUE, FALSE -> {}
            case BYTE -> next();
            case DOUBLE -> at += Double.BYTES;
            case BINARY -> {
                int length = length(); // which moves on
                at += length;
            }
            case LIST, SET -> {
                int head = next();
                int size = size(head);
                for (int i = 0; i < size; i++) {
                    skipElement(head & 0xF, depth);
                }
            }
            case MAP -> skipMap(depth);
            case STRUCT -> {
                for (int head = next(); head != 0; head = next()) {
                    if (head >>> 4 == 0) {
                        varint();
                    }
                    skip(head & 0xF, depth + 1);
                }
            }
            default -> {
                if (what > LONG) {
                    throw ParquetException.damaged("a field of its metadata");
                }
                varint();
            }
        }
    }

    private void skipMap(int depth) {
        long size = varint();
        int types = size == 0 ? 0 : next();
        for (long i = 0; i < size; i++) {
            skipElement(types >>> 4, depth);
            skipElement(types & 0xF, depth);
        }
    }

    /** Outside of a structure true and false take a byte. */
    private void skipElement(int what, int depth) {
        skip(what == TRUE || what == FALSE ? BYTE : what, depth + 1);
    }
}
