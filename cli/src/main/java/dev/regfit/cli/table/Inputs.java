package dev.regfit.cli.table;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.zip.CheckedInputStream;
import java.util.zip.Checksum;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Opens sources as plain UTF-8 bytes: decompresses gzip, drops a byte order mark, refuses what is not text with the
 * remedy, and puts what the operating system refuses into plain words.
 */
final class Inputs {
    private static final int GZIP_BUFFER = 1 << 16;
    private static final int LONGEST_MARK = 4;

    private Inputs() {}

    /** Opens a source. Its bytes as they are stored (compressed, if they are) go into the checksum. */
    static PeekStream open(Source source, Checksum checksum) {
        try {
            InputStream stored = source.opener().open();
            try {
                PeekStream bytes = new PeekStream(new CheckedInputStream(stored, checksum));
                if (startsWith(bytes, 0x1F, 0x8B)) {
                    bytes = new PeekStream(new GZIPInputStream(bytes, GZIP_BUFFER));
                }
                refuseWhatIsNotText(source.name(), bytes);
                if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
                    bytes.skipNBytes(3);
                }
                return bytes;
            } catch (IOException | RuntimeException e) {
                stored.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure(source.name(), e);
        }
    }

    /** The plain words for a failure to open or to read. */
    static DataException failure(String file, IOException e) {
        return DataException.in(file, words(e));
    }

    private static String words(IOException e) {
        if (e instanceof ZipException) {
            return "the gzip data are damaged (" + e.getMessage() + ")";
        }
        if (e instanceof EOFException) {
            return "the gzip data end too early; is the file complete?";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? "cannot be read" : "cannot be read: " + reason;
    }

    private static void refuseWhatIsNotText(String file, PeekStream bytes) throws IOException {
        if (startsWith(bytes, 0x28, 0xB5, 0x2F, 0xFD)) {
            throw convertFirst(file, "is compressed by zstd", "zstd -dc");
        }
        if (startsWith(bytes, 0xFD, '7', 'z', 'X')) {
            throw convertFirst(file, "is compressed by xz", "xz -dc");
        }
        if (startsWith(bytes, 'B', 'Z', 'h')) {
            throw convertFirst(file, "is compressed by bzip2", "bzip2 -dc");
        }
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw convertFirst(file, "is UTF-16", "iconv -f UTF-16 -t UTF-8");
        }
        if (startsWith(bytes, 'P', 'K', 3, 4)) {
            throw DataException.in(
                    file, "is a zip archive, as an Excel workbook is too; unpack it, or save the sheet as CSV");
        }
        if (startsWith(bytes, 'P', 'A', 'R', '1')) {
            throw DataException.in(file, "is a Parquet file; convert it to CSV first");
        }
    }

    private static DataException convertFirst(String file, String what, String command) {
        String argument = file.equals(Source.STANDARD_INPUT) ? "" : " " + file;
        return DataException.in(file, what + "; convert it first: " + command + argument + " | regfit … -");
    }

    private static boolean startsWith(PeekStream bytes, int... mark) throws IOException {
        byte[] head = bytes.peek(LONGEST_MARK);
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
