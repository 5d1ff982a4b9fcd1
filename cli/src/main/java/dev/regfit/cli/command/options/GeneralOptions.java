package dev.regfit.cli.command.options;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Options of every command. */
@Command(
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a defect of regfit",
            "2:the command line",
            "3:the data: they cannot be read or used, or a result cannot be written",
            "4:the answer is not proven to be the optimum, 'verify' failed, or an export differs",
            "5:the model file",
            "130:interrupted"
        })
public final class GeneralOptions {
    /** Asks for the help of all options. */
    public static final String ALL = "--help-all";

    private static final int LAST = 100;

    @MostUsed("Show this help, or that of all options.")
    @Option(
            names = {"-h", "--help", ALL},
            order = LAST,
            usageHelp = true,
            description = "Show the options used most (-h, --help) or all options (--help-all), and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            order = LAST,
            versionHelp = true,
            description = "Print version information and exit.")
    private boolean version;

    @MostUsed
    @Option(
            names = {"-q", "--quiet"},
            order = LAST,
            description = "Suppress notes; errors are still printed.")
    private boolean quiet;

    @Option(names = "--strict", order = LAST, description = "Make notes errors: exit code 3, and no file is written.")
    private boolean strict;

    @Option(
            names = {"-v", "--verbose"},
            order = LAST,
            description = "Also report how the table was read.")
    private boolean verbose;

    @Option(names = "--debug", order = LAST, description = "Stack traces with errors.")
    private boolean debug;

    /** Whether help is asked for; the parser acts on it. */
    public boolean help() {
        return help;
    }

    /** Whether the version is asked for; the parser acts on it. */
    public boolean version() {
        return version;
    }

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
