package dev.regfit.cli.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The Parquet files that a command's arguments name, by themselves or by a directory of which they are the parts. */
final class PartFiles {
    private static final List<String> ENDINGS = List.of(".parquet", ".parq");
    private static final String MARK = "PAR1";

    private PartFiles() {}

    /**
     * Whether an argument means Parquet: by its ending, by how the file begins, or as a directory of such files. Standard
     * input and pipes are not looked into.
     */
    static boolean isParquet(String argument) {
        try {
            Path path = Path.of(argument);
            return endsSo(argument)
                    || (Files.isDirectory(path) && !parts(path).isEmpty())
                    || (Files.isRegularFile(path) && beginsSo(path));
        } catch (IOException | InvalidPathException e) {
            return false; // opening will come upon it again
        }
    }

    /**
     * The files that arguments name, those of a directory sorted by name.
     *
     * @throws DataException if one is missing, unreadable or no file, or a directory has no parts
     */
    static List<String> of(List<String> arguments) {
        List<String> files = new ArrayList<>();
        for (String argument : arguments) {
            Path path = path(argument);
            if (Files.isDirectory(path)) {
                files.addAll(partsOf(argument, path));
            } else if (Files.isRegularFile(path)) {
                files.add(argument);
            } else {
                throw fromAStream(argument);
            }
        }
        return files;
    }

    private static Path path(String argument) {
        if (argument.equals("-")) {
            throw fromAStream(Source.STANDARD_INPUT);
        }
        try {
            Path path = Path.of(argument);
            if (!Files.exists(path)) {
                throw DataException.in(argument, "there is no such file");
            }
            if (!Files.isReadable(path)) {
                throw DataException.in(argument, "permission denied");
            }
            return path;
        } catch (InvalidPathException e) {
            throw DataException.in(DataException.quote(argument), "is not a file name");
        }
    }

    private static DataException fromAStream(String name) {
        return DataException.in(
                name,
                "Parquet is read from its end, and so not from standard input or a pipe; save it and name the file");
    }

    private static List<String> partsOf(String argument, Path directory) {
        try {
            List<String> parts = parts(directory);
            if (parts.isEmpty()) {
                throw DataException.in(
                        argument,
                        hasPartitions(directory)
                                ? "its rows are parted into folders by a column, which is not in the files; write the"
                                        + " table without partitions"
                                : "is a directory without Parquet files");
            }
            return parts;
        } catch (IOException e) {
            throw Inputs.failure(argument, e);
        }
    }

    /** Files in a directory but those that programs keep beside the parts, such as _SUCCESS and .part-0.crc. */
    private static List<String> parts(Path directory) throws IOException {
        List<String> parts = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                boolean aside = name.startsWith("_") || name.startsWith(".");
                if (!aside && Files.isRegularFile(entry) && (endsSo(name) || beginsSo(entry))) {
                    parts.add(entry.toString());
                }
            }
        }
        return parts;
    }

    private static boolean hasPartitions(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.anyMatch(entry ->
                    Files.isDirectory(entry) && entry.getFileName().toString().contains("="));
        }
    }

    private static boolean endsSo(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }

    private static boolean beginsSo(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(MARK.length());
            return Inputs.startsWith(head, MARK.chars().toArray());
        }
    }
}
