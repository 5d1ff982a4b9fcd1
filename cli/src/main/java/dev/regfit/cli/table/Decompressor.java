package dev.regfit.cli.table;

import com.github.luben.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The bytes that compressed ones stand for, through all members or frames that follow each other. The libraries' many
 * ways to say that data are damaged, and whether they end too early, become plain words.
 */
final class Decompressor extends InputStream {
    private static final int GZIP_BUFFER = 1 << 16;
    /** What the zstd program's {@code --long} may ask for at most: a window of 2 GiB. */
    private static final int LONGEST_WINDOW = 31;

    /** The format of compressed data. */
    enum Format {
        GZIP,
        ZSTD,
        XZ,
        BZIP2;

        @Override
        public String toString() {
            return switch (this) {
                case GZIP -> "gzip";
                case ZSTD -> "zstd";
                case XZ -> "xz";
                case BZIP2 -> "bzip2";
            };
        }
    }

    private final Format format;
    private final Stored stored;
    private final InputStream plain;

    /** @throws UnreadableException when the first bytes are damaged, or the format's library cannot be loaded */
    Decompressor(Format format, InputStream compressed) throws IOException {
        this.format = format;
        stored = new Stored(compressed);
        try {
            plain = open();
        } catch (IOException | RuntimeException e) {
            throw inWords(e);
        } catch (LinkageError e) {
            throw new UnreadableException(
                    "is compressed by %1$s, for which the library cannot be loaded here; decompress it first: %1$s -dc"
                            .formatted(format),
                    e);
        }
    }

    private InputStream open() throws IOException {
        return switch (format) {
            case GZIP -> new GZIPInputStream(stored, GZIP_BUFFER);
            case ZSTD -> new ZstdInputStream(stored).setLongMax(LONGEST_WINDOW);
            case XZ -> new XZInputStream(stored);
            case BZIP2 -> new BZip2CompressorInputStream(stored, true);
        };
    }

    @Override
    public int read() throws IOException {
        try {
            return plain.read();
        } catch (IOException | RuntimeException e) {
            throw inWords(e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return plain.read(target, offset, length);
        } catch (IOException | RuntimeException e) {
            throw inWords(e);
        }
    }

    private IOException inWords(Exception e) {
        if (stored.failure != null) {
            return stored.failure;
        }
        if (stored.ended) {
            return new UnreadableException("the %s data end too early; is the file complete?".formatted(format), e);
        }
        String why = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
        return new UnreadableException("the %s data are damaged%s".formatted(format, why), e);
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }

    /** What is decompressed; remembers whether more was wanted of it than there is, and its own failure. */
    private static final class Stored extends FilterInputStream {
        boolean ended;
        IOException failure;

        Stored(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int n = super.read(target, offset, length);
                ended |= n < 0;
                return n;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
