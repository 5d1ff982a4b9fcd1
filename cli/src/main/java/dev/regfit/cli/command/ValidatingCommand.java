package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ChoiceOptions;
import dev.regfit.cli.command.options.FoldOptions;
import dev.regfit.cli.command.options.GridOptions;
import dev.regfit.cli.command.options.StoppingOptions;
import dev.regfit.cli.report.Alarm;
import dev.regfit.selection.Search;
import dev.regfit.selection.Selection;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import picocli.CommandLine.ArgGroup;

/** What the commands share that look at errors on rows left out along falling strengths. */
abstract class ValidatingCommand extends PenaltyCommand {
    @ArgGroup(validate = false, heading = "%nStrengths:%n")
    private final GridOptions grid = new GridOptions();

    @ArgGroup(validate = false, heading = "%nChoosing:%n")
    private final ChoiceOptions choice = new ChoiceOptions();

    @ArgGroup(validate = false, heading = "%nFolds:%n")
    private final FoldOptions folds = new FoldOptions();

    @ArgGroup(validate = false, heading = "%nSolving:%n")
    private final StoppingOptions solving = new StoppingOptions();

    final ChoiceOptions choice() {
        return choice;
    }

    final StoppingOptions solving() {
        return solving;
    }

    /** Refuses contradictions in the options, which must not cost a read of the data. */
    final void checkValidation() {
        checkColumns();
        choice.check(penalty(), folds, loss().name());
        penalty().families();
        grid.grid(penalty().alphas());
    }

    /** @param predicts whether what is predicted for rows left out is wanted, too */
    final Wish wish(boolean predicts) {
        boolean single = choice.needsRows() || predicts;
        return new Wish(SolverName.AUTO, choice.mayTakeFolds() ? folds : null, single, false);
    }

    /** Says what is not proven, and returns the exit code for it. */
    final int alarm(Selection selection) {
        if (selection.converged()) {
            return ExitCode.DONE;
        }
        error(Alarm.of(selection.curves(), penalty().scaling()));
        return ExitCode.NOT_CONVERGED;
    }

    /** The curves, and what is chosen from them. */
    final Selection selection(Read read, boolean predicts, Stopping stopping) {
        Search.Rows rows = read.rows().rows(formulation(read));
        return choice.search(penalty(), grid, folds, predicts, rows, jobs()).choose(rows, stopping);
    }
}
