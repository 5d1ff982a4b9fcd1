package dev.regfit.cli.command;

import dev.regfit.cli.command.options.Version;
import dev.regfit.problem.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** Prints a page of the manual for man, made from what the commands know of themselves. */
@Command(
        name = ManCommand.NAME,
        header = "Print a manual page for man: of regfit, or of a command.",
        footer = {
            "",
            "Examples:",
            "  regfit man train | man -l -",
            "  regfit man > regfit.1",
            "  regfit man train > regfit-train.1"
        },
        abbreviateSynopsis = true,
        sortOptions = false)
final class ManCommand extends Subcommand {
    static final String NAME = "man";

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command; without one, the page of regfit.")
    private String command;

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun();
    }

    @Override
    public Integer call() {
        CommandLine all = RegfitCommand.commandLine(console(), new String[0]);
        if (command != null && !RegfitCommand.names().contains(command)) {
            throw new SettingsException("'%s' is no command of regfit; the commands are %s"
                    .formatted(command, String.join(", ", RegfitCommand.names())));
        }
        CommandSpec spec = command == null
                ? all.getCommandSpec()
                : all.getSubcommands().get(command).getCommandSpec();
        console().out().write(new ManPage(spec, Version.number()).text());
        console().out().flush();
        return ExitCode.DONE;
    }
}
