package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.DataProblem;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** No command advises an option that it refuses. */
class RemediesTest {
    private static final Pattern OPTION = Pattern.compile("(?<![\\w=-])--?[a-z][a-z-]*");

    private static final Map<String, CommandLine> COMMANDS = RegfitCommand.commandLine(
                    Console.of(
                            new ByteArrayInputStream(new byte[0]),
                            OutputStream.nullOutputStream(),
                            OutputStream.nullOutputStream(),
                            false,
                            100,
                            false),
                    new String[0])
            .getSubcommands();

    @Test
    void everyCommandAcceptsWhatItAdvises() {
        Set<String> advised = new TreeSet<>();
        COMMANDS.forEach((name, command) -> {
            Set<String> options = command.getCommandSpec().optionsMap().keySet();
            Remedies remedies = new Remedies(options::contains);
            for (DataProblem.Kind kind : DataProblem.Kind.values()) {
                OPTION.matcher(remedies.of(kind))
                        .results()
                        .map(MatchResult::group)
                        .forEach(option -> {
                            assertTrue(options.contains(option), name + " refuses " + option + ", of " + kind);
                            advised.add(option);
                        });
            }
            OPTION.matcher(remedies.ofMemory())
                    .results()
                    .forEach(option -> assertTrue(options.contains(option.group()), name + ": " + option.group()));
        });
        Set<String> all = Set.of(
                "--delta", "--keep-rows", "--log-target", "--loss", "--na", "--positive-class", "--unseen", "-t", "-x");
        assertEquals(all, advised);
    }

    @Test
    void verifyAsksForTheTrainingData() {
        Remedies remedies = new Remedies(COMMANDS.get("verify").getCommandSpec().optionsMap()::containsKey);
        assertEquals("; are these the rows that the model was trained on?", remedies.of(DataProblem.Kind.UNSEEN_LEVEL));
    }
}
