package dev.regfit.cli.command;

import dev.regfit.Fit;
import dev.regfit.Trainer;
import dev.regfit.cli.command.options.ByOption;
import dev.regfit.cli.command.options.DryRunOption;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.PageOption;
import dev.regfit.cli.command.options.PlotOption;
import dev.regfit.cli.command.options.TestOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.page.Page;
import dev.regfit.cli.report.ByLines;
import dev.regfit.cli.report.ByReport;
import dev.regfit.cli.report.CompareModelsReport;
import dev.regfit.cli.report.CompareReport;
import dev.regfit.cli.report.CsvTable;
import dev.regfit.cli.report.Features;
import dev.regfit.cli.report.Tested;
import dev.regfit.cli.report.Timing;
import dev.regfit.model.Appraisal;
import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelFormat;
import dev.regfit.model.ModelsByGroupFormat;
import dev.regfit.model.Resampled;
import dev.regfit.model.TestSplit;
import dev.regfit.problem.Preparation;
import dev.regfit.selection.Comparison;
import dev.regfit.selection.CrossValidation;
import dev.regfit.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds kinds of penalty against each other on the same folds, or models on the same rows. */
@Command(
        name = "compare",
        header = "Compare penalties on shared folds, or models on the same rows.",
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit compare data.csv --save best.json",
            "  regfit compare data.csv -p ridge,lasso --folds 5 --repeats 4 --rule 1se",
            "  regfit compare new.csv --model old.json --model new.json"
        },
        sortOptions = false)
final class CompareCommand extends ComparingCommand {
    @ArgGroup(validate = false, heading = "%nTesting on rows that took no part:%n")
    private final TestOptions test = new TestOptions();

    @MostUsed
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the weights side by side as CSV: name, and a column for each.")
    private String output;

    @MostUsed
    @Option(names = "--save", paramLabel = "MODEL", description = "Write the model of the best method to MODEL.")
    private String save;

    @Mixin
    private final ByOption by = new ByOption();

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
                .reads(test.files())
                .writes("--output", output, Content.REPORT_TABLE)
                .writes("--save", save, Content.MODEL)
                .writes("--report", page.file(), Content.PAGE)
                .draws(plot.target());
    }

    @Override
    Optional<TestSplit> split() {
        return test.split(folds());
    }

    @Override
    ByOption by() {
        return by;
    }

    @Override
    public Integer call() {
        return comparesModels() ? compareModels() : comparePenalties();
    }

    private Integer comparePenalties() {
        Stopwatch total = new Stopwatch();
        checkPenalties();
        if (by.isWanted()) {
            return compareGroups();
        }
        if (dryRun.isWanted()) {
            return tell(wish(false), kinds(), "of each the best on the same folds", format);
        }
        try (OutputFile weightsFile = OutputFile.open(output);
                OutputFile modelFile = OutputFile.open(save);
                PageFile pageFile = new PageFile(page);
                Drawing drawing = Drawing.beside(format, plot, console())) {
            Compared compared = compared(test.isAskedFor() && logTarget());
            Comparison comparison = compared.comparison();
            List<Preparation> preparations = compared.preparations();
            Read read = compared.read();
            Timing timing = new Timing(compared.readSeconds(), compared.fitSeconds(), total.seconds());
            boolean fits = test.isAskedFor() || modelFile != null || pageFile.isWanted();
            List<LinearModel> chosen = fits ? chosen(comparison, preparations, read) : List.of();
            Optional<Tested> tested =
                    test.isAskedFor() ? new Testing(this, test, chosen).on(read.reserved()) : Optional.empty();
            CompareReport report = report(compared, timing, tested);
            write(report.weights(), weightsFile);
            if (modelFile != null) {
                modelFile.writer().write(ModelFormat.write(chosen.get(comparison.best())));
                modelFile.commit();
            }
            drawing.draw(() -> picture(compared));
            pageFile.write(() -> page(chosen.get(comparison.best()), preparations, comparison, report));
            print(report, format);
            drawing.showBelow();
            report.alarms().forEach(this::error);
            return report.alarms().isEmpty() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
        }
    }

    private CompareReport report(Compared compared, Timing timing, Optional<Tested> tested) {
        return new CompareReport(
                compared.comparison(),
                compared.read().cut(),
                compared.preparations().stream().map(Features::of).toList(),
                compared.read().provenance(),
                compared.formulation(),
                new Reproduction(
                        typed(),
                        compared.formulation(),
                        sameFolds(compared.comparison().folds())),
                timing,
                tested);
    }

    /** A comparison for each group of rows. */
    private int compareGroups() {
        refuseBesideBy("--plot", "--report", "--dry-run", "--output", "--test", "--test-share", "--test-order");
        try (OutputFile modelFile = OutputFile.open(save)) {
            ByRun.Result result =
                    new ByRun(this, wish(false)).of("comparison", ByLines.ofComparisons(), false, this::comparedGroup);
            if (modelFile != null) {
                modelFile.writer().write(ModelsByGroupFormat.write(result.models()));
                modelFile.commit();
            }
            print(result.report(), format);
            return alarms(result);
        }
    }

    private LearntPart comparedGroup(Read read) {
        Compared compared = compared(read, 0);
        Comparison comparison = compared.comparison();
        Timing timing = new Timing(0, compared.fitSeconds(), compared.fitSeconds());
        CompareReport report = report(compared, timing, Optional.empty());
        Optional<LinearModel> best = save == null
                ? Optional.empty()
                : Optional.of(chosen(comparison, compared.preparations(), read).get(comparison.best()));
        ByReport.Done done = new ByReport.Done(
                report, ByLines.of(comparison), report.alarms().isEmpty());
        return new LearntPart(done, read.data().size(), best, false, List.of());
    }

    /** About the model of the best method, below the comparison. */
    private Page page(LinearModel best, List<Preparation> preparations, Comparison comparison, CompareReport report) {
        return Page.of(
                Version.number(),
                best,
                preparations.get(comparison.best()),
                Optional.of(comparison.choices().get(comparison.best())),
                solving().stopping(),
                PageFile.origin(this, Optional.of(report.winner()), List.of(), report.comparisonRows()));
    }

    /** The models of the methods, each at its strength. */
    private List<LinearModel> chosen(Comparison comparison, List<Preparation> preparations, Read read) {
        List<LinearModel> models = new ArrayList<>();
        for (int k = 0; k < preparations.size(); k++) {
            Selection choice = comparison.choices().get(k);
            Fit fit = Trainer.fit(preparations.get(k), choice, solving().solving(), read.provenance());
            Appraisal appraisal = new Appraisal(
                    Optional.of(choice.summary(read.cut())),
                    Resampled.NONE,
                    Optional.of(fit.quality()),
                    Optional.empty());
            models.add(fit.with(appraisal).model());
        }
        return models;
    }

    /** What has to be said so that the error of a given strength is taken from the same folds. */
    private List<String> sameFolds(CrossValidation used) {
        return folds().isAskedFor() ? List.of() : List.of("--folds", Integer.toString(used.folds()));
    }

    private Integer compareModels() {
        checkModels();
        try (OutputFile weightsFile = OutputFile.open(output);
                Drawing drawing = Drawing.beside(format, plot, console())) {
            CompareModelsReport report = comparedModels();
            write(report.weights(), weightsFile);
            drawing.draw(() -> picture(report));
            print(report, format);
            drawing.showBelow();
            return ExitCode.DONE;
        }
    }

    private static void write(CsvTable weights, OutputFile file) {
        if (file != null) {
            file.writer().write(weights.text());
            file.commit();
        }
    }
}
