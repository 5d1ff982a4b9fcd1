package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.GeneralOptions;
import dev.regfit.problem.SettingsException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs the command line and returns the exit code. */
public final class Application {
    /** Columns of a terminal; the help of all options is wider. */
    private static final int SCREEN = 80;

    /** No exit code: the command line has a mistake, which the one that knows all options is to explain. */
    private static final int MISTYPED = -1;

    static {
        // What picocli would look for at every start and no option here takes: Groovy's closures, in all jars, and
        // the types of java.sql, java.time and java.nio.file.
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.converters.excludes", "java.*");
    }

    private Application() {}

    /** Runs on the process's own streams. */
    public static int run(String[] args) {
        // Numbers look the same everywhere; what depends on a locale is not for pipelines.
        Locale.setDefault(Locale.ROOT);
        return run(args, Console.ofProcess());
    }

    /** The same on tables that are opened in another way. */
    public static int run(String[] args, TableOpener opener) {
        Locale.setDefault(Locale.ROOT);
        return run(args, Console.ofProcess(), Optional.of(opener));
    }

    static int run(String[] typed, Console console) {
        return run(typed, console, Optional.empty());
    }

    static int run(String[] typed, Console console, Optional<TableOpener> opener) {
        if (CompletionCommand.isQuestion(typed)) {
            return CompletionCommand.answer(console, typed);
        }
        String[] args = HelpWords.understood(ArgumentFiles.expanded(typed));
        Supplier<CommandLine> whole = () -> RegfitCommand.isNamed(args)
                ? RegfitCommand.commandLine(console, opener, args)
                : RegfitCommand.outline(console, opener);
        ErrorPresenter errors = new ErrorPresenter(console.err(), args, whole);
        Optional<CommandLine> typedOnly = TypedCommand.line(console, opener, args);
        if (typedOnly.isPresent()) {
            int code = run(typedOnly.get(), args, console, errors, (e, words) -> MISTYPED);
            if (code != MISTYPED) {
                return code;
            }
        }
        return run(whole.get(), args, console, errors, errors);
    }

    private static int run(
            CommandLine commandLine,
            String[] args,
            Console console,
            ErrorPresenter errors,
            IParameterExceptionHandler mistakes) {
        commandLine
                .setOut(new PrintWriter(console.out()))
                .setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(console.width())
                .setUsageHelpAutoWidth(false)
                .setExpandAtFiles(false) // they are expanded already
                .setExecutionStrategy(parsed -> runOnce(parsed, errors))
                .setParameterExceptionHandler(mistakes)
                .setExecutionExceptionHandler(errors);
        if (console.width() != Console.USUAL_WIDTH) {
            commandLine.setHelpFactory(new FlowingHelp());
        }
        try {
            OneDash.check(commandLine, args);
            int code = commandLine.execute(withEnvironment(commandLine, args));
            commandLine.getOut().flush();
            console.out().flush();
            return code;
        } catch (ParameterException e) {
            return mistyped(mistakes, e, args);
        } catch (SettingsException e) {
            return errors.present(e);
        } catch (OutputException | OutOfMemoryError | StackOverflowError e) {
            return errors.present(e);
        }
    }

    private static int mistyped(IParameterExceptionHandler mistakes, ParameterException e, String[] args) {
        try {
            return mistakes.handleParseException(e, args);
        } catch (Exception failed) { // declared by picocli, thrown by none of ours
            throw new IllegalStateException(failed);
        }
    }

    private static String[] withEnvironment(CommandLine line, String[] args) {
        CommandLine command = args.length == 0 ? null : line.getSubcommands().get(args[0]);
        return command == null ? args : Environment.added(args, command.getCommandSpec(), System::getenv);
    }

    /** The same, where picocli would take help that cannot be written for a defect. */
    private static int runOnce(ParseResult parsed, ErrorPresenter errors) {
        try {
            return runOnce(parsed);
        } catch (OutputException e) {
            return errors.present(e);
        }
    }

    /** Runs the command unless that would do harm. */
    private static int runOnce(ParseResult parsed) {
        ParseResult command = parsed;
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        refuseTwice(command);
        if (isRun(parsed) && isRun(command)) {
            refuseOverwriting(command.commandSpec());
            refuseDigits(command.commandSpec());
        }
        return parsed.isUsageHelpRequested() || command.isUsageHelpRequested()
                ? help(parsed, command)
                : timed(parsed, command);
    }

    /** Whether neither help nor the version is asked for. */
    private static boolean isRun(ParseResult parsed) {
        return !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested();
    }

    private static int execute(ParseResult parsed) {
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Executes, and says how long it took. */
    private static int timed(ParseResult parsed, ParseResult command) {
        Stopwatch total = new Stopwatch();
        int code = execute(parsed);
        if (isRun(parsed) && isRun(command) && command.commandSpec().userObject() instanceof Subcommand subcommand) {
            subcommand.conclude(total.seconds());
        }
        return code;
    }

    private static int help(ParseResult parsed, ParseResult command) {
        if (parsed.originalArgs().contains(GeneralOptions.ALL)) {
            return execute(parsed);
        }
        if (command == parsed) {
            command.commandSpec().usageMessage().width(SCREEN);
            return execute(parsed);
        }
        CommandLine line = command.commandSpec().commandLine();
        int width =
                ((RegfitCommand) parsed.commandSpec().userObject()).console().width();
        line.getOut().print(ShortHelp.of(command.commandSpec(), width));
        return ExitCode.DONE;
    }

    /**
     * Refuses an option of a group that is given twice. For options outside of groups picocli does so itself; with one
     * in a group it begins the group anew and forgets the other options in it.
     */
    private static void refuseTwice(ParseResult command) {
        for (OptionSpec option : command.commandSpec().options()) {
            if (option.group() != null && !option.isMultiValue() && count(command, option) > 1) {
                throw new OverwrittenOptionException(
                        command.commandSpec().commandLine(),
                        option,
                        "option '%s' (%s) should be specified only once"
                                .formatted(option.longestName(), option.paramLabel()));
            }
        }
    }

    private static void refuseOverwriting(CommandSpec command) {
        if (command.userObject() instanceof Subcommand subcommand) {
            conflict(subcommand).ifPresent(conflict -> {
                throw new ParameterException(command.commandLine(), conflict);
            });
        }
    }

    /** Refuses them before data are read, not when the report is written. */
    private static void refuseDigits(CommandSpec command) {
        for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
            if (owner(option) instanceof FormatOption format) {
                try {
                    format.digits();
                } catch (SettingsException wrong) {
                    throw new ParameterException(command.commandLine(), wrong.getMessage());
                }
            }
        }
    }

    private static Object owner(OptionSpec option) {
        try {
            return option.scope().get();
        } catch (Exception e) { // declared by picocli
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> conflict(Subcommand subcommand) {
        try {
            return subcommand.filesOfRun().conflict();
        } catch (SettingsException wrong) {
            return Optional.of(wrong.getMessage()); // names of files can depend on other options
        }
    }

    private static int count(ParseResult parsed, OptionSpec option) {
        return parsed.findMatches(option.group()).stream()
                .flatMap(container -> container.matches().stream())
                .mapToInt(match -> match.matchedValues(option).size())
                .sum();
    }
}
