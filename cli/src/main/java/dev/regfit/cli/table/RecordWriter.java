package dev.regfit.cli.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Records on their way out: a growing array of bytes. Not safe for several threads. */
final class RecordWriter {
    /** A number in quotes. */
    private static final int LONGEST_NUMBER = ShortestDecimal.LONGEST + 2;

    private final byte delimiter;
    private final byte decimal;
    private final ShortestDecimal numbers;
    private byte[] bytes = new byte[0];
    private int size;

    RecordWriter(char delimiter, char decimal) {
        this.delimiter = (byte) delimiter;
        this.decimal = (byte) decimal;
        numbers = new ShortestDecimal(decimal);
    }

    void clear() {
        size = 0;
    }

    /** Makes room for so many bytes and numbers, and delimiters before these. */
    void reserve(int more, int ofNumbers) {
        int needed = size + more + ofNumbers * (LONGEST_NUMBER + 1);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + bytes.length / 2));
        }
    }

    void delimiter() {
        bytes[size++] = delimiter;
    }

    void copy(byte[] from, int start, int end) {
        System.arraycopy(from, start, bytes, size, end - start);
        size += end - start;
    }

    /** A number, in quotes if it has a decimal separator that is the delimiter too; nothing for NaN. */
    void number(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        int start = size;
        size = numbers.write(value, bytes, start);
        if (decimal == delimiter && value != Math.rint(value)) {
            System.arraycopy(bytes, start, bytes, start + 1, size - start);
            bytes[start] = '"';
            bytes[size + 1] = '"';
            size += 2;
        }
    }

    /** A text, in quotes if it must be. */
    void text(String text) {
        String separators = "" + (char) delimiter + "\"\n\r";
        boolean plain = text.chars().noneMatch(c -> separators.indexOf(c) >= 0)
                && text.strip().length() == text.length();
        byte[] field = (plain ? text : '"' + text.replace("\"", "\"\"") + '"').getBytes(StandardCharsets.UTF_8);
        reserve(field.length, 0);
        copy(field, 0, field.length);
    }

    /** Gives all away, as text of an encoding. */
    void to(Rewriting.Target target, Charset charset, String file) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            target.write(bytes, 0, size);
            return;
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, size));
            ByteBuffer encoded = charset.newEncoder().encode(text);
            target.write(encoded.array(), encoded.arrayOffset(), encoded.limit());
        } catch (CharacterCodingException e) {
            throw DataException.in(
                    file,
                    "holds a character that there is not in %s, the encoding of the first file; make that UTF-8: iconv -t utf-8"
                            .formatted(charset.name()));
        }
    }
}
