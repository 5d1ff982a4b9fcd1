package dev.regfit.cli.command;

import dev.regfit.cli.command.options.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command above all others: it only knows them. */
@Command(
        name = "regfit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "Regularised linear regression: CSV in, a proven optimum out.",
        footer = {
            "",
            "Examples:",
            "  regfit train data.csv --penalty l1 --alpha 0.01 -o model.json",
            "  cat part-*.csv | regfit train - -t price --penalty l2 --alpha 10",
            "  regfit predict model.json new.csv > predictions.csv",
            "",
            "'regfit help COMMAND' or 'regfit COMMAND --help' tells all options of a command."
        },
        subcommands = {
            TrainCommand.class,
            PredictCommand.class,
            EvaluateCommand.class,
            ShowCommand.class,
            VerifyCommand.class,
            InspectCommand.class,
            HelpCommand.class
        })
final class RegfitCommand implements Runnable {
    private final Console console;

    @Spec
    private CommandSpec spec;

    RegfitCommand(Console console) {
        this.console = console;
    }

    Console console() {
        return console;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed");
    }
}
