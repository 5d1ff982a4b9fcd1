package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every folder of src/test/resources/cases; the README there says how one is made. */
class CasesTest {
    private static final Path CASES = Path.of("src", "test", "resources", "cases");
    private static final String SHARED_DATA = "data";
    private static final Set<String> EXPECTED = Set.of("out", "err", "code");
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
        scratch.copy(folder, name -> !EXPECTED.contains(name) && !name.equals("cmd"));
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
        assertAll(
                () -> compare(folder.resolve("code"), allDone ? "" : codes.toString()),
                () -> compare(folder.resolve("err"), err.toString()),
                () -> compare(folder.resolve("out"), out.toString()));
    }

    /** A file that is not there is an empty one. */
    private static void compare(Path expected, String actual) throws IOException {
        if (POPULATE && actual.isEmpty()) {
            Files.deleteIfExists(expected);
        } else if (POPULATE) {
            Files.writeString(expected, actual);
        }
        String text = Files.exists(expected) ? Files.readString(expected) : "";
        assertEquals(text, actual, expected.getFileName().toString());
    }
}
