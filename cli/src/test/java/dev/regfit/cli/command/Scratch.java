package dev.regfit.cli.command;

import dev.regfit.cli.command.options.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An empty folder in which lines of a shell are run in this process, as if it were the current directory. Java cannot
 * change that, so words that name files are led into the folder, and its name is taken out of the output. It is a short
 * relative name because reports break lines by the length of their words.
 */
final class Scratch {
    private static final Path FOLDER = Path.of("target", "case");
    private static final String PREFIX = FOLDER + "/";
    private static final String COLUMNS = "COLUMNS=";
    private static final Pattern FILE =
            Pattern.compile("[\\w./{}-]*[\\w}]\\.(csv|tsv|gz|json|moments|svg|png|html|pdf|awk|java|svm)");
    private static final Pattern SECONDS = Pattern.compile("\"(read|fit|total)\":( ?)[0-9.eE-]+");
    private static final Pattern DURATION = Pattern.compile(" done in [0-9.]+ s");
    /** A file of moments holds the version. */
    private static final Pattern SIZE = Pattern.compile("(\\.moments, |\"bytes\": |bytes,)[0-9]+");

    Scratch() {
        try {
            if (Files.exists(FOLDER)) {
                try (Stream<Path> old = Files.walk(FOLDER)) {
                    for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            Files.createDirectories(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the files of a folder, and of folders in it, whose names are wanted. */
    void copy(Path from, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (wanted.test(file.getFileName().toString())) {
                    Path to = FOLDER.resolve(from.relativize(file).toString());
                    Files.createDirectories(to.getParent());
                    Files.deleteIfExists(to);
                    Files.copy(file, to);
                }
            }
        }
    }

    /** Runs {@code regfit …}, with {@code COLUMNS=…} before it and {@code < FILE} if wanted, or {@code cat FILE}. */
    Run run(String line) throws IOException {
        List<String> words = new ArrayList<>(ShellWords.of(line));
        byte[] input = {};
        int from = words.indexOf("<");
        if (from >= 0) {
            input = Files.readAllBytes(FOLDER.resolve(words.get(from + 1)));
            words.subList(from, from + 2).clear();
        }
        String columns = words.get(0).startsWith(COLUMNS) ? words.remove(0).substring(COLUMNS.length()) : null;
        String program = words.remove(0);
        Run run;
        switch (program) {
            case "regfit" -> run = Run.of(words.stream().map(Scratch::lead).toList(), input, columns);
            case "cat" -> run = new Run(0, Files.readString(FOLDER.resolve(words.get(0))), "");
            default -> throw new IllegalArgumentException("neither regfit nor cat: " + line);
        }
        return new Run(run.code(), steady(run.out()), steady(run.err()));
    }

    private static String lead(String word) {
        int start = word.startsWith("-") ? word.indexOf('=') + 1 : 0;
        String name = word.substring(start);
        boolean isFile = FILE.matcher(name).matches()
                || (!name.isEmpty() && !name.equals(".") && Files.exists(FOLDER.resolve(name)));
        return isFile && !name.startsWith("/") ? word.substring(0, start) + PREFIX + name : word;
    }

    /** Without what differs from run to run and from version to version. */
    private static String steady(String text) {
        String here = text.replace(PREFIX, "").replace(Version.number(), "VERSION");
        String timeless = SECONDS.matcher(here).replaceAll("\"$1\":$2SECONDS");
        String sizeless = SIZE.matcher(timeless).replaceAll("$1SIZE");
        return DURATION.matcher(sizeless).replaceAll(" done in SECONDS s");
    }
}
