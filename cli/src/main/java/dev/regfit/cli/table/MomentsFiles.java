package dev.regfit.cli.table;

import dev.regfit.data.DataProblem;
import dev.regfit.data.MomentsFormat;
import dev.regfit.data.Shard;
import dev.regfit.data.TableMoments;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * Files of moments, added up.
 *
 * @param sum the moments of all, with what the first says of where they come from
 * @param parts the moments of each that has rows, if they were asked for
 * @param files by name
 * @param checksum of the bytes of all in order, with its kind before it
 */
public record MomentsFiles(Shard sum, List<TableMoments> parts, List<String> files, String checksum) {

    /**
     * Whether the arguments of a command are files of moments, by how they begin; standard input and pipes never are.
     *
     * @throws DataException when some are and others are not
     */
    public static boolean are(List<String> arguments) {
        String moments = null;
        String other = null;
        for (String argument : arguments) {
            if (!argument.equals("-") && isMoments(argument)) {
                moments = argument;
            } else {
                other = argument;
            }
        }
        if (moments != null && other != null) {
            throw DataException.in(
                    other,
                    "is not a moments file, and %s is; they cannot be mixed: make moments of all of them with regfit moments"
                            .formatted(moments));
        }
        return moments != null;
    }

    /**
     * What is said where rows are needed.
     *
     * @param why they are
     */
    public static DataException withoutRows(String file, String why) {
        return DataException.in(
                file, "is a moments file, which holds no rows, and %s; give the table instead".formatted(why));
    }

    /** What is said where a table is read. */
    public static DataException refusal(String file) {
        return DataException.in(
                file,
                "is a moments file; give it by name to train, path, cv, compare or verify, which add up several"
                        + " that are given together");
    }

    /** A pipe is not looked into: what is read from it is gone. */
    private static boolean isMoments(String name) {
        if (Source.isDirectory(name)) {
            return false; // it may be one of Parquet files
        }
        Source source = Source.of(List.of(name), InputStream.nullInputStream()).get(0);
        if (!Files.isRegularFile(Path.of(name))) {
            return false;
        }
        try (InputStream in = source.opener().open()) {
            return MomentsFormat.isMoments(in.readNBytes(MomentsFormat.MARK_BYTES));
        } catch (IOException e) {
            throw Inputs.failure(name, e);
        }
    }

    /**
     * Reads files and adds them up.
     *
     * @param parted whether the moments of each are wanted beside the sum
     * @throws DataException when one is damaged, or differs from the first, by its name, or none has rows
     */
    public static MomentsFiles read(List<String> names, boolean parted) {
        CRC32C checksum = new CRC32C();
        Shard sum = null;
        List<TableMoments> parts = new ArrayList<>();
        for (String name : names) {
            byte[] bytes = bytes(name);
            checksum.update(bytes, 0, bytes.length);
            try {
                Shard shard = MomentsFormat.read(bytes);
                if (parted && shard.moments().rows() > 0) {
                    parts.add(shard.moments().copy());
                }
                if (sum == null) {
                    sum = shard;
                } else {
                    sum.add(shard);
                }
            } catch (DataProblem e) {
                throw new DataException(Place.line(name, 0), null, e);
            }
        }
        if (sum.moments().rows() == 0) {
            throw DataException.in(
                    String.join(", ", names), "no rows are left to learn from: all lack a value or have weight zero");
        }
        return new MomentsFiles(
                sum, parts, List.copyOf(names), String.format(Locale.ROOT, "crc32c:%08x", checksum.getValue()));
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Source.path(name).opener().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw Inputs.failure(name, e);
        }
    }
}
