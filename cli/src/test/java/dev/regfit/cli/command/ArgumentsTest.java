package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regfit.problem.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/** Words of the command line that come from elsewhere: files and the environment. */
class ArgumentsTest {
    @TempDir
    Path folder;

    private static CommandSpec spec(String command) {
        return RegfitCommand.commandLine(null, new String[] {command})
                .getSubcommands()
                .get(command)
                .getCommandSpec();
    }

    private static String[] added(String line, Map<String, String> variables) {
        String[] words = line.split(" ", -1);
        return Environment.added(words, spec(words[0]), variables::get);
    }

    @Test
    void wordsAreThoseOfAShell() {
        assertEquals(
                List.of("-p", "l1", "-x", "a b,c", "#1", "it's", "back\\slash", "", "q\"q", "end"),
                ShellText.words("-p l1 # comment 'not'\n -x \"a b,c\" \\#1 \"it's\" 'back\\slash' '' \"q\\\"q\"\tend"));
        assertEquals("Gr Liv", ShellText.unquoted("\"Gr Liv"));
        assertEquals("#1", ShellText.unquoted("#1"));
    }

    @Test
    void quotingIsUndone() {
        List<String> words = List.of("a b", "it's", "", "x", "$HOME", "\\", "#", "\"");
        assertEquals(words, ShellText.words(ShellText.of(words)));
    }

    @Test
    void filesStandForTheWordsInThem() throws IOException {
        Path file = Files.writeString(folder.resolve("opts"), "-p l1 # the penalty\n-a 0.1\n");
        assertArrayEquals(
                new String[] {"train", "-p", "l1", "-a", "0.1", "d.csv", "@x", "@nosuch"},
                ArgumentFiles.expanded(new String[] {"train", "@" + file, "d.csv", "@@x", "@nosuch"}));
    }

    @Test
    void theEnvironmentSaysWhatIsNotTyped() {
        Map<String, String> both = Map.of("REGFIT_JOBS", "2", "REGFIT_SEED", "7");
        assertArrayEquals("train --seed 7 --jobs 2 d.csv".split(" ", -1), added("train d.csv", both));
        assertArrayEquals("train --seed 7 d.csv -j1".split(" ", -1), added("train d.csv -j1", both));
        assertArrayEquals("train --jobs 2 d.csv --seed=3".split(" ", -1), added("train d.csv --seed=3", both));
        assertArrayEquals("show m.json".split(" ", -1), added("show m.json", both));
        assertArrayEquals("train d.csv".split(" ", -1), added("train d.csv", Map.of("REGFIT_JOBS", "")));
    }

    @Test
    void valuesOfTheEnvironmentAreChecked() {
        SettingsException wrong =
                assertThrows(SettingsException.class, () -> added("train d.csv", Map.of("REGFIT_SEED", "seven")));
        assertEquals(
                "REGFIT_SEED=seven: a whole number should be here; correct the variable or unset it",
                wrong.getMessage());
    }
}
