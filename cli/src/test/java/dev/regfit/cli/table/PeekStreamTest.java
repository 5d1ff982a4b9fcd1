package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeekStreamTest {
    private static final byte[] BYTES = new byte[300_000];

    static {
        new Random(1).nextBytes(BYTES);
    }

    @Test
    void whatWasPeekedIsStillRead() throws IOException {
        try (PeekStream stream = new PeekStream(Csv.pipe(BYTES))) {
            assertEquals(4, stream.peek(4).length);
            assertEquals(100_000, stream.peek(100_000).length);
            assertEquals(BYTES[0] & 0xFF, stream.read());
            assertEquals(BYTES[1], stream.peek(1)[0]);
            stream.skipNBytes(150_000);
            assertEquals(BYTES[150_001], stream.peek(200_000)[0]);
            byte[] rest = new byte[BYTES.length - 150_001];
            System.arraycopy(BYTES, 150_001, rest, 0, rest.length);
            assertArrayEquals(rest, stream.readAllBytes());
            assertEquals(-1, stream.read());
        }
    }

    @Test
    void countsLineEndsOfAllKinds() throws IOException {
        byte[] text = "a\r\nb\rc\nd".getBytes(StandardCharsets.US_ASCII);
        try (PeekStream stream = new PeekStream(Csv.pipe(text))) {
            assertEquals(true, stream.holdsLines(3, text.length));
            assertEquals(false, stream.holdsLines(4, text.length));
            assertEquals(false, stream.holdsLines(3, 6));
            assertEquals(true, stream.holdsLines(2, 6));
            assertArrayEquals(text, stream.readAllBytes());
        }
    }

    @Test
    void knowsItsEnd() throws IOException {
        try (PeekStream stream = new PeekStream(Csv.pipe(new byte[] {1, 2, 3}))) {
            assertEquals(false, stream.endsWithin(2));
            assertEquals(true, stream.endsWithin(3));
            assertEquals(3, stream.peek(10).length);
            assertEquals(3, stream.available());
            stream.skipNBytes(3);
            assertEquals(0, stream.available());
            assertEquals(0, stream.peek(1).length);
        }
    }
}
