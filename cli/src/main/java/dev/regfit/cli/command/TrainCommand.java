package dev.regfit.cli.command;

import dev.regfit.Fit;
import dev.regfit.Settings;
import dev.regfit.TraceListener;
import dev.regfit.Trainer;
import dev.regfit.cli.command.options.ChoiceOptions;
import dev.regfit.cli.command.options.FoldOptions;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.GridOptions;
import dev.regfit.cli.command.options.ResamplingOptions;
import dev.regfit.cli.command.options.SolverOptions;
import dev.regfit.cli.report.Alarm;
import dev.regfit.cli.report.Notes;
import dev.regfit.cli.report.Timing;
import dev.regfit.cli.report.TraceCsv;
import dev.regfit.cli.report.TrainReport;
import dev.regfit.data.Dataset;
import dev.regfit.model.ModelFormat;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Strength;
import dev.regfit.selection.Resampled;
import dev.regfit.selection.Resampling;
import dev.regfit.selection.Search;
import dev.regfit.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits one model. */
@Command(
        name = "train",
        header = "Fit a model, prove that it is the optimum, and report on standard output.",
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit train data.csv -o model.json",
            "  regfit train data.csv --penalty l1 --alpha 0.01",
            "  regfit train part-*.csv -t price -x id --penalty l2 --alpha 10 --scale standard -o model.json",
            "  regfit train data.csv --penalty l1 --alpha 0.1 --solver proximal --trace trace.csv"
        },
        sortOptions = false)
final class TrainCommand extends PenaltyCommand {
    @ArgGroup(validate = false, heading = "%nChoosing the strength, if it is not given:%n")
    private final ChoiceOptions choice = new ChoiceOptions();

    @ArgGroup(validate = false, heading = "%nFolds, to choose by:%n")
    private final FoldOptions folds = new FoldOptions();

    @ArgGroup(validate = false, heading = "%nStrengths, to choose from:%n")
    private final GridOptions grid = new GridOptions();

    @ArgGroup(validate = false, heading = "%nHow sure the weights are:%n")
    private final ResamplingOptions resampling = new ResamplingOptions();

    @ArgGroup(validate = false, heading = "%nSolving:%n")
    private final SolverOptions solver = new SolverOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the model to FILE.")
    private String output;

    @Mixin
    private FormatOption format;

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun().writes("--output", output).writes("--trace", solver.trace());
    }

    @Override
    public Integer call() {
        Stopwatch total = new Stopwatch();
        // A contradiction in the options must not cost a read of the data.
        checkColumns();
        solver.solving(TraceListener.NONE);
        resampling.check(penalty());
        boolean chooses = !penalty().isFixed();
        if (chooses) {
            choice.check(penalty(), folds);
            grid.grid(penalty().alphas());
        } else {
            penalty().strength();
            refuseChoice();
        }
        try (OutputFile modelFile = OutputFile.open(output);
                OutputFile traceFile = OutputFile.open(solver.trace())) {
            Stopwatch readTime = new Stopwatch();
            Read read = read(wish(chooses));
            double readSeconds = readTime.seconds();

            Stopwatch fitting = new Stopwatch();
            TraceListener trace = traceFile == null ? TraceListener.NONE : new TraceCsv(traceFile.writer());
            Optional<Selection> selection = chooses ? Optional.of(choose(read)) : Optional.empty();
            Strength strength = chooses ? selection.get().strength() : penalty().strength();
            Settings settings = new Settings(strength, formulation(), solver.solving(trace));
            Fit fit = Trainer.fit(read.data(), settings, read.provenance());
            notes(Notes.of(fit));
            Resampled resampled = resampling.isAskedFor() ? resample(read, fit) : Resampled.NONE;
            double fitSeconds = fitting.seconds();

            if (traceFile != null) {
                traceFile.commit();
            }
            if (modelFile != null) {
                modelFile.writer().write(ModelFormat.write(fit.model()));
                modelFile.commit();
            }
            TrainReport report =
                    new TrainReport(fit, selection, resampled, new Timing(readSeconds, fitSeconds, total.seconds()));
            print(report, format.format());
            return alarms(fit, selection, resampled);
        }
    }

    /** Says what is not proven, and returns the exit code for it. */
    private int alarms(Fit fit, Optional<Selection> selection, Resampled resampled) {
        List<String> alarms = new ArrayList<>();
        if (!fit.converged()) {
            alarms.add(Alarm.of(fit));
        }
        selection.filter(choice -> !choice.converged()).ifPresent(choice -> alarms.add(Alarm.of(choice.curves())));
        if (!resampled.converged()) {
            alarms.add(Alarm.of(resampled));
        }
        alarms.forEach(this::error);
        return alarms.isEmpty() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }

    private Wish wish(boolean chooses) {
        FoldOptions wanted = chooses && choice.mayTakeFolds() ? folds : null;
        return new Wish(solver.name(), wanted, chooses && choice.needsRows(), resampling.isAskedFor());
    }

    private Resampled resample(Read read, Fit fit) {
        Resampling rows =
                new Resampling((Dataset) read.data(), formulation(), fit.model().training(), solver.stopping(), jobs());
        return resampling.resampled(rows, folds.seed());
    }

    private Selection choose(Read read) {
        Search.Rows rows = read.rows(formulation());
        return choice.search(penalty(), grid, folds, false, rows, jobs()).choose(rows, solver.stopping());
    }

    /** What is said of choosing says nothing where the strength is given. */
    private void refuseChoice() {
        if (choice.isAskedFor() || folds.isAskedFor() || grid.isAskedFor()) {
            throw new SettingsException("there is no strength to choose here: leave out %s, or give --alpha auto"
                    .formatted(
                            choice.isAskedFor() ? "--criterion and --rule" : "the options about folds and strengths"));
        }
    }
}
