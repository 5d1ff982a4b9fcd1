package dev.regfit.cli.command;

import dev.regfit.cli.table.DataException;
import dev.regfit.data.DataProblem;
import dev.regfit.data.MissingValues;
import dev.regfit.model.ModelFormatException;
import dev.regfit.problem.SettingsException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The only place that turns an exception into a message and an exit code. */
final class ErrorPresenter implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final PrintWriter err;
    private final boolean debug;

    ErrorPresenter(PrintWriter err, String[] args) {
        this.err = err;
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
        int code = present(e);
        if (code == ExitCode.USAGE) {
            hint(commandLine);
        }
        return code;
    }

    private void hint(CommandLine command) {
        err.printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
    }

    int present(Throwable e) {
        if (e instanceof OutputException output && output.isClosedPipe()) {
            return ExitCode.DONE;
        }
        say(e, message(e));
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

    private static String message(Throwable e) {
        if (e instanceof MissingValues missing) {
            return missing.getMessage() + System.lineSeparator() + MissingAdvice.of(missing);
        }
        if (e instanceof DataProblem problem) {
            return problem.getMessage() + remedy(problem.kind());
        }
        if (e instanceof OutOfMemoryError) {
            return "the data do not fit into memory; leave out columns with -x,"
                    + " or give Java more with REGFIT_JAVA_OPTS=-Xmx8g";
        }
        if (code(e) == ExitCode.DEFECT) {
            return "this is a defect of regfit, please report it with the output of --debug: " + e;
        }
        return e.getMessage();
    }

    private static String remedy(DataProblem.Kind kind) {
        return switch (kind) {
            case TOO_MANY_LEVELS, EMPTY_COLUMN -> "; leave it out with -x";
            case UNSEEN_LEVEL -> "; --unseen zero treats such a value as none of the known ones";
            case NO_COMPLETE_ROW ->
                "; --na none keeps the rows, -x leaves columns out,"
                        + " 'regfit inspect' shows how many values each column lacks";
            case NO_TARGET -> "; choose another target with -t";
            case NO_ROWS -> "; 'regfit inspect' shows how many values each column lacks";
            case NOT_FINITE -> "; leave the term out, or use a column that is shifted or scaled";
            case TOO_MANY_FEATURES ->
                "; leave out text columns of many levels with -x, or keep the rows with --keep-rows";
            case MISSING_VALUES,
                    TOO_FEW_ROWS,
                    NOTHING_TO_CHOOSE,
                    BAD_WEIGHT,
                    BAD_TARGET,
                    UNDERFLOW,
                    SHARDS_DIFFER,
                    DAMAGED_FILE -> "";
        };
    }
}
