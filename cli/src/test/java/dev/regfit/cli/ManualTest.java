package dev.regfit.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regfit.cli.Program.Result;
import dev.regfit.cli.golden.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.opentest4j.AssertionFailedError;

/**
 * Runs the commands of README.md and README.ko.md, of the pages in docs/guide and of samples, each in a folder of its own like the
 * project's, and compares what they print with what is shown. With {@code -Dregfit.populate=true} the outputs of
 * pages where one differs are written anew. CONTRIBUTING.md says how a page is written.
 */
@Execution(ExecutionMode.CONCURRENT)
class ManualTest {
    private static final Path PROJECT = Path.of("..");
    private static final Path SAMPLES = PROJECT.resolve("samples");

    /** A folder among the samples. */
    private static final String TOUR = "tour";

    private static final Path GUIDE = PROJECT.resolve(Path.of("docs", "guide"));
    private static final Path EXPECTED = Path.of("src", "test", "resources", "samples");
    private static final boolean POPULATE = Boolean.getBoolean("regfit.populate");

    @TempDir
    private Path directory;

    @BeforeEach
    void needsAShell() {
        assumeTrue(Program.hasShell());
    }

    @TestFactory
    Stream<DynamicTest> pages() throws IOException {
        List<Path> pages = new ArrayList<>(
                List.of(PROJECT.resolve("README.md"), PROJECT.resolve("README.ko.md"), SAMPLES.resolve("README.md")));
        pages.addAll(files(GUIDE, ".md"));
        return pages.stream()
                .map(page -> DynamicTest.dynamicTest(PROJECT.relativize(page).toString(), () -> check(page)));
    }

    private void check(Path page) throws Exception {
        String text = Files.readString(page);
        ManualPage manual = new ManualPage(project(), text);
        String shown = manual.run();
        List<String> wrong = new ArrayList<>(manual.failures());
        manual.links()
                .filter(link -> !Files.exists(page.resolveSibling(link)))
                .forEach(link -> wrong.add("a link leads nowhere: " + link));
        if (!POPULATE) {
            wrong.addAll(manual.differences());
        } else if (!manual.differences().isEmpty()) {
            Files.writeString(page, shown);
        }
        assertTrue(wrong.isEmpty(), () -> page + ":\n" + String.join("\n\n", wrong));
    }

    @TestFactory
    Stream<DynamicTest> samples() {
        return Stream.of(SAMPLES, SAMPLES.resolve(TOUR))
                .flatMap(folder -> files(folder, ".sh").stream())
                .map(script -> SAMPLES.relativize(script).toString())
                .map(name -> DynamicTest.dynamicTest(name, () -> runSample(name)));
    }

    private void runSample(String name) throws IOException, InterruptedException {
        Result result = project().shell("sh samples/" + name);
        Path expected = EXPECTED.resolve(name.replaceAll("\\.sh$", ".out"));
        assertAll(() -> assertEquals(0, result.code()), () -> assertEquals("", result.err()));
        String before = Files.exists(expected) ? Files.readString(expected) : "";
        Optional<String> difference = Golden.difference(before, result.out());
        if (difference.isPresent() && POPULATE) {
            Files.createDirectories(expected.getParent());
            Files.writeString(expected, result.out());
        } else if (difference.isPresent()) {
            throw new AssertionFailedError(difference.get(), before, result.out());
        }
    }

    /** A new folder with the samples and the launcher, and regfit in it. */
    private Program project() throws IOException {
        Path project = Files.createTempDirectory(directory, "project");
        Path samples = project.resolve("samples");
        Files.createDirectories(samples.resolve(TOUR));
        for (Path folder : List.of(SAMPLES, SAMPLES.resolve(TOUR))) {
            for (Path file : files(folder, "")) {
                Files.copy(file, samples.resolve(SAMPLES.relativize(file).toString()));
            }
        }
        Program program = new Program(project);
        program.putLauncher();
        return program;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
