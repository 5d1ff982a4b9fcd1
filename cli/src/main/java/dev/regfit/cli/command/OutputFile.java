package dev.regfit.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that appears whole or not at all: it is written under a temporary name beside its own and moved into place by
 * {@link #commit}. Closed or interrupted before that, it leaves nothing behind and an older file as it was.
 *
 * <p>Something that is there and is no regular file, such as a named pipe or /dev/null, is written to directly.
 */
final class OutputFile implements AutoCloseable {
    /** Temporary files of this process, which an interrupt must remove. */
    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> UNFINISHED.forEach(OutputFile::remove)));
    }

    private final String name;
    private final Path target;
    private final Path written;
    private final ResultWriter writer;

    /** Opens a file that may not be asked for: null for a null name, which try-with-resources passes over. */
    static OutputFile open(String name) {
        return name == null ? null : new OutputFile(name);
    }

    /**
     * Opens the file for writing, so that a destination that cannot be written is known before the work is done.
     *
     * @throws OutputException when it cannot be written
     */
    private OutputFile(String name) {
        this.name = name;
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw new OutputException(name, new IOException("it is a directory"));
            }
            // A pipe behind a link such as /dev/stdout has no path of its own.
            boolean isDevice = Files.exists(path) && !Files.isRegularFile(path);
            target = Files.isRegularFile(path) ? path.toRealPath() : path.toAbsolutePath();
            if (isDevice) {
                written = target;
                writer = new ResultWriter(name, Files.newOutputStream(target, StandardOpenOption.WRITE));
                return;
            }
            String part = ".%s.%d.part"
                    .formatted(target.getFileName(), ProcessHandle.current().pid());
            written = target.resolveSibling(part);
            UNFINISHED.add(written);
            writer = new ResultWriter(name, Files.newOutputStream(written));
        } catch (InvalidPathException e) {
            throw new OutputException(name, new IOException("it is not a file name", e));
        } catch (IOException e) {
            throw new OutputException(name, e);
        }
    }

    ResultWriter writer() {
        return writer;
    }

    /** Completes the file and moves it into place. */
    void commit() {
        writer.close();
        if (written.equals(target)) {
            return;
        }
        try {
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
            UNFINISHED.remove(written);
        } catch (IOException e) {
            throw new OutputException(name, e);
        }
    }

    /** Removes what was not committed. */
    @Override
    public void close() {
        if (UNFINISHED.remove(written)) {
            writer.abandon();
            remove(written);
        }
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Nothing is left to be done: the run is ending, and its own error is the one to report.
        }
    }
}
