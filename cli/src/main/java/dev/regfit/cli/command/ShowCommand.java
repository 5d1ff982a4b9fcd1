package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.NormOption;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.Report;
import dev.regfit.cli.report.ShowModelsReport;
import dev.regfit.cli.report.ShowReport;
import dev.regfit.model.LinearModel;
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
    private NormOption norms;

    @Mixin
    private FormatOption format;

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
        List<LinearModel> models = files.stream().map(ModelFile::read).toList();
        Report report = models.size() == 1
                ? new ShowReport(models.get(0), powers)
                : new ShowModelsReport(Version.number(), files, models);
        print(report, format);
        return ExitCode.DONE;
    }
}
