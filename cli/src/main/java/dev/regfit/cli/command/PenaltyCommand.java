package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FormulationOptions;
import dev.regfit.cli.command.options.PenaltyOptions;
import picocli.CommandLine.ArgGroup;

/** What the commands share that learn with one kind of penalty. */
abstract class PenaltyCommand extends LearningCommand {
    @ArgGroup(validate = false, heading = "%nThe objective:%n")
    private final PenaltyOptions penalty = new PenaltyOptions();

    final PenaltyOptions penalty() {
        return penalty;
    }

    @Override
    final FormulationOptions objective() {
        return penalty;
    }
}
