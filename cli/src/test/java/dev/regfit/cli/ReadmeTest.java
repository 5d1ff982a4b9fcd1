package dev.regfit.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regfit.cli.Program.Result;
import dev.regfit.cli.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/**
 * Runs what README.md and samples show, in a folder like the project's. In README.md each fenced block after
 * {@code <!-- output: CMD -->} is the standard output of CMD; the commands are run in order. With
 * {@code -Dregfit.populate=true} the blocks and the expected outputs of the samples that differ are written anew.
 */
class ReadmeTest {
    private static final Path PROJECT = Path.of("..");
    private static final Path README = PROJECT.resolve("README.md");
    private static final Path SAMPLES = PROJECT.resolve("samples");
    private static final Path EXPECTED = Path.of("src", "test", "resources", "samples");
    private static final Pattern EXAMPLE = Pattern.compile("<!-- output: (?<cmd>.*) -->\n```\n(.*\n)*?```\n");
    private static final boolean POPULATE = Boolean.getBoolean("regfit.populate");

    @TempDir
    private Path directory;

    private Program regfit;

    @BeforeEach
    void copyTheProject() throws IOException {
        assumeTrue(Program.hasShell());
        regfit = new Program(directory);
        regfit.putLauncher();
        Files.createDirectory(directory.resolve("samples"));
        try (Stream<Path> files = Files.list(SAMPLES)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        directory.resolve("samples").resolve(file.getFileName().toString()));
            }
        }
    }

    @Test
    void readme() throws Exception {
        String text = Files.readString(README);
        StringBuilder shown = new StringBuilder();
        Matcher example = EXAMPLE.matcher(text);
        int examples = 0;
        for (; example.find(); examples++) {
            String command = example.group("cmd");
            String output = regfit.shell(command).out();
            String block = "<!-- output: " + command + " -->\n```\n" + output + "```\n";
            String current = differs(example.group(), block) ? block : example.group();
            example.appendReplacement(shown, Matcher.quoteReplacement(current));
        }
        assertTrue(examples > 0, "no examples found");
        example.appendTail(shown);
        if (POPULATE) {
            Files.writeString(README, shown);
        }
    }

    /** Whether the expected text is to be replaced; without populating a difference is a failure. */
    private static boolean differs(String expected, String actual) {
        Optional<String> difference = Golden.difference(expected, actual);
        if (difference.isPresent() && !POPULATE) {
            throw new AssertionFailedError(difference.get(), expected, actual);
        }
        return difference.isPresent();
    }

    @TestFactory
    Stream<DynamicTest> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sh"))
                    .sorted()
                    .map(name -> DynamicTest.dynamicTest(name, () -> runSample(name)))
                    .toList()
                    .stream();
        }
    }

    private void runSample(String name) throws IOException, InterruptedException {
        Result result = regfit.shell("sh samples/" + name);
        Path expected = EXPECTED.resolve(name.replaceAll("\\.sh$", ".out"));
        assertAll(() -> assertEquals(0, result.code()), () -> assertEquals("", result.err()));
        if (differs(Files.exists(expected) ? Files.readString(expected) : "", result.out())) {
            Files.createDirectories(EXPECTED);
            Files.writeString(expected, result.out());
        }
    }
}
