package dev.regfit.cli.command;

import dev.regfit.cli.command.options.PictureTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All files that one run reads and writes, by the names the user gave them. Two names can be those of one file, by
 * another spelling or a link.
 *
 * <p>What is no regular file, such as a pipe, a terminal or /dev/null, is not overwritten, and may be in several roles.
 */
final class FilesOfRun {
    private static final String STANDARD_INPUT = "-";

    /** Where the operating system shows the files that the process's own streams are, if it does. */
    private static final String INPUT_STREAM = "/dev/stdin";

    private static final String OUTPUT_STREAM = "/dev/stdout";

    private final List<String> inputs = new ArrayList<>();
    private final Map<String, String> outputs = new LinkedHashMap<>();
    private Optional<String> contradiction = Optional.empty();

    /** Adds files that are read; {@code -} is standard input. */
    FilesOfRun reads(List<String> names) {
        inputs.addAll(names);
        return this;
    }

    /**
     * Adds a file that is written.
     *
     * @param option that names it
     * @param name null if the option was not given
     * @param content what is written
     */
    FilesOfRun writes(String option, String name, Content content) {
        if (name != null) {
            outputs.put(option, name);
            if (contradiction.isEmpty()) {
                contradiction = notAFile(option, name).or(() -> content.contradiction(option, name));
            }
        }
        return this;
    }

    /** Adds the file of a picture, if there is one. */
    FilesOfRun draws(PictureTarget picture) {
        return writes(picture.option(), picture.file(), Content.PICTURE);
    }

    /** Adds files that one option names. */
    FilesOfRun writesEach(String option, List<String> names, Content content) {
        names.forEach(name -> writes(names.size() == 1 ? option : option + " " + name, name, content));
        return this;
    }

    private static Optional<String> notAFile(String option, String name) {
        if (name.isEmpty()) {
            return Optional.of(option + ": the name of the file is empty");
        }
        return name.equals(STANDARD_INPUT)
                ? Optional.of(option + " -: name a file; what stands on standard output needs no option")
                : Optional.empty();
    }

    /** The files that are written. */
    List<String> written() {
        return List.copyOf(outputs.values());
    }

    /** What is wrong with these files: one is written that is also read, or written twice, or named as what it is not. */
    Optional<String> conflict() {
        return overlap().or(() -> contradiction);
    }

    private Optional<String> overlap() {
        Map<String, String> seen = new LinkedHashMap<>(); // options by the files that they name
        for (Map.Entry<String, String> output : outputs.entrySet()) {
            String option = output.getKey();
            String name = output.getValue();
            for (String input : inputs) {
                if (isSame(place(input), name)) {
                    return Optional.of("%s %s: %s, and would be overwritten; write to another file"
                            .formatted(option, name, isRead(input, name)));
                }
            }
            if (isSame(OUTPUT_STREAM, name)) {
                return Optional.of("%s %s: standard output goes to the same file; give each a file of its own"
                        .formatted(option, name));
            }
            for (Map.Entry<String, String> other : seen.entrySet()) {
                if (isSame(other.getKey(), name)) {
                    return Optional.of("%s and %s both write to %s; give each a file of its own"
                            .formatted(other.getValue(), option, name));
                }
            }
            seen.put(name, option);
        }
        return inputs.stream()
                .filter(input -> !input.equals(STANDARD_INPUT) && isSame(input, OUTPUT_STREAM))
                .findFirst()
                .map("standard output goes to %s, which is read too; send it to another file"::formatted);
    }

    private static String isRead(String input, String output) {
        if (input.equals(STANDARD_INPUT)) {
            return "it is the file that standard input comes from";
        }
        return input.equals(output) ? "it is read too" : "it is the same file as %s, which is read".formatted(input);
    }

    private static String place(String input) {
        return input.equals(STANDARD_INPUT) ? INPUT_STREAM : input;
    }

    /** Whether two names are those of one regular file, or of one that is not there yet. */
    private static boolean isSame(String one, String other) {
        try {
            Path first = Path.of(one);
            Path second = Path.of(other);
            if (Files.exists(first) && Files.exists(second)) {
                return Files.isRegularFile(second) && Files.isSameFile(first, second);
            }
            return !Files.exists(first)
                    && !Files.exists(second)
                    && settled(first).equals(settled(second));
        } catch (IOException | InvalidPathException e) {
            return false; // it cannot be opened, which opening it will say
        }
    }

    /** The path of a file that is not there, without links and detours. */
    private static Path settled(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
    }
}
