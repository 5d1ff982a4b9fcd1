package dev.regfit.cli.table.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;

/** How pages are compressed, by the format's numbers for it. */
final class Codec {
    static final int NONE = 0;
    private static final int SNAPPY = 1;
    private static final int GZIP = 2;
    private static final int ZSTD = 6;
    private static final int LZ4 = 7;
    private static final String[] OTHERS = {null, null, null, "LZO", "Brotli", "the older LZ4"};

    private Codec() {}

    /**
     * Fills an array with what some bytes unpack to.
     *
     * @param to as long as the page says, or longer
     * @param length that length
     * @throws ParquetException if the bytes are damaged or compressed in a way that is not known
     */
    static void unpack(int codec, byte[] from, int start, int end, byte[] to, int length) {
        try {
            long found = switch (codec) {
                case SNAPPY -> Snappy.unpack(from, start, end, to, length);
                case GZIP -> read(new GZIPInputStream(new ByteArrayInputStream(from, start, end - start)), to, length);
                case ZSTD -> Zstd.decompressByteArray(to, 0, length, from, start, end - start);
                case LZ4 ->
                    read(
                            new BlockLZ4CompressorInputStream(new ByteArrayInputStream(from, start, end - start)),
                            to,
                            length);
                default -> throw unknown(codec);
            };
            if (found != length) {
                throw ParquetException.damaged("a compressed page");
            }
        } catch (IOException | IndexOutOfBoundsException | ZstdException e) {
            throw ParquetException.damaged("a compressed page");
        }
    }

    private static int read(InputStream in, byte[] to, int length) throws IOException {
        try (in) {
            return in.readNBytes(to, 0, length);
        }
    }

    private static ParquetException unknown(int codec) {
        return codec > 0 && codec < OTHERS.length
                ? new ParquetException("is compressed with " + OTHERS[codec] + "; write it with zstd, snappy or gzip")
                : ParquetException.damaged("how it is compressed");
    }
}
