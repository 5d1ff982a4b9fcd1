package dev.regfit.cli.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the files of an engine, which is removed with all that is in it. */
public final class ScratchFolder implements AutoCloseable {
    private final Path path;

    public ScratchFolder() {
        try {
            path = Files.createTempDirectory("regfit-check");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // It stays behind where temporary files are: the check itself is done.
        }
    }
}
