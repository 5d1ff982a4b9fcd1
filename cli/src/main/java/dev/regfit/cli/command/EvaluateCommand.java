package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.PlotOption;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.EvaluationReport;
import dev.regfit.model.Evaluation;
import dev.regfit.model.LinearModel;
import dev.regfit.model.LossEvaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures a model's error on data with a known target. */
@Command(
        name = "evaluate",
        header = "Measure the error of a model on data with a known target.",
        description = "Columns are matched by name, whatever their order.",
        abbreviateSynopsis = true,
        sortOptions = false)
final class EvaluateCommand extends ScoringCommand {
    @Mixin
    private PlotOption plot;

    @Mixin
    private FormatOption format;

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun().draws(plot.target());
    }

    @Override
    public Integer call() {
        try (Drawing drawing = Drawing.beside(format, plot, console())) {
            Held held = held(plot.target().isWanted());
            LinearModel model = held.model();
            Scored scored = held.scored();
            LossEvaluation evaluation = held.evaluation();
            Evaluation residuals = evaluation.residuals();
            EvaluationReport report = new EvaluationReport(
                    Version.number(),
                    scored.files(),
                    model,
                    residuals,
                    evaluation.goodness(held.threshold()),
                    EvaluationReport.quantiles(residuals.residuals().orElseThrow()),
                    scored.dropped());
            drawing.draw(() -> picture(held));
            print(report, format);
            drawing.showBelow();
            return ExitCode.DONE;
        }
    }
}
