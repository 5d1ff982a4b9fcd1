package dev.regfit.cli.command;

import dev.regfit.cli.table.DataException;
import dev.regfit.data.DataProblem;
import dev.regfit.data.MissingValues;
import dev.regfit.model.ModelFormatException;
import dev.regfit.problem.SettingsException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The only place that turns an exception into a message and an exit code. */
final class ErrorPresenter implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final PrintWriter err;
    private final boolean debug;

    private final Supplier<CommandLine> whole;

    /** @param whole the command line that knows all options */
    ErrorPresenter(PrintWriter err, String[] args, Supplier<CommandLine> whole) {
        this.err = err;
        this.whole = whole;
        this.debug = List.of(args).contains("--debug");
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        say(e, new UsageAdvice(command, args, !Console.isInputTerminal()).of(e));
        hint(command);
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parseResult) {
        Remedies remedies = new Remedies(option -> options(commandLine).contains(option));
        int code = present(e, remedies);
        if (code == ExitCode.USAGE) {
            hint(commandLine);
        }
        return code;
    }

    /** All that a command has, and not only what is typed. */
    private Set<String> options(CommandLine command) {
        CommandLine complete = whole.get().getSubcommands().getOrDefault(command.getCommandName(), command);
        return complete.getCommandSpec().optionsMap().keySet();
    }

    private void hint(CommandLine command) {
        err.printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
    }

    /** Presents what went wrong outside of a command. */
    int present(Throwable e) {
        return present(e, new Remedies(option -> false));
    }

    private int present(Throwable e, Remedies remedies) {
        if (e instanceof OutputException output && output.isClosedPipe()) {
            return ExitCode.DONE;
        }
        say(e, message(e, remedies));
        return code(e);
    }

    private void say(Throwable e, String message) {
        err.println("regfit: " + message);
        if (debug) {
            e.printStackTrace(err);
        }
    }

    private static int code(Throwable e) {
        if (e instanceof SettingsException) {
            return ExitCode.USAGE;
        }
        if (e instanceof DataException
                || e instanceof DataProblem
                || e instanceof OutputException
                || e instanceof OutOfMemoryError) {
            return ExitCode.DATA;
        }
        return e instanceof ModelFormatException ? ExitCode.MODEL : ExitCode.DEFECT;
    }

    private static String message(Throwable e, Remedies remedies) {
        if (e instanceof MissingValues missing) {
            return missing.getMessage() + System.lineSeparator() + remedies.of(missing);
        }
        if (e instanceof DataProblem problem) {
            return problem.getMessage() + remedies.of(problem.kind());
        }
        if (e instanceof DataException data) {
            return data.getMessage() + data.kind().map(remedies::of).orElse("");
        }
        if (e instanceof OutOfMemoryError) {
            return "the data do not fit into memory" + remedies.ofMemory();
        }
        if (code(e) == ExitCode.DEFECT) {
            return "this is a defect of regfit, please report it with the output of --debug: " + e;
        }
        return e.getMessage();
    }
}
