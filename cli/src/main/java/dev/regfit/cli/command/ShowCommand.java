package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.NormOption;
import dev.regfit.cli.report.ShowReport;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows a model. */
@Command(
        name = "show",
        header = "Show a model: weights by size, sparsity, norms, and how it was trained.",
        abbreviateSynopsis = true,
        sortOptions = false)
final class ShowCommand extends Subcommand {
    @Mixin
    private ModelFile modelFile;

    @Mixin
    private NormOption norms;

    @Mixin
    private FormatOption format;

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun().reads(List.of(modelFile.name()));
    }

    @Override
    public Integer call() {
        List<Double> powers = norms.powers();
        ShowReport report = new ShowReport(modelFile.read(), powers);
        print(report, format.format());
        return ExitCode.DONE;
    }
}
