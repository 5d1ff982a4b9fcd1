package dev.regfit.cli.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where bytes come from: a file or standard input.
 *
 * @param name what messages and reports call it
 * @param opener opens it; a file as often as one likes, standard input once
 * @param bytes of text in it, 0 if that is not known, as with standard input and compressed files
 */
public record Source(String name, Opener opener, long bytes) {
    /** What messages call standard input. */
    public static final String STANDARD_INPUT = "<stdin>";

    private static final List<String> PACKINGS = List.of(".gz", ".zst", ".xz", ".bz2");

    /** Opens a source. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    /** Opens a file, as often as one likes. */
    private record FileOpener(String name) implements Opener {
        Path path() {
            return Path.of(name);
        }

        @Override
        public InputStream open() throws IOException {
            check(name);
            return Files.newInputStream(path());
        }
    }

    /** A source of a size that is not known. */
    public Source(String name, Opener opener) {
        this(name, opener, 0);
    }

    /** A file, by the name the user gave it. Opening throws {@link DataException} if that cannot be read. */
    public static Source path(String name) {
        return new Source(name, new FileOpener(name), size(name));
    }

    /** Standard input, which is not closed when the table is. */
    public static Source standardInput(InputStream in) {
        return new Source(
                STANDARD_INPUT,
                () -> new FilterInputStream(in) {
                    @Override
                    public void close() {}
                },
                0);
    }

    /**
     * The sources that a command's arguments name: paths, or {@code -} for standard input.
     *
     * @throws DataException if a file is missing, unreadable or a directory, or standard input is named twice; nothing
     *     has been opened then
     */
    public static List<Source> of(List<String> arguments, InputStream standardInput) {
        List<Source> sources = new ArrayList<>();
        boolean dash = false;
        for (String argument : arguments) {
            if (argument.equals("-")) {
                if (dash) {
                    throw DataException.in(STANDARD_INPUT, "standard input (-) can be read only once; name it once");
                }
                dash = true;
                sources.add(standardInput(standardInput));
            } else {
                check(argument);
                sources.add(path(argument));
            }
        }
        return List.copyOf(sources);
    }

    /** Whether it can be opened more than once: a file, and no pipe. */
    boolean staysReadable() {
        return opener instanceof FileOpener file && Files.isRegularFile(file.path());
    }

    /** Bytes of text in all of some sources, 0 if that of one is not known. */
    static long bytes(List<Source> sources) {
        long sum = 0;
        for (Source source : sources) {
            if (source.bytes() == 0) {
                return 0;
            }
            sum += source.bytes();
        }
        return sum;
    }

    /** The name of a file without the ending that says that it is compressed, if it has one. */
    public static String unpacked(String name) {
        for (String packing : PACKINGS) {
            if (name.length() > packing.length()
                    && name.regionMatches(true, name.length() - packing.length(), packing, 0, packing.length())) {
                return name.substring(0, name.length() - packing.length());
            }
        }
        return name;
    }

    static boolean isDirectory(String name) {
        try {
            return Files.isDirectory(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** What cannot be read has no size, and will be refused when it is opened. */
    private static long size(String name) {
        if (!unpacked(name).equals(name)) {
            return 0;
        }
        try {
            return Files.size(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            return 0;
        }
    }

    private static void check(String name) {
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw DataException.in(name, "is a directory without Parquet files; name the files in it");
            }
            if (!Files.exists(path)) {
                throw DataException.in(name, "there is no such file");
            }
            if (!Files.isReadable(path)) {
                throw DataException.in(name, "permission denied");
            }
        } catch (InvalidPathException e) {
            throw DataException.in(DataException.quote(name), "is not a file name");
        }
    }
}
