package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Which lines it takes, and what it knows of them; that these run as they should, the golden cases show. */
class TypedCommandTest {
    private static final Console CONSOLE = Console.of(
            new ByteArrayInputStream(new byte[0]),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            false,
            Console.USUAL_WIDTH,
            false);

    private static Optional<CommandLine> line(String... words) {
        return TypedCommand.line(CONSOLE, Optional.empty(), words);
    }

    private static CommandSpec whole(String command) {
        return RegfitCommand.commandLine(CONSOLE, new String[] {command})
                .getSubcommands()
                .get(command)
                .getCommandSpec();
    }

    private static List<String> commands() {
        return RegfitCommand.names().stream()
                .filter(name -> !name.equals("plot"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void knowsOptionsAsTheWholeCommandDoes(String command) {
        for (OptionSpec option : whole(command).options()) {
            if (option.usageHelp() || option.versionHelp()) {
                continue;
            }
            OptionSpec typed = line(command, option.longestName())
                    .orElseThrow()
                    .getSubcommands()
                    .get(command)
                    .getCommandSpec()
                    .findOption(option.longestName());
            assertArrayEquals(option.names(), typed.names());
            assertEquals(option.arity(), typed.arity());
            assertEquals(option.type(), typed.type());
            assertArrayEquals(option.auxiliaryTypes(), typed.auxiliaryTypes());
            assertEquals(option.splitRegex(), typed.splitRegex());
            assertEquals(option.fallbackValue(), typed.fallbackValue());
            assertEquals(option.defaultValue(), typed.defaultValue());
            assertEquals(option.preprocessor().getClass(), typed.preprocessor().getClass());
            assertEquals(option.userObject(), typed.userObject());
            assertEquals(option.converters().length, typed.converters().length);
        }
    }

    @Test
    void knowsNoMoreThanMayBeTyped() {
        CommandSpec train = line("train", "data.csv", "-qp", "l1", "--alpha=1")
                .orElseThrow()
                .getSubcommands()
                .get("train")
                .getCommandSpec();
        assertEquals(
                new TreeSet<>(List.of("--jobs", "--lambda", "--penalty", "--quiet", "--seed", "--theme")),
                new TreeSet<>(
                        train.options().stream().map(OptionSpec::longestName).toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-V", "--version"})
    void knowsNoCommandToTellTheVersion(String word) {
        assertTrue(line(word).orElseThrow().getSubcommands().isEmpty());
        assertEquals(
                Run.of(List.of(word), new byte[0], null).out(),
                Run.of(List.of("train", word), new byte[0], null).out());
    }

    @Test
    void theOutlineTellsOfCommandsAsTheWholeDoes() {
        CommandLine outline = RegfitCommand.outline(CONSOLE, Optional.empty());
        CommandLine whole = RegfitCommand.commandLine(CONSOLE, new String[0]);
        assertEquals(whole.getUsageMessage(), outline.getUsageMessage());
        assertEquals(whole.getSubcommands().keySet(), outline.getSubcommands().keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "--help", "help train", "trian data.csv", "train -h", "train data.csv -V", "plot path d.csv"
            })
    void leavesHelpAndMistakesToTheWholeCommandLine(String words) {
        assertTrue(line(words.split(" ")).isEmpty());
    }
}
