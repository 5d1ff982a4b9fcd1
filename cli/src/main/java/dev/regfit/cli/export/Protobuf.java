package dev.regfit.cli.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes messages of Protocol Buffers: fields with their numbers, as integers, texts, bytes or messages.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the encoding</a>
 */
final class Protobuf {
    private static final int VARINT = 0;
    private static final int LENGTH = 2;
    private static final int GROUP = 0x80;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Protobuf integer(int field, long value) {
        varint((long) field << 3 | VARINT);
        varint(value);
        return this;
    }

    Protobuf bytes(int field, byte[] bytes) {
        varint((long) field << 3 | LENGTH);
        varint(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    Protobuf text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Protobuf message(int field, Protobuf message) {
        return bytes(field, message.toBytes());
    }

    /** All fields of another message as fields of this one. */
    Protobuf fields(Protobuf other) {
        out.writeBytes(other.toBytes());
        return this;
    }

    /** Seven bits a byte, the last ones first. */
    private void varint(long value) {
        long rest = value;
        while ((rest & -GROUP) != 0) {
            out.write((int) (rest & (GROUP - 1)) | GROUP);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
