package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
    private static final int SCREENS = 50;
    private static final int COLUMNS = 80;

    static List<String> commands() {
        return RegfitCommand.names();
    }

    private static String help(String... words) {
        Run run = Run.of(List.of(words), new byte[0], null);
        assertEquals("", run.err());
        assertEquals(ExitCode.DONE, run.code());
        return run.out();
    }

    private static void assertFits(String help) {
        List<String> lines = help.lines().toList();
        assertTrue(lines.size() <= SCREENS, () -> lines.size() + " lines");
        lines.forEach(line -> assertTrue(line.length() <= COLUMNS, line));
    }

    @Test
    void theHelpOfAllFits() {
        assertFits(help("--help"));
        assertEquals(help("--help"), help("help"));
        assertEquals(help("--help"), help("--help-all"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theShortHelpFitsAndNamesTheLong(String command) {
        String help = help(command, "--help");
        assertFits(help);
        assertTrue(help.endsWith("All options: regfit " + command + " --help-all\n"), help);
        assertEquals(help, help("help", command));
        assertEquals(help, help("--help", command));
        assertEquals(help("--version"), help("--version", command));
    }

    static List<String> kinds() {
        return PlotCommand.names();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void kindsOfPicturesHaveHelpToo(String kind) {
        String help = help("plot", kind, "--help");
        assertFits(help);
        assertTrue(help.endsWith("All options: regfit plot " + kind + " --help-all\n"), help);
        assertEquals(help, help("help", "plot", kind));
        String all = help("plot", kind, "--help-all");
        for (OptionSpec option :
                new CommandLine(PlotCommand.create(kind)).getCommandSpec().options()) {
            assertTrue(all.contains(String.join(", ", option.names())), option.longestName());
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theLongHelpHasAllOptions(String command) {
        String help = help(command, "--help-all");
        for (OptionSpec option :
                new CommandLine(RegfitCommand.create(command)).getCommandSpec().options()) {
            assertTrue(help.contains(String.join(", ", option.names())), option.longestName());
        }
        assertEquals(help, help("help", command, "--help-all"));
    }
}
