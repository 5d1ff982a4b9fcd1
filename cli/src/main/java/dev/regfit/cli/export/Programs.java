package dev.regfit.cli.export;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Finds programs on PATH and runs them. */
final class Programs {
    private static final int MINUTES = 10;
    private static final int LONGEST_COMPLAINT = 2000;
    private static final Pattern SEPARATOR = Pattern.compile(File.pathSeparator, Pattern.LITERAL);

    private Programs() {}

    /** The first of some programs that is there. */
    static Optional<String> find(List<String> names) {
        String path = System.getenv().getOrDefault("PATH", "");
        return names.stream()
                .filter(name -> SEPARATOR.splitAsStream(path).anyMatch(folder -> isThere(folder, name)))
                .findFirst();
    }

    private static boolean isThere(String folder, String name) {
        try {
            return Files.isExecutable(Path.of(folder, name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * Runs a program in a folder to its end.
     *
     * @param input the file that is its standard input, or null for none
     * @return the file with its standard output
     * @throws EngineException when it cannot be started, takes too long, or says that it failed
     */
    static Path run(List<String> command, Path folder, Path input) {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            if (input != null) {
                builder.redirectInput(input.toFile());
            }
            Process process = builder.start();
            if (input == null) {
                process.getOutputStream().close();
            }
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new EngineException("%s took longer than %d minutes".formatted(command.get(0), MINUTES));
            }
            if (process.exitValue() != 0) {
                throw new EngineException(
                        "%s failed with code %d%s".formatted(command.get(0), process.exitValue(), complaint(err)));
            }
            return out;
        } catch (IOException e) {
            throw new EngineException("%s could not be run: %s".formatted(command.get(0), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(command.get(0) + " was interrupted", e);
        }
    }

    private static String complaint(Path err) throws IOException {
        String text = new String(Files.readAllBytes(err), StandardCharsets.UTF_8).strip();
        String shown = text.length() > LONGEST_COMPLAINT ? text.substring(0, LONGEST_COMPLAINT) + " …" : text;
        return shown.isEmpty() ? "" : ":" + System.lineSeparator() + shown;
    }

    /** The lines of a file. */
    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
