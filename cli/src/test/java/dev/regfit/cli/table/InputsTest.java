package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening, decompressing, decoding. */
class InputsTest {
    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.asList(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static String message(byte[] bytes) {
        return Csv.error(Csv.DEFAULTS, Csv.source("data.csv", bytes)).getMessage();
    }

    @Test
    void gzipIsDecompressedThroughAllItsMembers() throws IOException {
        byte[] bytes = join(gzip("a,b\n1,2\n"), gzip("3,4\n"), gzip("5,6\n"));
        double[][] rows = {{1, 2}, {3, 4}, {5, 6}};
        assertArrayEquals(rows, Csv.numbers(Table.open(List.of(Csv.source("d.csv.gz", bytes)), Csv.DEFAULTS)));
        Source pipe = Source.standardInput(Csv.pipe(bytes));
        assertArrayEquals(rows, Csv.numbers(Table.open(List.of(pipe), Csv.DEFAULTS)));
    }

    @Test
    void brokenGzip() throws IOException {
        byte[] whole = gzip("a,b\n" + "1,2\n".repeat(1000));
        assertEquals(
                "data.csv: the gzip data end too early; is the file complete?",
                message(Arrays.copyOf(whole, whole.length - 9)));
        whole[whole.length - 6] ^= 1;
        assertTrue(message(whole).startsWith("data.csv: the gzip data are damaged"));
    }

    @Test
    void otherFormatsAreRefusedWithTheRemedy() {
        assertEquals(
                "data.csv: is compressed by zstd; convert it first: zstd -dc data.csv | regfit … -",
                message(bytes(0x28, 0xB5, 0x2F, 0xFD, 0)));
        assertEquals(
                "data.csv: is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8 data.csv | regfit … -",
                message("\uFEFFa,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE)));
        assertEquals(
                message("\uFEFFa,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE)),
                message("\uFEFFa,b\n1,2\n".getBytes(StandardCharsets.UTF_16BE)));
        assertTrue(message(bytes('P', 'K', 3, 4, 20)).contains("zip archive"));
        assertTrue(message(bytes(0xFD, '7', 'z', 'X', 'Z')).contains("xz -dc data.csv"));
        assertTrue(message(bytes('B', 'Z', 'h', '9', '1')).contains("bzip2 -dc data.csv"));
        assertTrue(message(bytes('P', 'A', 'R', '1')).contains("Parquet"));
        Source pipe = Source.standardInput(new ByteArrayInputStream(bytes(0x28, 0xB5, 0x2F, 0xFD)));
        assertEquals(
                "<stdin>: is compressed by zstd; convert it first: zstd -dc | regfit … -",
                Csv.error(Csv.DEFAULTS, pipe).getMessage());
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() throws IOException {
        assertEquals(List.of("a", "b"), Csv.open("\uFEFFa,b\n1,2\n").names());
        assertEquals(List.of("a", "b"), Csv.open("\uFEFF\"a\",b\n1,2\n").names());
        Source gzip = Csv.source("d.gz", gzip("\uFEFFa,b\n1,2\n"));
        assertEquals(List.of("a", "b"), Table.open(List.of(gzip), Csv.DEFAULTS).names());
    }

    @Test
    void whatIsNotUtf8IsRefusedOnItsLine() {
        String expected =
                ": the bytes are not UTF-8 text; if they are Latin-1, convert them first: iconv -f ISO-8859-1 -t UTF-8";
        assertEquals("data.csv:3" + expected, message("a,b\n1,x\n2,é\n".getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals("data.csv:3" + expected, message("a,b\r\n1,x\r\né,2\r\n".getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals("data.csv:1" + expected, message("é,b\n1,x\n".getBytes(StandardCharsets.ISO_8859_1)));
        String far = "a,b\n" + "1,2\n".repeat(500_000);
        assertEquals("data.csv:500002" + expected, message((far + "é,2\n").getBytes(StandardCharsets.ISO_8859_1)));
        byte[] cut = "a,b\n1,é".getBytes(StandardCharsets.UTF_8);
        assertEquals("data.csv:2" + expected, message(Arrays.copyOf(cut, cut.length - 1)));
    }

    @Test
    void nulIsRefusedOnItsLine() {
        assertTrue(message("a,b\n1,2\n3,\0\n".getBytes(StandardCharsets.UTF_8))
                .startsWith("data.csv:3: holds a NUL character, so this is not a text file, or it is UTF-16"));
        assertTrue(message("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE)).startsWith("data.csv:1: holds a NUL"));
    }

    @Test
    void charactersAreNotTornAtTheBorderOfABuffer() {
        for (int shift = 0; shift < 4; shift++) {
            String name = "€".repeat(100_000);
            String text = "x".repeat(shift) + "a,b\n" + name + ",1\n" + name + ",2\n";
            Source pipe = Source.standardInput(Csv.pipe(text.getBytes(StandardCharsets.UTF_8)));
            List<List<String>> rows = Csv.raw(Table.open(List.of(pipe), Csv.DEFAULTS));
            assertEquals(List.of(List.of(name, "1"), List.of(name, "2")), rows);
        }
    }

    @Test
    void whatCannotBeOpenedIsNamedWithTheReason(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n");
        assertEquals(folder + ": is a directory; name the files in it", sources(folder.toString()));
        assertEquals(folder + "/no.csv: there is no such file", sources(folder + "/no.csv"));
        assertEquals("<stdin>: standard input (-) can be read only once; name it once", sources("-", "-"));
        assertTrue(sources("a\0b").contains("is not a file name"));
        assertEquals(
                folder + ": is a directory; name the files in it",
                Csv.error(Csv.DEFAULTS, Source.path(folder.toString())).getMessage());
        assertTrue(file.toFile().setReadable(false));
        assumeFalse(Files.isReadable(file), "the superuser may read everything");
        assertEquals(file + ": permission denied", sources(file.toString()));
    }

    private static String sources(String... arguments) {
        return assertThrows(DataException.class, () -> Source.of(List.of(arguments), InputStream.nullInputStream()))
                .getMessage();
    }

    @Test
    void aFailureWhileReadingIsInPlainWords() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw new IOException("Input/output error");
            }
        };
        assertEquals(
                "d.csv: cannot be read: Input/output error",
                Csv.error(Csv.DEFAULTS, new Source("d.csv", () -> failing)).getMessage());
    }

    @Test
    void standardInputIsLeftOpen() {
        boolean[] closed = new boolean[1];
        InputStream in = new ByteArrayInputStream("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        Csv.readAll(List.of(Source.standardInput(in)), Csv.DEFAULTS);
        assertEquals(false, closed[0]);
    }

    @Test
    void theChecksumIsOfTheStoredBytesOfAllFiles() throws IOException {
        byte[] first = gzip("a,b\n1,2\n");
        byte[] second = "\uFEFFa,b\n3,4\n".getBytes(StandardCharsets.UTF_8);
        Table table = Table.open(List.of(Csv.source("1", first), Csv.source("2", second)), Csv.DEFAULTS);
        table.read(List.of(), row -> {});
        CRC32C crc = new CRC32C();
        crc.update(join(first, second));
        assertEquals("crc32c:%08x".formatted(crc.getValue()), table.checksum());
    }
}
