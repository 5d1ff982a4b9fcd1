package dev.regfit.cli.command;

import dev.regfit.Fit;
import dev.regfit.Settings;
import dev.regfit.Solving;
import dev.regfit.TraceListener;
import dev.regfit.Trainer;
import dev.regfit.cli.command.options.ChoiceOptions;
import dev.regfit.cli.command.options.FoldOptions;
import dev.regfit.cli.command.options.GradientOptions;
import dev.regfit.cli.command.options.GridOptions;
import dev.regfit.cli.command.options.SolverOptions;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Loss;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.SettingsException;
import dev.regfit.selection.Search;
import dev.regfit.selection.Selection;
import dev.regfit.selection.SharedStrength;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;

/** What the commands share that fit one model: its strength is given or chosen, by solvers that are named or not. */
abstract class FittingCommand extends PenaltyCommand {
    @ArgGroup(validate = false, heading = "%nChoosing the strength, if it is not given:%n")
    private final ChoiceOptions choice = new ChoiceOptions();

    @ArgGroup(validate = false, heading = "%nFolds, to choose by:%n")
    private final FoldOptions folds = new FoldOptions();

    @ArgGroup(validate = false, heading = "%nStrengths, to choose from:%n")
    private final GridOptions grid = new GridOptions();

    @ArgGroup(validate = false, heading = "%nSolving:%n")
    private final SolverOptions solver = new SolverOptions();

    @ArgGroup(validate = false, heading = "%nGradient solvers:%n")
    private final GradientOptions gradient = new GradientOptions();

    final FoldOptions folds() {
        return folds;
    }

    final SolverOptions solver() {
        return solver;
    }

    final GradientOptions gradient() {
        return gradient;
    }

    /** The solvers that fit. */
    List<SolverName> solvers() {
        return solver.names();
    }

    /** Whether the strength is chosen from the data. */
    final boolean chooses() {
        return !penalty().isFixed();
    }

    /** Whether errors on rows left out are wanted, to choose by or to know. */
    private boolean validates() {
        return chooses() || folds.isAskedFor();
    }

    /** Refuses contradictions in the options, which must not cost a read of the data. */
    final void checkFit() {
        checkColumns();
        checkSolvers();
        if (validates()) {
            choice.check(penalty(), folds, loss().name());
            penalty().families();
            grid.grid(penalty().alphas());
        }
        if (!chooses()) {
            penalty().strength();
            refuseChoice();
        }
    }

    /** Corners of the penalty are seen here, those of the loss beside what else is said of losses. */
    private void checkSolvers() {
        solver.check(solvers(), gradient);
        boolean hasCorners = penalty().kind() == PenaltyKind.L1;
        if (hasCorners && solvers().contains(SolverName.GD)) {
            throw new SettingsException(
                    "--solver gd follows gradients, and an L1 part has kinks; take proximal, subgradient or sgd");
        }
    }

    /** @param keeps whether more than the fit needs all rows */
    final Wish wish(boolean keeps) {
        FoldOptions wanted = validates() && choice.mayTakeFolds() ? folds : null;
        boolean kept = keeps || gradient.holdsRowsOut();
        return new Wish(SolverOptions.neediest(solvers()), wanted, validates() && choice.needsRows(), kept);
    }

    /**
     * What was learnt.
     *
     * @param fits by each of the solvers
     * @param selection how the strength was chosen, or validated
     */
    record Learnt(List<Fit> fits, Optional<Selection> selection) {
        Fit fit() {
            return Fit.best(fits);
        }
    }

    /**
     * Learns.
     *
     * @param ofRow the loss
     * @param names of the solvers, each of which fits
     * @param trace is told of each epoch of those that have epochs
     */
    final Learnt learn(Read read, Loss ofRow, List<SolverName> names, TraceListener trace) {
        return learn(read, ofRow, names, trace, Optional.empty());
    }

    /**
     * The same with a strength that was chosen before from more rows than these.
     *
     * @param shared the only strength to choose from
     */
    final Learnt learn(Read read, Loss ofRow, List<SolverName> names, TraceListener trace, Optional<Grid> shared) {
        Formulation formulation = formulation(read, ofRow);
        Optional<Search.Rows> rows = validates() ? Optional.of(read.rows().rows(formulation)) : Optional.empty();
        Optional<Selection> selection = rows.map(all -> validate(all, shared));
        List<Fit> fits = new ArrayList<>();
        for (SolverName name : names) {
            Solving solving = new Solving(
                    name, solver.stopping(), gradient.settings(folds.seed()), TraceListener.both(trace, liveEpochs()));
            fits.add(
                    rows.isPresent()
                            ? Trainer.fit(rows.get().whole(), selection.get(), solving, read.provenance())
                            : Trainer.fit(
                                    read.data(),
                                    new Settings(penalty().strength(), formulation, solving),
                                    read.provenance()));
        }
        return new Learnt(fits, selection);
    }

    /** Errors on rows that were left out, of all strengths or of the one that is given. */
    private Selection validate(Search.Rows rows, Optional<Grid> shared) {
        Search search = choice.search(penalty(), grid, folds, shared.isPresent(), rows, jobs());
        return shared.map(search::with)
                .orElse(search)
                .choose(rows, solver.stopping().telling(progress()));
    }

    /** One strength for all groups of rows, by their errors on rows that are left out. */
    final Grid sharedStrength(ByRun.Groups groups) {
        Family family = penalty().families().get(0);
        Grid own = grid.grid(penalty().alphas());
        Stopping stopping = solver.stopping();
        List<SharedStrength.Range> ranges = groups.each(read ->
                SharedStrength.Range.of(read.rows().rows(formulation(read)).whole(), family, own, stopping));
        Grid shared = own.given().length > 0 ? own : SharedStrength.grid(ranges, own.count());
        List<SharedStrength.Errors> errors = groups.each(read -> {
            Search.Rows rows = read.rows().rows(formulation(read));
            Search search = choice.search(penalty(), grid, folds, true, rows, 1).with(shared);
            return SharedStrength.Errors.of(
                    read.data().size(), search.choose(rows, stopping).chosenCurve());
        });
        return Grid.of(new double[] {SharedStrength.chosen(shared, errors, choice.rule())});
    }

    /** What is said of choosing says nothing where the strength is given; folds give the error of that one. */
    private void refuseChoice() {
        if (choice.isAskedFor() || grid.isAskedFor()) {
            throw new SettingsException("there is no strength to choose here: leave out %s, or give --alpha auto"
                    .formatted(choice.isAskedFor() ? "--criterion and --rule" : "--n-alphas and --min-ratio"));
        }
    }
}
