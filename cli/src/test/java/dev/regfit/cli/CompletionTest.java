package dev.regfit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regfit.cli.Program.Result;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completion in the shells themselves, and the manual pages as man reads them. */
class CompletionTest {
    private static final File BASH = new File("/bin/bash");

    @TempDir
    private Path directory;

    private Program regfit;

    @BeforeEach
    void writeData() throws IOException {
        regfit = new Program(directory);
        Files.writeString(directory.resolve("data.csv"), "Gr Liv Area,Größe,\"it's, here\",price\n1,2,3,4\n5,6,7,9\n");
    }

    /** What bash offers for a line with the cursor at its end, a word a line. */
    private List<String> offered(String words) throws IOException, InterruptedException {
        assumeTrue(BASH.canExecute());
        regfit.putLauncher();
        Files.writeString(
                directory.resolve("script"), regfit.run("completion", "bash").out());
        Files.writeString(directory.resolve("ask"), """
                regfit() { ./regfit "$@"; }
                . ./script
                COMP_WORDS=(regfit %s)
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _regfit
                printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted(words));
        Result result = regfit.shell("bash ask");
        assertEquals(0, result.code(), result.err());
        return result.out().lines().filter(line -> !line.isEmpty()).toList();
    }

    @Test
    void bashOffersTheColumnsOfTheFileInTheLine() throws Exception {
        assertEquals(List.of("Gr Liv Area", "Größe", "it's, here", "price"), offered("train data.csv -t ''"));
        assertEquals(List.of("Gr Liv Area", "Größe"), offered("train data.csv -t Gr"));
        assertEquals(List.of("Gr Liv Area"), offered("train data.csv --target '\"Gr Liv'"));
        assertEquals(List.of("price"), offered("train data.csv --target = p"));
        assertEquals(List.of("Größe,price"), offered("train data.csv -x Größe,p"));
        assertEquals(List.of("price="), offered("train data.csv --penalty-factor p"));
    }

    @Test
    void bashOffersCommandsOptionsAndTheirValues() throws Exception {
        assertEquals(List.of("train", "transform"), offered("tr"));
        assertTrue(Set.copyOf(offered("cv data.csv --fold")).containsAll(Set.of("--folds", "--fold-column")));
        assertEquals(List.of("elasticnet"), offered("train data.csv --penalty e"));
        assertEquals(List.of("random", "time"), offered("cv data.csv --cv-order ''"));
        assertEquals(List.of("bash", "zsh", "fish"), offered("completion ''"));
    }

    @Test
    void namesOfFilesAreLeftToTheShell() throws Exception {
        assertEquals(List.of(), offered("train dat"));
        assertEquals(List.of(), offered("train nosuch.csv -t ''"));
        assertEquals(List.of(), offered("nosuch data"));
    }

    @ParameterizedTest
    @CsvSource({"bash,bash -n", "zsh,zsh -n", "fish,fish --no-execute"})
    void scriptsAreRightForTheirShell(String shell, String check) throws Exception {
        Result result = regfit.run("completion", shell);
        assertEquals(0, result.code(), result.err());
        assumeTrue(regfit.shell("command -v " + shell).code() == 0, shell + " is not here");
        Files.writeString(directory.resolve("script"), result.out(), StandardCharsets.UTF_8);
        Result checked = regfit.shell(check + " script");
        assertEquals(0, checked.code(), checked.err());
    }

    @Test
    void everyManualPageIsReadWithoutComplaint() throws Exception {
        assumeTrue(regfit.shell("command -v groff").code() == 0, "groff is not here");
        for (String command : List.of("", "train", "predict", "completion")) {
            Result page = command.isEmpty() ? regfit.run("man") : regfit.run("man", command);
            assertEquals(0, page.code(), page.err());
            Result read = regfit.shell("groff -man -Tutf8 -ww -", page.out());
            assertEquals("", read.err());
            assertTrue(read.out().contains("regfit" + (command.isEmpty() ? "" : "-" + command)), read.out());
        }
    }
}
