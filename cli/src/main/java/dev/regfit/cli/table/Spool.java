package dev.regfit.cli.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Sources that can be opened again: what comes in by a pipe is kept in a temporary file as long as this is open. */
public final class Spool implements AutoCloseable {
    private final List<Path> kept = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();

    private Spool() {}

    /**
     * Of the sources that a command's arguments name.
     *
     * @throws DataException as {@link Source#of}; when a pipe cannot be read, or there is no room to keep what it gives
     */
    public static Spool of(List<String> arguments, InputStream standardInput) {
        Spool spool = new Spool();
        try {
            for (Source source : Source.of(arguments, standardInput)) {
                spool.sources.add(source.staysReadable() ? source : spool.keep(source));
            }
            return spool;
        } catch (RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    public List<Source> sources() {
        return List.copyOf(sources);
    }

    private Source keep(Source pipe) {
        try (InputStream in = pipe.opener().open()) {
            Path file = Files.createTempFile("regfit-", ".part");
            kept.add(file);
            file.toFile().deleteOnExit();
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return new Source(pipe.name(), () -> Files.newInputStream(file), 0);
        } catch (IOException e) {
            throw DataException.in(
                    pipe.name(),
                    "is read twice, and so is kept in a temporary file, which failed (%s); save it and name the file"
                            .formatted(e.getMessage()));
        }
    }

    /** Removes what was kept. */
    @Override
    public void close() {
        for (Path file : kept) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // It is removed when the program ends, or by the system.
            }
        }
    }
}
