package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.MissingOption;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.ThresholdOption;
import dev.regfit.cli.command.options.UnseenOption;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.EvaluationReport;
import dev.regfit.cli.table.ModelRows;
import dev.regfit.cli.table.Source;
import dev.regfit.cli.table.SvmlightRows;
import dev.regfit.cli.table.Table;
import dev.regfit.data.DataProblem;
import dev.regfit.data.MissingPolicy;
import dev.regfit.model.Evaluation;
import dev.regfit.model.LinearModel;
import dev.regfit.model.LossEvaluation;
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
    @Option(
            names = {"-t", "--target"},
            paramLabel = "COLUMN",
            description = "The column with the true values (default: the model's target).")
    private String target;

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
        if (reading.isSvmlight(files)) {
            return evaluateSvmlight(model);
        }
        try (Table table = open(reading, files, model.training().provenance().cells())) {
            MissingPolicy policy =
                    missing.forModel(model.training().provenance().missing());
            ModelRows rows = new ModelRows(table, model, policy, unseen.asZero()).withTarget(target, weights);
            LossEvaluation evaluation = LossEvaluation.keepingResiduals(model);
            rows.read((row, features) -> evaluation.add(
                    rows.target(row), model.linear(features) + rows.offset(row), rows.offset(row), rows.weight(row)));
            notes(table, rows.notes());
            report(table.files(), model, evaluation, rows.dropped());
            return ExitCode.DONE;
        }
    }

    private Integer evaluateSvmlight(LinearModel model) {
        refuseTableOptions();
        SvmlightRows rows =
                new SvmlightRows(List.of(model), Source.of(files, console().in())).withTarget();
        LossEvaluation evaluation = LossEvaluation.keepingResiduals(model);
        rows.read((trueValue, fitted) -> evaluation.add(trueValue, fitted[0], 1));
        report(rows.files(), model, evaluation, 0);
        return ExitCode.DONE;
    }

    private void report(List<String> names, LinearModel model, LossEvaluation evaluation, long dropped) {
        DataProblem.requireRows(evaluation.rows());
        Evaluation residuals = evaluation.residuals();
        EvaluationReport report = new EvaluationReport(
                Version.number(),
                names,
                model,
                residuals,
                evaluation.goodness(threshold.of(model, modelFile.name())),
                EvaluationReport.quantiles(residuals.residuals().orElseThrow()),
                dropped);
        print(report, format.format());
    }
}
