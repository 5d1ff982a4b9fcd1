package dev.regfit.cli.table;

import dev.regfit.data.MomentsFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.function.Consumer;
import java.util.zip.CheckedInputStream;
import java.util.zip.Checksum;

/**
 * Opens sources as plain UTF-8 bytes: decompresses and decodes, drops a byte order mark, refuses what is no table with the
 * remedy, and puts what the operating system refuses into plain words.
 */
final class Inputs {
    private static final int LONGEST_MARK = 6;

    private Inputs() {}

    /**
     * Opens a source. Its bytes as they are stored (compressed, if they are) go into the checksum.
     *
     * @param pace of the source
     * @param encoding what the text is stored in, or {@code null} to find it out
     */
    static PeekStream open(Source source, Checksum checksum, Pace pace, Charset encoding) {
        return open(source, checksum, pace, encoding, found -> {});
    }

    /** The same, telling someone what the text is stored in. */
    static PeekStream open(
            Source source, Checksum checksum, Pace pace, Charset encoding, Consumer<TextEncoding> found) {
        try {
            InputStream stored = source.opener().open();
            try {
                PeekStream bytes = decompressed(new PeekStream(new CheckedInputStream(stored, checksum), pace));
                refuseWhatIsNoTable(source.name(), bytes.peek(MomentsFormat.MARK_BYTES));
                return decoded(bytes, encoding, found);
            } catch (IOException | RuntimeException e) {
                stored.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure(source.name(), e);
        }
    }

    private static PeekStream decompressed(PeekStream bytes) throws IOException {
        byte[] head = bytes.peek(LONGEST_MARK);
        Decompressor.Format format = null;
        if (startsWith(head, 0x1F, 0x8B)) {
            format = Decompressor.Format.GZIP;
        } else if (startsWith(head, 0x28, 0xB5, 0x2F, 0xFD)) {
            format = Decompressor.Format.ZSTD;
        } else if (startsWith(head, 0xFD, '7', 'z', 'X', 'Z', 0)) {
            format = Decompressor.Format.XZ;
        } else if (startsWith(head, 'B', 'Z', 'h') && head.length > 4 && head[4] == 0x31) {
            format = Decompressor.Format.BZIP2; // behind its level, which is a digit, the first block's mark
        }
        return format == null ? bytes : new PeekStream(new Decompressor(format, bytes));
    }

    private static PeekStream decoded(PeekStream bytes, Charset asked, Consumer<TextEncoding> found)
            throws IOException {
        TextEncoding encoding = TextEncoding.of(bytes.peek(TextEncoding.BYTES), asked);
        found.accept(encoding);
        bytes.skipNBytes(encoding.mark());
        boolean isUtf8 = encoding.charset().equals(StandardCharsets.UTF_8);
        return isUtf8 ? bytes : new PeekStream(new Recoder(bytes, encoding.charset()));
    }

    /** The plain words for a failure to open or to read. */
    static DataException failure(String file, IOException e) {
        return DataException.in(file, words(e));
    }

    private static String words(IOException e) {
        if (e instanceof UnreadableException) {
            return e.getMessage();
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

    private static void refuseWhatIsNoTable(String file, byte[] head) {
        if (startsWith(head, 'P', 'K', 3, 4)) {
            throw DataException.in(
                    file, "is a zip archive, as an Excel workbook is too; unpack it, or save the sheet as CSV");
        }
        if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw DataException.in(file, "is an old Excel workbook or another Office file; save the sheet as CSV");
        }
        if (MomentsFormat.isMoments(head)) {
            throw MomentsFiles.refusal(file);
        }
        if (startsWith(head, 'P', 'A', 'R', '1')) {
            throw DataException.in(
                    file,
                    "is a Parquet file, which is read from its end: save it as it is, neither packed nor in a pipe, and"
                            + " name the file, if need be with --input-format parquet");
        }
    }

    static boolean startsWith(byte[] head, int... mark) {
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
