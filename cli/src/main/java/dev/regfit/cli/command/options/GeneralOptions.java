package dev.regfit.cli.command.options;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Options of every command. */
@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a defect of regfit",
            "2:the command line",
            "3:the data: they cannot be read or used, or a result cannot be written",
            "4:the answer is not proven to be the optimum, or 'verify' failed",
            "5:the model file",
            "130:interrupted"
        })
public final class GeneralOptions {
    private static final int LAST = 100;

    @Option(
            names = {"-q", "--quiet"},
            order = LAST,
            description = "No notes on standard error; errors are still told.")
    private boolean quiet;

    @Option(names = "--strict", order = LAST, description = "Make notes errors: exit code 3, and no file is written.")
    private boolean strict;

    @Option(
            names = {"-v", "--verbose"},
            order = LAST,
            description = "Also tell how the table was understood.")
    private boolean verbose;

    @Option(names = "--debug", order = LAST, description = "Stack traces with errors.")
    private boolean debug;

    public boolean quiet() {
        return quiet;
    }

    /** Whether a note is an error. */
    public boolean strict() {
        return strict;
    }

    public boolean verbose() {
        return verbose && !quiet;
    }

    /** Whether errors come with stack traces; read by the error presenter even when parsing fails. */
    public boolean debug() {
        return debug;
    }
}
