package dev.regfit.cli.command;

import dev.regfit.Verification;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.VerifyReport;
import dev.regfit.model.LinearModel;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Proves a model again. */
@Command(
        name = "verify",
        header = "Recompute the certificate of a model from its training data.",
        description = {
            "Exit code 0 when the data prove what the model recorded, 4 when they do not.",
            "Rows, weights and missing values are taken as they were in training."
        },
        abbreviateSynopsis = true,
        sortOptions = false)
final class VerifyCommand extends Subcommand {
    @Mixin
    private ModelFile modelFile;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "DATA",
            description =
                    "CSV, Parquet or moments files with the same columns, compressed or not; - is standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nReading the data:%n")
    private final ReadingOptions reading = new ReadingOptions();

    @Mixin
    private FormatOption format;

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun().reads(List.of(modelFile.name())).reads(files);
    }

    @Override
    public Integer call() {
        LinearModel model = modelFile.read();
        TrainedOn rows = Input.of(this, reading, files).trainedOn(model);
        Verification verification = Verification.of(model, rows.data(), rows.checksum());
        print(new VerifyReport(Version.number(), rows.files(), verification), format);
        return verification.holds() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }
}
