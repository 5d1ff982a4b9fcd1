package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ByOption;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.PlotOption;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.ByLines;
import dev.regfit.cli.report.ByReport;
import dev.regfit.cli.report.EvaluationReport;
import dev.regfit.cli.report.Titles;
import dev.regfit.cli.table.ModelRows;
import dev.regfit.cli.table.RoutedRows;
import dev.regfit.cli.table.Table;
import dev.regfit.data.DataProblem;
import dev.regfit.model.Evaluation;
import dev.regfit.model.LinearModel;
import dev.regfit.model.LossEvaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final ByOption by = new ByOption();

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun().draws(plot.target());
    }

    @Override
    public Integer call() {
        ModelFile.Models models = models();
        if (by.isWanted() || models.byGroup().isPresent()) {
            return evaluateGroups(models);
        }
        try (Drawing drawing = Drawing.beside(format, plot, console())) {
            Held held = held(models.one().orElseThrow(), plot.target().isWanted());
            LinearModel model = held.model();
            Scored scored = held.scored();
            LossEvaluation evaluation = held.evaluation();
            EvaluationReport report = report(model, evaluation, held.threshold(), scored.files(), scored.dropped());
            drawing.draw(() -> picture(held));
            print(report, format);
            drawing.showBelow();
            return ExitCode.DONE;
        }
    }

    private static EvaluationReport report(
            LinearModel model, LossEvaluation evaluation, double threshold, List<String> files, long dropped) {
        Evaluation residuals = evaluation.residuals();
        return new EvaluationReport(
                Version.number(),
                files,
                model,
                residuals,
                evaluation.goodness(threshold),
                EvaluationReport.quantiles(residuals.residuals().orElseThrow()),
                dropped);
    }

    /** The errors in each group of rows, by the model of the group or one for all. */
    private int evaluateGroups(ModelFile.Models models) {
        refuse(Set.of("--plot"), " is about one evaluation, and here is one for each group; leave it out");
        ByModels used = models.byGroup()
                .map(some -> new ByModels(modelName(), some))
                .orElseGet(() -> new ByModels(modelName(), models.one().orElseThrow()));
        Scoring scoring = scoring(used.list());
        try (Table table = table(scoring.cells(), "--by groups the rows of tables")) {
            List<Integer> columns = by.isWanted() ? by.resolve(table.names()) : used.columns(table);
            List<ModelRows> rows = scoring.models().stream()
                    .map(model -> new ModelRows(table, model, scoring.missing().apply(model), scoring.unseen())
                            .withTarget(scoring.target(), scoring.weights()))
                    .toList();
            Map<List<String>, LossEvaluation> evaluations = new LinkedHashMap<>();
            Map<List<String>, LinearModel> usedModels = new LinkedHashMap<>();
            RoutedRows routed = new RoutedRows(table, columns, rows, used.by(table, columns), scoring.unseen());
            routed.read(
                    (key, m, row, features) -> {
                        LinearModel model = used.list().get(m);
                        usedModels.putIfAbsent(key, model);
                        double offset = rows.get(m).offset(row);
                        evaluations
                                .computeIfAbsent(key, any -> LossEvaluation.keepingResiduals(model))
                                .add(
                                        rows.get(m).target(row),
                                        model.linear(features) + offset,
                                        offset,
                                        rows.get(m).weight(row));
                    },
                    (m, row) -> {});
            notes(table, routed.notes());
            long all = evaluations.values().stream()
                    .mapToLong(LossEvaluation::rows)
                    .sum();
            DataProblem.requireRows(all);
            List<ByReport.Group> groups = new ArrayList<>();
            evaluations.forEach((key, evaluation) -> {
                LinearModel model = usedModels.get(key);
                EvaluationReport report = report(model, evaluation, threshold(model), table.files(), 0);
                groups.add(new ByReport.Group(
                        key, evaluation.rows(), Optional.of(new ByReport.Done(report, ByLines.of(report), true)), ""));
            });
            List<String> names = columns.stream().map(table.names()::get).toList();
            LinearModel any = used.list().get(0);
            String what = Titles.method(any.training().objective()) + " evaluated";
            String title = Titles.by(
                    what, names, groups.size(), all, table.files(), any.schema().target());
            ByLines lines = ByLines.ofEvaluations(any.training().objective().loss());
            print(new ByReport(Version.number(), "evaluate", title, names, lines.columns(), groups), format);
            return ExitCode.DONE;
        }
    }
}
