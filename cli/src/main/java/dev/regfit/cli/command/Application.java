package dev.regfit.cli.command;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

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
}
