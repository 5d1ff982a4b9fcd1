package dev.regfit.cli.command;

import dev.regfit.Crossing;
import dev.regfit.Fit;
import dev.regfit.MomentFit;
import dev.regfit.TraceListener;
import dev.regfit.cli.command.options.ByOption;
import dev.regfit.cli.command.options.DryRunOption;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.PageOption;
import dev.regfit.cli.command.options.PlotOption;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.command.options.WindowOptions;
import dev.regfit.cli.page.Page;
import dev.regfit.cli.report.ByLines;
import dev.regfit.cli.report.ByReport;
import dev.regfit.cli.report.Chosen;
import dev.regfit.cli.report.Facts;
import dev.regfit.cli.report.Notes;
import dev.regfit.cli.report.QuantilesReport;
import dev.regfit.cli.report.Tested;
import dev.regfit.cli.report.Timing;
import dev.regfit.cli.report.Titles;
import dev.regfit.cli.report.TraceCsv;
import dev.regfit.cli.report.TrainReport;
import dev.regfit.data.Dataset;
import dev.regfit.model.Appraisal;
import dev.regfit.model.Choice;
import dev.regfit.model.ModelFormat;
import dev.regfit.model.ModelsByGroupFormat;
import dev.regfit.model.Numbers;
import dev.regfit.model.Quality;
import dev.regfit.model.Resampled;
import dev.regfit.path.Grid;
import dev.regfit.problem.LossChoice;
import dev.regfit.problem.LossName;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            "  regfit train part-*.csv -t price -x id --penalty l2 --alpha 10 -o model.json",
            "  regfit train data.csv --by region -o models.json"
        },
        sortOptions = false)
final class TrainCommand extends TrainingCommand {
    /** What stands for τ in the name of the model file. */
    private static final String TAU = "{tau}";

    /** What several quantiles side by side do not have. */
    private static final Set<String> OF_ONE_QUANTILE = Set.of(
            "--trace", "--plot", "--report", "--bootstrap", "--stability", "--test", "--test-share", "--test-order");

