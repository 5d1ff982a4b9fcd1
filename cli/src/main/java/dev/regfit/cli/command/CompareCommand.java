package dev.regfit.cli.command;

import dev.regfit.Trainer;
import dev.regfit.cli.command.options.ComparisonOptions;
import dev.regfit.cli.command.options.FoldOptions;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.FormulationOptions;
import dev.regfit.cli.command.options.GridOptions;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.StoppingOptions;
import dev.regfit.cli.command.options.TestOptions;
import dev.regfit.cli.command.options.UnseenOption;
import dev.regfit.cli.report.CompareModelsReport;
import dev.regfit.cli.report.CompareReport;
import dev.regfit.cli.report.CsvTable;
import dev.regfit.cli.report.Features;
import dev.regfit.cli.report.Tested;
import dev.regfit.cli.report.Timing;
import dev.regfit.data.Encoding;
import dev.regfit.model.Appraisal;
import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelFormat;
import dev.regfit.model.Resampled;
import dev.regfit.model.TestSplit;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import dev.regfit.selection.Comparison;
import dev.regfit.selection.CrossValidation;
import dev.regfit.selection.Metric;
import dev.regfit.selection.Selection;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
final class CompareCommand extends LearningCommand {
    /** What can be said where models are compared. */
    private static final Set<String> FOR_MODELS = Set.of(
            "--model",
            "--unseen",
            "--metric",
            "--target",
            "--weights",
            "--na",
            "--input-format",
            "--delimiter",
            "--no-headers",
            "--headers",
            "--decimal",
            "--text",
            "--skip-lines",
            "--comment",
            "--na-values",
            "--encoding",
            "--jobs",
            "--output",
            "--format",
            "--quiet",
            "--strict",
            "--verbose",
            "--debug");

    @ArgGroup(validate = false, heading = "%nThe objectives:%n")
    private final ComparisonOptions penalties = new ComparisonOptions();

    @ArgGroup(validate = false, heading = "%nStrengths:%n")
    private final GridOptions grid = new GridOptions();

    @ArgGroup(validate = false, heading = "%nFolds:%n")
    private final FoldOptions folds = new FoldOptions();

    @ArgGroup(validate = false, heading = "%nTesting on rows that took no part:%n")
    private final TestOptions test = new TestOptions();

    @ArgGroup(validate = false, heading = "%nSolving:%n")
    private final StoppingOptions solving = new StoppingOptions();

