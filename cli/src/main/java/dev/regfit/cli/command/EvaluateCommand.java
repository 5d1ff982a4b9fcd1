package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.MissingOption;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.Needs;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.ThresholdOption;
import dev.regfit.cli.command.options.UnseenOption;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.EvaluationReport;
import dev.regfit.cli.table.InputFormat;
import dev.regfit.data.DataProblem;
import dev.regfit.model.Evaluation;
import dev.regfit.model.LinearModel;
import dev.regfit.model.LossEvaluation;
import dev.regfit.model.Training.Provenance;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a model's error on data with a known target. */
@Command(
        name = "evaluate",
        header = "Measure the error of a model on data with a known target.",
        description = "Columns are matched by name, whatever their order.",
        abbreviateSynopsis = true,
        sortOptions = false)
final class EvaluateCommand extends Subcommand {
    @Mixin
    private ModelFile modelFile;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "DATA",
            description = "CSV files with the same columns, plain or compressed; - is standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nReading the data:%n")
    private final ReadingOptions reading = new ReadingOptions();

    @MostUsed
    @Needs(InputFormat.Part.COLUMNS)
    @Option(
            names = {"-t", "--target"},
            paramLabel = "COLUMN",
            description = "The column with the true values (default: the model's target).")
    private String target;

    @Needs(InputFormat.Part.CELLS)
    @Option(names = "--weights", paramLabel = "COLUMN", description = "A column of row weights (default: all alike).")
    private String weights;

    @Mixin
    private ThresholdOption threshold;

    @Mixin
    private MissingOption missing;

    @Mixin
    private UnseenOption unseen;

    @Mixin
    private FormatOption format;

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun().reads(List.of(modelFile.name())).reads(files);
    }

    @Override
    public Integer call() {
        LinearModel model = modelFile.read().withoutUnused();
        threshold.of(model, modelFile.name());
        Provenance provenance = model.training().provenance();
        Scoring scoring = new Scoring(
                List.of(model),
                target,
                weights,
                any -> missing.forModel(provenance.missing()),
                unseen.asZero(),
                provenance.cells());
        LossEvaluation evaluation = LossEvaluation.keepingResiduals(model);
        Scored scored = Input.of(this, reading, files)
                .score(
                        scoring,
                        (trueValue, weight, fitted, offsets) ->
                                evaluation.add(trueValue, fitted[0], offsets[0], weight));
        notes(scored);
        DataProblem.requireRows(evaluation.rows());
        Evaluation residuals = evaluation.residuals();
        EvaluationReport report = new EvaluationReport(
                Version.number(),
                scored.files(),
                model,
                residuals,
                evaluation.goodness(threshold.of(model, modelFile.name())),
                EvaluationReport.quantiles(residuals.residuals().orElseThrow()),
                scored.dropped());
        print(report, format.format());
        return ExitCode.DONE;
    }
}
