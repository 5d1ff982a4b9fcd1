package dev.regfit.cli.table.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes from a file, and what they mean. */
final class Bytes {
    private Bytes() {}

    static byte[] read(FileChannel file, long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        read(file, position, bytes, length);
        return bytes;
    }

    /** Reads so many bytes to the start of an array. */
    static void read(FileChannel file, long position, byte[] to, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(to, 0, length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("the file has become shorter");
            }
        }
    }

    /** An unsigned integer of up to eight bytes, the least first. */
    static long littleEndian(byte[] bytes, int at, int count) {
        long value = 0;
        for (int k = count - 1; k >= 0; k--) {
            value = value << Byte.SIZE | (bytes[at + k] & 0xFF);
        }
        return value;
    }
}