    @MostUsed("Compare models as they are instead; once for each.")
    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = {
                "Compare models as they are instead, on all rows of the data.",
                "To be given once for each of them."
            })
    private List<String> modelFiles = List.of();

    @Mixin
    private UnseenOption unseen;

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
    private FormatOption format;

    @Override
    FormulationOptions objective() {
        return penalties;
    }

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun()
                .reads(modelFiles)
                .reads(test.files())
                .writes("--output", output, Content.REPORT_TABLE)
                .writes("--save", save, Content.MODEL);
    }

    /** Each method learns from the features that it would have alone; those of a kind are in a row. */
    @Override
    List<Encoding> encodings() {
        return runs().stream().map(run -> encoding(isPenalized(run))).toList();
    }

    private static boolean isPenalized(List<Family> run) {
        return run.get(0).kind() != PenaltyKind.NONE;
    }

    /** The methods, cut where one with a penalty follows one without, and the other way round. */
    private List<List<Family>> runs() {
        List<List<Family>> runs = new ArrayList<>();
        for (Family family : penalties.families()) {
            boolean penalized = family.kind() != PenaltyKind.NONE;
            if (runs.isEmpty() || isPenalized(runs.get(runs.size() - 1)) != penalized) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(family);
        }
        return runs;
    }

    @Override
    Optional<TestSplit> split() {
        return test.split(folds);
    }

    @Override
    public Integer call() {
        return modelFiles.isEmpty() ? comparePenalties() : compareModels();
    }

    private Integer comparePenalties() {
        Stopwatch total = new Stopwatch();
        refuse(Set.of("--unseen"), " is for models as they are, and goes with --model");
        checkColumns();
        split();
        folds.partitions();
        List<List<Family>> runs = runs();
        Grid strengths = grid.grid(new double[0]);
        Stopping stopping = solving.stopping().telling(progress());
        Metric metric = folds.metric(loss().name());
        try (OutputFile weightsFile = OutputFile.open(output);
                OutputFile modelFile = OutputFile.open(save)) {
            Stopwatch reading = new Stopwatch();
            // Smearing factors, which predictions of a logarithm need, take residuals of single rows.
            boolean kept = test.isAskedFor() && logTarget();
            Read read = read(new Wish(SolverName.AUTO, folds, false, kept));
            double readSeconds = reading.seconds();

            Stopwatch fitting = new Stopwatch();
            Formulation formulation = formulation(read);
            List<Comparison.Entry> entries = new ArrayList<>();
            for (int run = 0; run < runs.size(); run++) {
                Encoded rows = read.encoded().get(run);
                CrossValidation.Plan plan =
                        new CrossValidation.Plan(runs.get(run), strengths, metric, folds.order(), jobs());
                Preparation preparation = Preparation.of(rows.data(), formulation);
                entries.add(new Comparison.Entry(preparation, rows.folds(), plan));
            }
            Comparison comparison = Comparison.of(entries, penalties.rule(), stopping);
            List<Preparation> preparations = preparations(entries, comparison);
            Timing timing = new Timing(readSeconds, fitting.seconds(), total.seconds());
            List<LinearModel> chosen =
                    test.isAskedFor() || modelFile != null ? chosen(comparison, preparations, read) : List.of();
            Optional<Tested> tested =
                    test.isAskedFor() ? new Testing(this, test, chosen).on(read.reserved()) : Optional.empty();
            CompareReport report = new CompareReport(
                    comparison,
                    read.cut(),
                    preparations.stream().map(Features::of).toList(),
                    read.provenance(),
                    formulation,
                    new Reproduction(typed(), formulation, sameFolds(comparison.folds())),
                    timing,
                    tested);
            write(report.weights(), weightsFile);
            if (modelFile != null) {
                modelFile.writer().write(ModelFormat.write(chosen.get(comparison.best())));
                modelFile.commit();
            }
            print(report, format.format());
            report.alarms().forEach(this::error);
            return report.alarms().isEmpty() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
        }
    }

    /** What each method that has an optimum was fitted to. */
    private static List<Preparation> preparations(List<Comparison.Entry> entries, Comparison comparison) {
        List<Preparation> preparations = new ArrayList<>();
        for (Comparison.Entry entry : entries) {
            entry.plan().families().stream()
                    .map(Family::kind)
                    .distinct()
                    .filter(kind -> !comparison.isUnfit(kind))
                    .forEach(kind -> preparations.add(entry.whole()));
        }
        return preparations;
    }

    /** The models of the methods, each at its strength. */
    private List<LinearModel> chosen(Comparison comparison, List<Preparation> preparations, Read read) {
        List<LinearModel> models = new ArrayList<>();
        for (int k = 0; k < preparations.size(); k++) {
            Selection choice = comparison.choices().get(k);
            Appraisal appraisal = new Appraisal(Optional.of(choice.summary(read.cut())), Resampled.NONE);
            models.add(Trainer.fit(preparations.get(k), choice, solving.solving(), read.provenance())
                    .with(appraisal)
                    .model());
        }
        return models;
    }

    /** What has to be said so that the error of a given strength is taken from the same folds. */
    private List<String> sameFolds(CrossValidation used) {
        return folds.isAskedFor() ? List.of() : List.of("--folds", Integer.toString(used.folds()));
    }

    private Integer compareModels() {
        refuseAllBut(FOR_MODELS, " is about training, and --model compares models as they are; leave out one of them");
        if (modelFiles.size() < 2) {
            throw new SettingsException(
                    "--model: there is nothing to compare one model with; name several, or use evaluate");
        }
        List<LinearModel> models =
                modelFiles.stream().map(name -> ModelFile.read(name)).toList();
        try (OutputFile weightsFile = OutputFile.open(output)) {
            CompareModelsReport report = new ModelComparison(this, modelFiles, models, folds).report(unseen.asZero());
            write(report.weights(), weightsFile);
            print(report, format.format());
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