    @MostUsed
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = {"Write the model to FILE ({tau}: one for each)."})
    private String output;

    @Mixin
    private final ByOption by = new ByOption();

    @Option(
            names = "--pooled",
            description = {"With --by, also a model of all rows, for groups that have none."})
    private boolean pooled;

    @Option(
            names = "--shared-strength",
            description = {
                "With --by, one strength for all groups: that of the smallest mean error",
                "over the rows of all (default: each group has its own)."
            })
    private boolean shared;

    @ArgGroup(validate = false, heading = "%nWindows of rows:%n")
    private final WindowOptions window = new WindowOptions();

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Mixin
    private final PageOption page = new PageOption();

    @Mixin
    private final DryRunOption dryRun = new DryRunOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun()
                .writesEach("--output", outputs(), Content.MODEL)
                .writes("--trace", gradient().trace(), Content.TABLE)
                .writes("--report", page.file(), Content.PAGE)
                .draws(plot.target());
    }

    /** The model files by name: none, one or, with a mark for τ in the name, one a quantile. */
    private List<String> outputs() {
        if (output == null) {
            return List.of();
        }
        return output.contains(TAU) ? losses().stream().map(this::outputOf).toList() : List.of(output);
    }

    private String outputOf(LossChoice choice) {
        if (choice.name() != LossName.QUANTILE) {
            throw new SettingsException(
                    "--output: %s in the name stands for a quantile, and --loss %s has none; leave it out"
                            .formatted(TAU, choice.name().label()));
        }
        return output.replace(TAU, Numbers.exact(choice.number()));
    }

    @Override
    boolean takesQuantiles() {
        return true;
    }

    @Override
    WindowOptions window() {
        return window;
    }

    @Override
    ByOption by() {
        return by;
    }

    @Override
    public Integer call() {
        // A contradiction in the options must not cost a read of the data.
        checkFit();
        checkTraining();
        window.check();
        if (window.isWanted()) {
            return trainWindows();
        }
        if (dryRun.isWanted()) {
            String strength = chooses() ? "chosen from the data" : "as given";
            return tell(wish(keepsRows()), List.of(penalty().kind()), strength, format);
        }
        if (by.isWanted()) {
            return trainGroups();
        }
        refuse(Set.of("--pooled", "--shared-strength"), " is about groups of rows; name them with --by");
        return losses().size() > 1 ? trainEach() : trainOne();
    }

    private int trainOne() {
        Stopwatch total = new Stopwatch();
        try (OutputFiles modelFiles = OutputFiles.open(outputs());
                OutputFile traceFile = OutputFile.open(gradient().trace());
                PageFile pageFile = new PageFile(page);
                Drawing drawing = Drawing.beside(format, plot, console())) {
            Stopwatch readTime = new Stopwatch();
            Read read = read(wish(keepsRows()));
            double readSeconds = readTime.seconds();

            Stopwatch fitting = new Stopwatch();
            TraceListener trace = traceFile == null ? TraceListener.NONE : traceTo(traceFile.writer(), read);
            Descents descents = new Descents();
            TraceListener both = drawsDescents() ? TraceListener.both(trace, descents) : trace;
            Trained trained = trained(read, both, this::notes, Optional.empty());
            Fit fit = trained.fit();
            double fitSeconds = fitting.seconds();
            Optional<Tested> tested = tested(fit.model(), read);

            if (traceFile != null) {
                traceFile.commit();
            }
            modelFiles.write(List.of(fit), of -> ModelFormat.write(of.model()));
            Optional<Chosen> chosen = chosen(trained, read);
            pageFile.write(() -> Page.of(
                    Version.number(),
                    fit.model(),
                    Preparation.of(read.data(), formulation(read)),
                    trained.selection(),
                    solver().stopping(),
                    PageFile.origin(
                            this,
                            chosen.map(Chosen::command),
                            tested.map(new Facts(fit.model())::tested).orElse(List.of()),
                            List.of())));
            Timing timing = new Timing(readSeconds, fitSeconds, total.seconds());
            TrainReport report = new TrainReport(fit, trained.fits(), chosen, trained.inference(), timing, tested);
            drawing.draw(() -> drawsDescents()
                    ? descents.picture(fit.model(), fit.value())
                    : WeightsPicture.of(fit.model(), trained.inference()));
            print(report, format);
            drawing.showBelow();
            return alarms(trained);
        }
    }

    /** A model for each group of rows. */
    private int trainGroups() {
        refuseBesideBy("--trace", "--plot", "--report", "--test", "--dry-run");
        checkShared();
        if (losses().size() > 1) {
            throw new SettingsException(
                    "--tau names %d quantiles, and --by fits one to each group; give one".formatted(losses().size()));
        }
        try (OutputFiles modelFiles = OutputFiles.open(outputs())) {
            ByRun.Result result = new ByRun(this, wish(keepsRows()))
                    .afterLooking(
                            Titles.method(loss().name(), penalty().kind()),
                            ByLines.ofModels(penalty().kind(), loss().name()),
                            pooled,
                            groups -> {
                                Optional<Grid> strength =
                                        shared ? Optional.of(sharedStrength(groups)) : Optional.empty();
                                return read -> trainedPart(read, strength);
                            });
            modelFiles.write(List.of(result.models()), ModelsByGroupFormat::write);
            print(result.report(), format);
            return alarms(result);
        }
    }

    private void checkShared() {
        boolean isChosen = chooses() && wish(false).folds() != null;
        if (shared && !isChosen) {
            throw new SettingsException(
                    "--shared-strength chooses by folds, and here is nothing to choose so; leave it out, or leave out --alpha and --criterion");
        }
        if (shared && penalty().families().size() > 1) {
            throw new SettingsException("--shared-strength is for one --l1-ratio; name one");
        }
    }

    /** A model for each window of rows. */
    private int trainWindows() {
        refuse(
                List.of("--by", "--pooled", "--shared-strength"),
                " and windows each make many fits of the rows; leave out one of them, or give the rows of one group");
        refuse(
                List.of("--output"),
                " is for models to predict by, and windows make one model after the other; -f json and csv have the weights of each");
        refuse(
                List.of("--trace", "--plot", "--report", "--test", "--dry-run"),
                " is about one fit, and windows make many; leave out one of them");
        if (losses().size() > 1) {
            throw new SettingsException("--tau names several quantiles, and windows are fitted for one; give one");
        }
        return new WindowRun(this, wish(keepsRows()))
                .of(
                        Titles.method(loss().name(), penalty().kind()),
                        ByLines.ofModels(penalty().kind(), loss().name()),
                        format,
                        read -> trainedPart(read, Optional.empty()));
    }

    private LearntPart trainedPart(Read read, Optional<Grid> strength) {
        Stopwatch fitting = new Stopwatch();
        List<String> notes = new ArrayList<>();
        Trained trained = trained(read, TraceListener.NONE, notes::addAll, strength);
        Fit fit = trained.fit();
        Optional<Tested> tested = read.reserved().map(rows -> Testing.onReserved(List.of(fit.model()), rows, notes));
        Timing timing = new Timing(0, fitting.seconds(), fitting.seconds());
        TrainReport report =
                new TrainReport(fit, trained.fits(), chosen(trained, read), trained.inference(), timing, tested);
        ByReport.Done done =
                new ByReport.Done(report, ByLines.of(fit.model()), trained.converged(), ByLines.remark(fit));
        return new LearntPart(done, read.data().size(), Optional.of(fit.model()), MomentFit.wantsRows(fit), notes);
    }

    /** Whether the picture is of how solvers got on, not of weights. */
    private boolean drawsDescents() {
        return plot.target().isWanted() && (solvers().size() > 1 || gradient().trace() != null);
    }

    private TraceCsv traceTo(Writer writer, Read read) {
        return new TraceCsv(
                writer,
                solvers().size() > 1,
                gradient().holdsRowsOut(),
                gradient().tracesWeights() ? read.data().schema().features() : List.of());
    }

    /** Several quantiles of the same rows. */
    private int trainEach() {
        Stopwatch total = new Stopwatch();
        refuse(OF_ONE_QUANTILE, " is about one quantile, and --tau names several; leave out one of them");
        if (output != null && !output.contains(TAU)) {
            throw new SettingsException(
                    "--output: a model file holds one quantile, and --tau names several; put %s into the name for a file each, as in m-%1$s.json"
                            .formatted(TAU));
        }
        try (OutputFiles modelFiles = OutputFiles.open(outputs())) {
            Stopwatch readTime = new Stopwatch();
            Read read = read(wish(keepsRows()));
            double readSeconds = readTime.seconds();
            Stopwatch fitting = new Stopwatch();
            List<Fit> fits = new ArrayList<>();
            int code = ExitCode.DONE;
            for (LossChoice choice : losses()) {
                Learnt learnt = learn(read, choice.of(read.data()), solvers(), TraceListener.NONE);
                Optional<Choice> summary = learnt.selection().map(chosen -> chosen.summary(read.cut()));
                Quality quality = learnt.fit().quality();
                fits.add(learnt.fit()
                        .with(new Appraisal(summary, Resampled.NONE, Optional.of(quality), Optional.empty())));
                code = Math.max(
                        code,
                        alarms(new Trained(
                                learnt.fit(), learnt.fits(), learnt.selection(), Optional.empty(), Resampled.NONE)));
            }
            fits.stream().flatMap(fit -> Notes.of(fit).stream()).distinct().forEach(note -> notes(List.of(note)));
            Crossing crossing = Crossing.of(fits, (Dataset) read.data());
            notes(QuantilesReport.notes(crossing));
            Timing timing = new Timing(readSeconds, fitting.seconds(), total.seconds());
            modelFiles.write(fits, fit -> ModelFormat.write(fit.model()));
            print(new QuantilesReport(fits, crossing, timing), format);
            return code;
        }
    }
}
