package dev.regfit.cli.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a file's characters are stored.
 *
 * @param charset the encoding
 * @param mark number of bytes of the byte order mark before the text, 0 if there is none
 */
record TextEncoding(Charset charset, int mark) {
    /** So many bytes are looked at. */
    static final int BYTES = 1 << 10;

    private static final int HIGHEST_PLANE = 0x10;

    /**
     * Finds the encoding from a file's first bytes: by a byte order mark, whatever is asked for; otherwise what is asked
     * for; otherwise, or where that leaves the order of bytes open, by the zeros that UTF-16 and UTF-32 have beside ASCII
     * characters; otherwise UTF-8.
     *
     * @param asked an encoding, or {@code null} to find it out
     */
    static TextEncoding of(byte[] head, Charset asked) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (starts(head, 0xFF, 0xFE, 0, 0)) {
            return new TextEncoding(Charset.forName("UTF-32LE"), 4);
        }
        if (starts(head, 0, 0, 0xFE, 0xFF)) {
            return new TextEncoding(Charset.forName("UTF-32BE"), 4);
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        if (starts(head, 0xFE, 0xFF)) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2);
        }
        boolean open =
                asked == null || asked.name().equals("UTF-16") || asked.name().equals("UTF-32");
        Charset found = open ? byZeros(head) : null;
        if (found == null) {
            found = asked == null ? StandardCharsets.UTF_8 : asked;
        }
        return new TextEncoding(found, 0);
    }

    /** In UTF-32 no unit is beyond the characters; in UTF-16 many of a table's units are below 256, in the right order. */
    private static Charset byZeros(byte[] head) {
        if (isUtf32(head, 0, 1, 2, 3)) {
            return Charset.forName("UTF-32BE");
        }
        if (isUtf32(head, 3, 2, 1, 0)) {
            return Charset.forName("UTF-32LE");
        }
        int units = head.length / 2;
        int little = 0;
        int big = 0;
        for (int i = 0; i < 2 * units; i += 2) {
            if (head[i] == 0 && head[i + 1] == 0) {
                return null;
            }
            little += head[i + 1] == 0 ? 1 : 0;
            big += head[i] == 0 ? 1 : 0;
        }
        if (4 * Math.max(little, big) < Math.max(units, 1)) {
            return null;
        }
        return little > big ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /** @param b0 where in a unit the highest byte is, and so on down */
    private static boolean isUtf32(byte[] head, int b0, int b1, int b2, int b3) {
        for (int i = 0; i + 4 <= head.length; i += 4) {
            int low = head[i + b2] | head[i + b3];
            int plane = head[i + b1];
            if (head[i + b0] != 0 || plane < 0 || plane > HIGHEST_PLANE || (plane == 0 && low == 0)) {
                return false;
            }
        }
        return head.length >= 8;
    }

    private static boolean starts(byte[] head, int... mark) {
        return Inputs.startsWith(head, mark);
    }
}
