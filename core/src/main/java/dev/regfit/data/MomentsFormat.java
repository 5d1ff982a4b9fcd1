package dev.regfit.data;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The file of moments: a line of text, {@code regfit-moments} and the version; what the moments are of; the numbers as
 * they are in memory, big-endian, of the cross-products the upper triangle; and a CRC32C of all before it. The same
 * moments are the same bytes.
 */
public final class MomentsFormat {
    /** How many bytes of a file tell whether it is one. */
    public static final int MARK_BYTES = 15;

    private static final String MARK = "regfit-moments ";
    private static final int VERSION = 2;
    /** Of a transformed target, which a regfit that does not know of it must not read. */
    static final int OF_TRANSFORMED = 3;

    private static final int LONGEST_VERSION = 9;

    private MomentsFormat() {}

    /** Whether a file that begins so is one of moments, of whatever version. */
    public static boolean isMoments(byte[] start) {
        if (start.length < MARK_BYTES) {
            return false;
        }
        for (int k = 0; k < MARK_BYTES; k++) {
            if (start[k] != MARK.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of a file. */
    public static byte[] write(Shard shard) {
        ShardWriter writer = new ShardWriter();
        boolean plain = shard.moments().schema().transform() == TargetTransform.NONE;
        writer.bytes(head(plain ? VERSION : OF_TRANSFORMED).getBytes(StandardCharsets.US_ASCII));
        writer.shard(shard);
        writer.number(checksum(writer.written(), writer.written().length));
        return writer.written();
    }

    /**
     * Reads the bytes of a file.
     *
     * @throws DataProblem when it is none, is damaged, or was written by a newer regfit; the message follows the file's
     *     name
     */
    public static Shard read(byte[] bytes) {
        if (!isMoments(bytes)) {
            throw new DataProblem(
                    DataProblem.Kind.DAMAGED_FILE, "is not a moments file; such files are made by 'regfit moments'");
        }
        if (version(bytes) > OF_TRANSFORMED) {
            throw new DataProblem(
                    DataProblem.Kind.DAMAGED_FILE,
                    "was written by a newer regfit (format %d); this one reads up to %d: update regfit"
                            .formatted(version(bytes), OF_TRANSFORMED));
        }
        int end = bytes.length - Integer.BYTES;
        int version = version(bytes);
        int start = head(version).length();
        if (version < 1
                || end < start
                || new ShardReader(bytes, end, bytes.length, version).number() != checksum(bytes, end)) {
            throw damaged();
        }
        return new ShardReader(bytes, start, end, version).shard();
    }

    private static String head(int version) {
        return MARK + version + "\n";
    }

    /** The number behind the mark; 0 if there is none. */
    private static int version(byte[] bytes) {
        int version = 0;
        int at = MARK_BYTES;
        while (at < bytes.length && at < MARK_BYTES + LONGEST_VERSION && bytes[at] >= '0' && bytes[at] <= '9') {
            version = 10 * version + bytes[at++] - '0';
        }
        return at < bytes.length && bytes[at] == '\n' ? version : 0;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    static DataProblem damaged() {
        return new DataProblem(
                DataProblem.Kind.DAMAGED_FILE,
                "the moments file is damaged or cut off; copy it again or make it again");
    }
}
