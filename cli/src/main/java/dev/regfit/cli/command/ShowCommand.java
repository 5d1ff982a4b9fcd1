package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.NormOption;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.ByLines;
import dev.regfit.cli.report.ByReport;
import dev.regfit.cli.report.Report;
import dev.regfit.cli.report.ShowModelsReport;
import dev.regfit.cli.report.ShowReport;
import dev.regfit.cli.report.Titles;
import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelsByGroup;
import dev.regfit.problem.Objective;
import dev.regfit.problem.SettingsException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a model, or several side by side. */
@Command(
        name = "show",
        header = "Show models: weights, sparsity, norms, and how they were trained.",
        abbreviateSynopsis = true,
        sortOptions = false)
final class ShowCommand extends Subcommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "MODEL",
            description = {
                "Model files written by 'regfit train -o'. Several are shown",
                "side by side, each under the name of its file."
            })
    private List<String> files;

    @Mixin
    private final NormOption norms = new NormOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun().reads(files);
    }

    @Override
    public Integer call() {
        List<Double> powers = norms.powers();
        if (files.size() > 1 && !powers.isEmpty()) {
            throw new SettingsException("--norm is for one model; leave it out, or show the models one by one");
        }
        if (files.size() == 1) {
            Report report = ModelFile.readModels(files.get(0))
                    .map(model -> new ShowReport(model, powers), models -> byGroup(models, powers));
            print(report, format);
            return ExitCode.DONE;
        }
        List<LinearModel> models = files.stream().map(ModelFile::read).toList();
        print(new ShowModelsReport(Version.number(), files, models), format);
        return ExitCode.DONE;
    }

    private static Report byGroup(ModelsByGroup models, List<Double> powers) {
        List<ByReport.Group> groups = models.groups().stream()
                .map(group -> new ByReport.Group(
                        group.key(),
                        group.rows(),
                        group.model()
                                .map(model -> new ByReport.Done(
                                        new ShowReport(model, powers),
                                        ByLines.of(model),
                                        model.training().proof().converged())),
                        group.reason()))
                .toList();
        List<LinearModel> fitted = models.groups().stream()
                .flatMap(group -> group.model().stream())
                .toList();
        LinearModel any = fitted.get(0);
        Objective objective = any.training().objective();
        long rows = groups.stream().mapToLong(ByReport.Group::rows).sum();
        String title = Titles.by(
                method(fitted),
                models.by(),
                groups.size(),
                rows,
                any.training().provenance().files(),
                any.schema().target());
        return new ByReport(
                Version.number(),
                "show",
                title,
                models.by(),
                ByLines.ofModels(objective.kind(), objective.loss().name()).columns(),
                groups);
    }

    /** What people call the models, if all are of a kind. */
    private static String method(List<LinearModel> models) {
        List<String> methods = models.stream()
                .map(model -> model.training().objective())
                .map(objective -> Titles.method(objective.loss().name(), objective.kind()))
                .distinct()
                .toList();
        return methods.size() == 1 ? methods.get(0) : "models";
    }
}
