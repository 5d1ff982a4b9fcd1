package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

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
        assertArrayEquals(rows, Csv.numbers(DelimitedTable.open(List.of(Csv.source("d.csv.gz", bytes)), Csv.DEFAULTS)));
        Source pipe = Source.standardInput(Csv.pipe(bytes));
        assertArrayEquals(rows, Csv.numbers(DelimitedTable.open(List.of(pipe), Csv.DEFAULTS)));
    }

    private interface Compressor {
        OutputStream to(OutputStream out) throws IOException;
    }

    private static byte[] compressed(Compressor compressor, String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream to = compressor.to(out)) {
            to.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    static Stream<Arguments> compressors() {
        return Stream.of(
                compressor("gzip", GZIPOutputStream::new),
                compressor("zstd", out -> new ZstdOutputStream(out).setChecksum(true)),
                compressor("xz", out -> new XZOutputStream(out, new LZMA2Options())),
                compressor("bzip2", BZip2CompressorOutputStream::new));
    }

    private static Arguments compressor(String format, Compressor compressor) {
        return Arguments.of(format, compressor);
    }

    @ParameterizedTest
    @MethodSource("compressors")
    void compressedFilesAreReadThroughAllTheirParts(String format, Compressor compressor) throws IOException {
        byte[] bytes = join(compressed(compressor, "a,b\n1,2\n"), compressed(compressor, "3,4\n"));
        double[][] rows = {{1, 2}, {3, 4}};
        assertArrayEquals(
                rows, Csv.numbers(DelimitedTable.open(List.of(Csv.source("d", bytes)), Csv.DEFAULTS)), format);
        Source pipe = Source.standardInput(Csv.pipe(bytes));
        assertArrayEquals(rows, Csv.numbers(DelimitedTable.open(List.of(pipe), Csv.DEFAULTS)), format);
    }

    @ParameterizedTest
    @MethodSource("compressors")
    void compressedFilesThatAreCutOffOrDamaged(String format, Compressor compressor) throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 5000; i++) {
            text.append(i * 7919 % 10_007).append(',').append(i).append('\n');
        }
        byte[] whole = compressed(compressor, text.toString());
        assertEquals(
                "data.csv: the " + format + " data end too early; is the file complete?",
                message(Arrays.copyOf(whole, whole.length / 2)));
        for (int i = whole.length / 2; i < whole.length / 2 + 40; i++) {
            whole[i] ^= 0x55;
        }
        String message = message(whole);
        assertTrue(message.startsWith("data.csv: the " + format + " data are damaged"), message);
    }

    @Test
    void otherFormatsAreRefusedWithTheRemedy() {
        assertTrue(message(bytes('P', 'K', 3, 4, 20)).contains("zip archive"));
        assertTrue(message(bytes('P', 'A', 'R', '1')).contains("Parquet"));
        assertTrue(message(bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1)).contains("old Excel workbook"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void unicodeIsFoundOutWithAndWithoutAByteOrderMark(String encoding) {
        String text = "größe,€\n1,😀\n";
        for (String mark : List.of("", "\uFEFF")) {
            byte[] bytes = (mark + text).getBytes(Charset.forName(encoding));
            Table table = DelimitedTable.open(List.of(Csv.source("data.csv", bytes)), Csv.ALL_TEXT);
            assertEquals(List.of("größe", "€"), table.names());
            assertEquals(List.of(List.of("1", "😀")), Csv.raw(table));
        }
    }

    @Test
    void otherEncodingsMustBeNamed() {
        byte[] bytes = "größe,€\n1,x\n".getBytes(Charset.forName("windows-1252"));
        TableOptions options = Csv.DEFAULTS.withEncoding(Charset.forName("windows-1252"));
        assertEquals(
                List.of("größe", "€"),
                DelimitedTable.open(List.of(Csv.source("data.csv", bytes)), options)
                        .names());
    }

    @Test
    void whatIsNoTextInAnotherEncodingIsRefusedOnItsLine() {
        byte[] whole = "a,b\n1,2\n3,4".getBytes(StandardCharsets.UTF_16LE);
        assertTrue(message(Arrays.copyOf(whole, whole.length - 1))
                .startsWith("data.csv:3: not valid in the file's encoding"));
    }

    /** Characters of four bytes fall on every border between buffers. */
    @Test
    void recodingTearsNoCharacters() throws IOException {
        for (int shift = 0; shift < 4; shift++) {
            String text = "x".repeat(shift) + "😀é".repeat(50_000);
            InputStream pipe = Csv.pipe(text.getBytes(StandardCharsets.UTF_16BE));
            try (InputStream utf8 = new Recoder(pipe, StandardCharsets.UTF_16BE)) {
                assertEquals(text, new String(utf8.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() throws IOException {
        assertEquals(List.of("a", "b"), Csv.open("\uFEFFa,b\n1,2\n").names());
        assertEquals(List.of("a", "b"), Csv.open("\uFEFF\"a\",b\n1,2\n").names());
        Source gzip = Csv.source("d.gz", gzip("\uFEFFa,b\n1,2\n"));
        assertEquals(
                List.of("a", "b"),
                DelimitedTable.open(List.of(gzip), Csv.DEFAULTS).names());
    }

    @Test
    void whatIsNotUtf8IsRefusedOnItsLine() {
        String expected = ": not valid in the file's encoding (UTF-8 unless another was detected or given);"
                + " give the encoding with --encoding, such as latin-1 or windows-1252";
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
    }

    @Test
    void charactersAreNotTornAtTheBorderOfABuffer() {
        for (int shift = 0; shift < 4; shift++) {
            String name = "€".repeat(100_000);
            String text = "x".repeat(shift) + "a,b\n" + name + ",1\n" + name + ",2\n";
            Source pipe = Source.standardInput(Csv.pipe(text.getBytes(StandardCharsets.UTF_8)));
            List<List<String>> rows = Csv.raw(DelimitedTable.open(List.of(pipe), Csv.DEFAULTS));
            assertEquals(List.of(List.of(name, "1"), List.of(name, "2")), rows);
        }
    }

    @Test
    void whatCannotBeOpenedIsNamedWithTheReason(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n");
        assertEquals(
                folder + ": is a directory without Parquet files; name the files in it", sources(folder.toString()));
        assertEquals(folder + "/no.csv: there is no such file", sources(folder + "/no.csv"));
        assertEquals("<stdin>: standard input (-) can be read only once; name it once", sources("-", "-"));
        assertTrue(sources("a\0b").contains("is not a file name"));
        assertEquals(
                folder + ": is a directory without Parquet files; name the files in it",
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
        Table table = DelimitedTable.open(List.of(Csv.source("1", first), Csv.source("2", second)), Csv.DEFAULTS);
        table.read(List.of(), row -> {});
        CRC32C crc = new CRC32C();
        crc.update(join(first, second));
        assertEquals("crc32c:%08x".formatted(crc.getValue()), table.checksum());
    }
}
