package dev.regfit.cli.table.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorOutputStream;
import org.junit.jupiter.api.Test;

/** What Commons Compress packs, Snappy unpacks. */
class SnappyTest {
    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (SnappyCompressorOutputStream out = new SnappyCompressorOutputStream(packed, bytes.length)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Provide
    Arbitrary<byte[]> repetitive() {
        return Arbitraries.bytes()
                .between((byte) 0, (byte) 3)
                .array(byte[].class)
                .ofMaxSize(3000);
    }

    @Property(tries = 200)
    void unpacksWhatWasPacked(@ForAll("repetitive") byte[] bytes) throws IOException {
        byte[] packed = packed(bytes);
        byte[] unpacked = new byte[bytes.length];
        assertEquals(bytes.length, Snappy.unpack(packed, 0, packed.length, unpacked, bytes.length));
        assertArrayEquals(bytes, unpacked);
    }

    @Test
    void copiesReachIntoThemselvesAndFarBack() {
        // "ab" as it is, a copy of 9 from 2 back, and one of 3 from 11 back with an offset of four bytes
        byte[] packed = {14, 1 << 2, 'a', 'b', (5 << 2) | 1, 2, (2 << 2) | 3, 11, 0, 0, 0};
        byte[] unpacked = new byte[14];
        assertEquals(14, Snappy.unpack(packed, 0, packed.length, unpacked, 14));
        assertArrayEquals("abababababaaba".getBytes(java.nio.charset.StandardCharsets.US_ASCII), unpacked);
    }

    @Test
    void whatReachesBeyondIsDamaged() {
        byte[] before = {4, 0, 'a', 1, 2};
        assertThrows(ParquetException.class, () -> Snappy.unpack(before, 0, before.length, new byte[5], 5));
        byte[] behind = {4, 4 << 2, 'a'};
        assertThrows(ParquetException.class, () -> Snappy.unpack(behind, 0, behind.length, new byte[5], 5));
    }
}
