package dev.regfit.cli.command;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParseResult;

/** Runs the command line and returns the exit code. */
public final class Application {
    private Application() {}

    /** Runs on the process's own streams. */
    public static int run(String[] args) {
        // Numbers look the same everywhere; what depends on a locale is not for pipelines.
        Locale.setDefault(Locale.ROOT);
        return run(args, Console.ofProcess());
    }

    static int run(String[] args, Console console) {
        ErrorPresenter errors = new ErrorPresenter(console.err(), args);
        CommandLine commandLine = RegfitCommand.commandLine(console, args);
        commandLine
                .setOut(new PrintWriter(console.out()))
                .setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(false)
                .setExecutionStrategy(Application::runOnce)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
        try {
            int code = commandLine.execute(args);
            commandLine.getOut().flush();
            console.out().flush();
            return code;
        } catch (OutputException | OutOfMemoryError | StackOverflowError e) {
            return errors.present(e);
        }
    }

    /**
     * Refuses an option of a group that is given twice before it runs the command. For options outside of groups
     * picocli does so itself; with one in a group it begins the group anew and forgets the other options in it.
     */
    private static int runOnce(ParseResult parsed) {
        ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        for (OptionSpec option : command.commandSpec().options()) {
            if (option.group() != null && !option.isMultiValue() && count(command, option) > 1) {
                throw new OverwrittenOptionException(
                        command.commandSpec().commandLine(),
                        option,
                        "option '%s' (%s) should be specified only once"
                                .formatted(option.longestName(), option.paramLabel()));
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int count(ParseResult parsed, OptionSpec option) {
        return parsed.findMatches(option.group()).stream()
                .flatMap(container -> container.matches().stream())
                .mapToInt(match -> match.matchedValues(option).size())
                .sum();
    }
}
