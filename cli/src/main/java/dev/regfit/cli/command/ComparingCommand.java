package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ComparisonOptions;
import dev.regfit.cli.command.options.FoldOptions;
import dev.regfit.cli.command.options.FormulationOptions;
import dev.regfit.cli.command.options.GridOptions;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.StoppingOptions;
import dev.regfit.cli.command.options.UnseenOption;
import dev.regfit.cli.plot.ComparePlot;
import dev.regfit.cli.plot.Picture;
import dev.regfit.cli.report.CompareModelsReport;
import dev.regfit.cli.report.Titles;
import dev.regfit.data.Encoding;
import dev.regfit.data.Schema;
import dev.regfit.model.LinearModel;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import dev.regfit.selection.Comparison;
import dev.regfit.selection.CrossValidation;
import dev.regfit.selection.Metric;
import dev.regfit.selection.PairedErrors;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands share that hold kinds of penalty against each other on the same folds, or models on the same rows. */
abstract class ComparingCommand extends LearningCommand {
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
            "--seed", // as the environment may say for all
            "--output",
            "--plot",
            "--theme",
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
    private final UnseenOption unseen = new UnseenOption();

    final FoldOptions folds() {
        return folds;
    }

    final StoppingOptions solving() {
        return solving;
    }

    /** Whether models are compared, not kinds of penalty. */
    final boolean comparesModels() {
        return !modelFiles.isEmpty();
    }

    @Override
    FormulationOptions objective() {
        return penalties;
    }

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun().reads(modelFiles);
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

    /** The penalties that are compared. */
    final List<PenaltyKind> kinds() {
        return runs().stream()
                .flatMap(List::stream)
                .map(Family::kind)
                .distinct()
                .toList();
    }

    /** @param kept whether all rows are needed */
    final Wish wish(boolean kept) {
        return new Wish(SolverName.AUTO, folds, false, kept);
    }

    /** Refuses contradictions in the options about penalties, which must not cost a read of the data. */
    final void checkPenalties() {
        refuse(Set.of("--unseen"), " is for models as they are, and goes with --model");
        checkColumns();
        split();
        folds.partitions();
        folds.metric(loss().name());
        grid.grid(new double[0]);
        runs();
    }

    /** Refuses contradictions in the options about models. */
    final void checkModels() {
        refuseAllBut(FOR_MODELS, " is about training, and --model compares models as they are; leave out one of them");
        if (modelFiles.size() < 2) {
            throw new SettingsException(
                    "--model: there is nothing to compare one model with; name several, or use evaluate");
        }
    }

    /**
     * Kinds of penalty that were compared.
     *
     * @param preparations what each method that has an optimum was fitted to
     */
    record Compared(
            Read read,
            Formulation formulation,
            Comparison comparison,
            List<Preparation> preparations,
            double readSeconds,
            double fitSeconds) {}

    /**
     * Compares kinds of penalty.
     *
     * @param kept whether all rows are needed: smearing factors, which predictions of a logarithm take, are of single residuals
     */
    final Compared compared(boolean kept) {
        Stopwatch reading = new Stopwatch();
        Read read = read(wish(kept));
        return compared(read, reading.seconds());
    }

    /** The same of rows that were read, which took so many seconds. */
    final Compared compared(Read read, double readSeconds) {
        List<List<Family>> runs = runs();
        Grid strengths = grid.grid(new double[0]);
        Stopping stopping = solving.stopping().telling(progress());
        Metric metric = folds.metric(loss().name());
        Stopwatch fitting = new Stopwatch();
        Formulation formulation = formulation(read);
        List<Comparison.Entry> entries = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            Encoded rows = read.encoded().get(run);
            CrossValidation.Plan plan =
                    new CrossValidation.Plan(runs.get(run), strengths, metric, folds.order(), jobs());
            entries.add(new Comparison.Entry(Preparation.of(rows.data(), formulation), rows.folds(), plan));
        }
        Comparison comparison = Comparison.of(entries, penalties.rule(), stopping);
        List<Preparation> preparations = preparations(entries, comparison);
        return new Compared(read, formulation, comparison, preparations, readSeconds, fitting.seconds());
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

    /** The errors of kinds of penalty, drawn. */
    static Picture picture(Compared compared) {
        Comparison comparison = compared.comparison();
        List<ComparePlot.Entry> entries = new ArrayList<>();
        for (int k = 0; k < comparison.choices().size(); k++) {
            entries.add(new ComparePlot.Entry(
                    Titles.method(comparison.choices().get(k).chosenPoint().objective()),
                    comparison.error(k),
                    comparison.standardError(k),
                    comparison.difference(k)));
        }
        Schema schema = compared.preparations().get(0).data().schema();
        return ComparePlot.of(
                Titles.of(comparison, compared.read().provenance(), schema),
                Titles.measure(comparison.folds().metric(), schema),
                entries);
    }

    /** The errors of models, drawn. */
    static Picture picture(CompareModelsReport report) {
        PairedErrors errors = report.errors();
        List<ComparePlot.Entry> entries = new ArrayList<>();
        for (int k = 0; k < errors.models(); k++) {
            entries.add(new ComparePlot.Entry(
                    report.names().get(k), errors.error(k), errors.standardError(k), errors.difference(k)));
        }
        Schema schema = report.models().get(0).schema();
        return ComparePlot.of(report.title(), Titles.measure(errors.metric(), schema), entries);
    }

    /** Compares models as they are. */
    final CompareModelsReport comparedModels() {
        List<LinearModel> models =
                modelFiles.stream().map(name -> ModelFile.read(name)).toList();
        return new ModelComparison(this, modelFiles, models, folds).report(unseen.choice());
    }
}
