package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ByOption;
import dev.regfit.cli.command.options.DryRunOption;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.GridOptions;
import dev.regfit.cli.command.options.KnotOptions;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.PlotOption;
import dev.regfit.cli.command.options.RelaxOptions;
import dev.regfit.cli.command.options.StoppingOptions;
import dev.regfit.cli.plot.PathPlot;
import dev.regfit.cli.report.ByLines;
import dev.regfit.cli.report.ByReport;
import dev.regfit.cli.report.PathReport;
import dev.regfit.cli.report.Timing;
import dev.regfit.cli.report.Titles;
import dev.regfit.model.Deviations;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.path.Homotopy;
import dev.regfit.path.Path;
import dev.regfit.path.RelaxedPath;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Follows the weights from the strongest penalty to the weakest. */
@Command(
        name = "path",
        header = "Fit along falling strengths: which columns enter, which leave, and where.",
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit path data.csv -t price",
            "  regfit path data.csv --penalty elasticnet --l1-ratio 0.9 -o weights.csv",
            "  regfit path data.csv --lars --n-alphas 20",
            "  regfit path data.csv --relax"
        },
        sortOptions = false)
final class PathCommand extends PenaltyCommand {
    @ArgGroup(validate = false, heading = "%nStrengths:%n")
    private final GridOptions grid = new GridOptions();

    @ArgGroup(validate = false, heading = "%nKnots:%n")
    private final KnotOptions knots = new KnotOptions();

    @ArgGroup(validate = false, heading = "%nRelaxed lasso:%n")
    private final RelaxOptions relaxing = new RelaxOptions();

    @ArgGroup(validate = false, heading = "%nSolving:%n")
    private final StoppingOptions solving = new StoppingOptions();

    @MostUsed
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = {"Write the nonzero weights as CSV: alpha, name, weight and,", "with --relax, relaxed."})
    private String output;

    @Mixin
    private final ByOption by = new ByOption();

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Mixin
    private final DryRunOption dryRun = new DryRunOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun()
                .writes("--output", output, Content.REPORT_TABLE)
                .draws(plot.target());
    }

    @Override
    ByOption by() {
        return by;
    }

    @Override
    public Integer call() {
        Stopwatch total = new Stopwatch();
        checkColumns();
        Family family = family();
        Walk walk = walk(family);
        relaxing.check(family, penalty().ball());
        if (dryRun.isWanted()) {
            return tell(Wish.toFit(SolverName.AUTO), List.of(family.kind()), "those along the path", format);
        }
        if (by.isWanted()) {
            return followGroups(walk);
        }
        Stopping stopping = solving.stopping().telling(progress());
        try (OutputFile weightsFile = OutputFile.open(output);
                Drawing drawing = Drawing.beside(format, plot, console())) {
            Stopwatch reading = new Stopwatch();
            Read read = read(Wish.toFit(SolverName.AUTO));
            double readSeconds = reading.seconds();

            Stopwatch fitting = new Stopwatch();
            PathReport report =
                    followed(read, walk, stopping, () -> new Timing(readSeconds, fitting.seconds(), total.seconds()));
            if (weightsFile != null) {
                weightsFile.writer().write(report.weights().text());
                weightsFile.commit();
            }
            drawing.draw(() -> PathPlot.of(
                    report.title(),
                    report.path(),
                    report.schema(),
                    report.deviations(),
                    PathPlot.Against.ALPHA,
                    Optional.empty()));
            print(report, format);
            drawing.showBelow();
            if (report.converged()) {
                return ExitCode.DONE;
            }
            error(report.alarm());
            return ExitCode.NOT_CONVERGED;
        }
    }

    private PathReport followed(Read read, Walk walk, Stopping stopping, Supplier<Timing> timing) {
        Formulation formulation = formulation(read);
        Preparation preparation = Preparation.of(read.data(), formulation);
        Path path = walk.of(preparation, stopping);
        Optional<RelaxedPath> relaxed = relaxing.relax()
                ? Optional.of(RelaxedPath.of(preparation, path, relaxing.gamma(), stopping))
                : Optional.empty();
        return new PathReport(
                path,
                relaxed,
                read.data().schema(),
                preparation.groups(),
                Deviations.of(preparation.summary()),
                read.provenance(),
                formulation,
                timing.get());
    }

    /** A path for each group of rows. */
    private int followGroups(Walk walk) {
        refuseBesideBy("--plot", "--output");
        String what = Titles.method(loss().name(), penalty().kind()) + " path";
        ByRun.Result result = new ByRun(this, Wish.toFit(SolverName.AUTO)).of(what, ByLines.ofPaths(), false, read -> {
            Stopwatch fitting = new Stopwatch();
            PathReport report =
                    followed(read, walk, solving.stopping(), () -> new Timing(0, fitting.seconds(), fitting.seconds()));
            return LearntPart.of(new ByReport.Done(report, ByLines.of(report.path()), report.converged()), read);
        });
        print(result.report(), format);
        return alarms(result);
    }

    /** A way from strong penalties to weak ones. */
    private interface Walk {
        Path of(Preparation preparation, Stopping stopping);
    }

    private Walk walk(Family family) {
        if (knots.lars()) {
            Homotopy.Limits limits = knots.limits(family, penalty(), grid, solving);
            return (preparation, stopping) -> Path.throughKnots(preparation, family, limits, stopping.tolerance());
        }
        Grid strengths = grid.grid(penalty().alphas());
        return (preparation, stopping) -> Path.along(preparation, family, strengths, stopping);
    }

    private Family family() {
        if (penalty().kind() == PenaltyKind.NONE) {
            throw new SettingsException("--penalty none has no strength to follow; use l1, l2 or elasticnet");
        }
        if (penalty().families().size() > 1) {
            throw new SettingsException("--l1-ratio: a path has one L1 share; cv compares several");
        }
        return penalty().families().get(0);
    }
}
