package dev.regfit.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts regfit as processes of its own, from the classes that are under test. */
final class Program {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    private static final int PATIENCE_SECONDS = 60;

    private final Path directory;

    /** @param directory the current one of the processes */
    Program(Path directory) {
        this.directory = directory;
    }

    /** What a process gave. */
    record Result(int code, String out, String err) {}

    /** Most of a short run is the start of the JVM; these make that shorter. */
    private static List<String> java() {
        return List.of(JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", CLASS_PATH, "dev.regfit.cli.Main");
    }

    /** A process that is not started yet, whose standard error goes to a file. */
    ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(arguments));
        return builder(command);
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors());
        builder.environment().remove("COLUMNS"); // the width of whoever runs the tests
        return builder;
    }

    private File errors() {
        return directory.resolve("standard-error").toFile();
    }

    /** Runs regfit without standard input. */
    Result run(String... arguments) throws IOException, InterruptedException {
        return finish(builder(arguments)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start());
    }

    /** Runs a script of a shell without standard input. */
    Result shell(String script) throws IOException, InterruptedException {
        return shell(script, "");
    }

    /** Runs a script of a shell. */
    Result shell(String script, String standardInput) throws IOException, InterruptedException {
        Path input = directory.resolve("standard-input");
        Files.writeString(input, standardInput);
        return finish(builder(List.of("sh", "-c", script))
                .redirectInput(input.toFile())
                .start());
    }

    /** Whether there is a shell. */
    static boolean hasShell() {
        return Files.isExecutable(Path.of("/bin/sh"));
    }

    /** Puts a script into the directory that starts regfit as the launcher of the project does. */
    void putLauncher() throws IOException {
        StringBuilder script = new StringBuilder("#!/bin/sh\nexec");
        for (String word : java()) {
            script.append(" '").append(word.replace("'", "'\\''")).append('\'');
        }
        Path launcher = directory.resolve("regfit");
        Files.writeString(launcher, script.append(" \"$@\"\n").toString());
        assertTrue(launcher.toFile().setExecutable(true));
    }

    /** Reads the output to its end and waits. */
    Result finish(Process process) throws IOException, InterruptedException {
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return new Result(await(process), text, errorText());
        }
    }

    /** The exit code of a process that ends by itself. */
    static int await(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the process does not end");
        }
        return process.exitValue();
    }

    /** What was written to standard error. */
    String errorText() {
        try {
            return Files.readString(errors().toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
