package dev.regfit.cli;

import dev.regfit.cli.command.Application;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The making of a class archive: several command lines in one process, from which a JVM learns the classes that are used.
 * Each line of standard input is one, its words apart by blanks; one that fails does no harm.
 *
 * <p>A property asks for it, so that the process starts as others do: Java's own start links what goes into the archive.
 */
final class Training {
    private static final String PROPERTY = "regfit.training";

    private Training() {}

    static boolean isWanted() {
        return Boolean.getBoolean(PROPERTY);
    }

    static void run() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Application.run(line.strip().split(" +"));
        }
    }
}
