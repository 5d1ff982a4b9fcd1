package dev.regfit.cli.command;

import dev.regfit.Verification;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.VerifyReport;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DatasetReader;
import dev.regfit.cli.table.MomentsFiles;
import dev.regfit.cli.table.ReservedRows;
import dev.regfit.cli.table.Source;
import dev.regfit.cli.table.SvmlightReader;
import dev.regfit.cli.table.Table;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.Counts;
import dev.regfit.data.RowKeeping;
import dev.regfit.data.SparseRows;
import dev.regfit.data.TrainingData;
import dev.regfit.model.LinearModel;
import dev.regfit.model.TestSplit;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Squared;
import dev.regfit.selection.TestRows;
import java.util.List;
import java.util.Optional;
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
            description = "CSV or moments files with the same columns, plain or compressed; - is standard input.")
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
        Provenance provenance = model.training().provenance();
        if (MomentsFiles.are(files)) {
            return verifyMoments(model);
        }
        if (reading.isSvmlight(files)) {
            return verifySvmlight(model);
        }
        try (Table table = open(reading, files, provenance.cells())) {
            BuildOptions options = new BuildOptions(
                            provenance.missing(), keeping(model), Integer.MAX_VALUE, reading.jobs())
                    .with(model.targetRule());
            Optional<ReservedRows> reserved =
                    provenance.split().map(split -> new ReservedRows(split, TestRows::of, provenance.missing()));
            String groups = provenance.split().map(TestSplit::groups).orElse("");
            ColumnRoles roles = DatasetReader.roles(table, model.schema(), provenance.weights(), groups);
            TrainingData data = DatasetReader.read(
                            new DatasetReader.Rows(table, roles, reserved), model.schema(), options)
                    .build(model.schema());
            Verification verification = Verification.of(model, data, table.checksum());
            VerifyReport report = new VerifyReport(Version.number(), table.files(), verification);
            reserved.ifPresent(rows -> inform("%s rows kept apart for testing are left out, as in training"
                    .formatted(Counts.grouped(rows.rows()))));
            notes(table);
            print(report, format.format());
            return verification.holds() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
        }
    }

    private static boolean needsRows(LinearModel model) {
        return !(model.training().objective().loss() instanceof Squared);
    }

    private static RowKeeping keeping(LinearModel model) {
        return needsRows(model) ? RowKeeping.ALWAYS : RowKeeping.WHILE_FEW;
    }

    private Integer verifyMoments(LinearModel model) {
        refuseRowOptions();
        if (needsRows(model)) {
            throw new SettingsException("%s takes the rows, and moments files hold none; give the tables instead"
                    .formatted(model.training().objective().loss().name().phrase()));
        }
        MomentsFiles moments = MomentsFiles.read(files, false);
        TrainingData data = moments.sum().moments().fillFor(model.schema());
        Verification verification = Verification.of(model, data, moments.checksum());
        print(new VerifyReport(Version.number(), moments.files(), verification), format.format());
        return verification.holds() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }

    private Integer verifySvmlight(LinearModel model) {
        refuseTableOptions();
        SvmlightReader reader = new SvmlightReader(Source.of(files, console().in()));
        int[] columns = reader.columns(model.schema());
        SparseRows rows = new SparseRows(model.targetRule());
        reader.read(rows::add);
        Verification verification = Verification.of(model, rows.build(model.schema(), columns), reader.checksum());
        print(new VerifyReport(Version.number(), reader.files(), verification), format.format());
        return verification.holds() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }
}
