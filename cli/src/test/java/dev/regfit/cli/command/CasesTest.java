package dev.regfit.cli.command;

import dev.regfit.cli.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;

/** Runs every folder of src/test/resources/cases; the README there says how one is made. */
class CasesTest {
    private static final Path CASES = Path.of("src", "test", "resources", "cases");
    private static final String SHARED_DATA = "data";
    private static final Set<String> EXPECTED = Set.of("out", "err", "code");
    private static final String SAME_BITS = "exact";
    private static final boolean POPULATE = Boolean.getBoolean("regfit.populate");

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders
                    .filter(Files::isDirectory)
                    .filter(folder -> !folder.endsWith(SHARED_DATA))
                    .sorted()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)))
                    .toList()
                    .stream();
        }
    }

    private static void check(Path folder) throws IOException {
        Scratch scratch = new Scratch();
        scratch.copy(CASES.resolve(SHARED_DATA), name -> true);
        scratch.copy(
                folder,
                name -> !EXPECTED.contains(name) && !Set.of("cmd", SAME_BITS).contains(name));
        List<String> lines = Files.readAllLines(folder.resolve("cmd")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        StringBuilder out = new StringBuilder();
        StringBuilder err = new StringBuilder();
        StringBuilder codes = new StringBuilder();
        for (String line : lines) {
            Run run = scratch.run(line);
            String heading = lines.size() == 1 ? "" : "$ " + line + "\n";
            out.append(run.out().isEmpty() ? "" : heading + run.out());
            err.append(run.err().isEmpty() ? "" : heading + run.err());
            codes.append(run.code()).append('\n');
        }
        boolean allDone = codes.toString().equals("0\n".repeat(lines.size()));
        Map<String, String> actual = new LinkedHashMap<>();
        actual.put("code", allDone ? "" : codes.toString());
        actual.put("err", err.toString());
        actual.put("out", out.toString());
        compare(folder, actual);
    }

    private static void compare(Path folder, Map<String, String> actual) throws IOException {
        boolean sameBits = Files.exists(folder.resolve(SAME_BITS));
        for (Map.Entry<String, String> file : actual.entrySet()) {
            String expected = expected(folder.resolve(file.getKey()));
            Optional<String> difference = sameBits
                    ? Golden.anyDifference(expected, file.getValue())
                    : Golden.difference(expected, file.getValue());
            if (difference.isPresent() && POPULATE) {
                populate(folder, actual);
                return;
            }
            if (difference.isPresent()) {
                throw new AssertionFailedError(file.getKey() + ", " + difference.get(), expected, file.getValue());
            }
        }
    }

    /** A file that is not there is an empty one. */
    private static String expected(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static void populate(Path folder, Map<String, String> actual) throws IOException {
        for (Map.Entry<String, String> file : actual.entrySet()) {
            if (file.getValue().isEmpty()) {
                Files.deleteIfExists(folder.resolve(file.getKey()));
            } else {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        }
    }
}
