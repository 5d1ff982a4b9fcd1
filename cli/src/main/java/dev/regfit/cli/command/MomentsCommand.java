package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ColumnOptions;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.FormulaOptions;
import dev.regfit.cli.command.options.LevelsOption;
import dev.regfit.cli.command.options.MissingOption;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.OtherRoles;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.MomentsReport;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DatasetReader;
import dev.regfit.cli.table.Table;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.CellReading;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.MomentsFormat;
import dev.regfit.data.Response;
import dev.regfit.data.RowKeeping;
import dev.regfit.data.Schema;
import dev.regfit.data.Shard;
import dev.regfit.data.TableMoments;
import dev.regfit.problem.SettingsException;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes moments of a table's rows. */
@Command(
        name = "moments",
        header = "Summarise a table in a small file that train takes instead of it; such files add up.",
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit moments monday.csv -t price -o monday.moments",
            "  regfit train monday.moments tuesday.moments --penalty l1 --alpha 0.01"
        },
        sortOptions = false)
final class MomentsCommand extends Subcommand {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "DATA",
            description = "CSV or Parquet files with the same columns, compressed or not; - is standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nReading the data:%n")
    private final ReadingOptions reading = new ReadingOptions();

    @ArgGroup(validate = false, heading = "%nColumns:%n")
    private final ColumnOptions columns = new ColumnOptions();

    @ArgGroup(validate = false, heading = "%nTerms computed from columns:%n")
    private final FormulaOptions formula = new FormulaOptions();

    @Mixin
    private MissingOption missing;

    @Mixin
    private LevelsOption levels;

    @MostUsed
    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Write the moments to FILE.")
    private String output;

    @Mixin
    private FormatOption format;

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun().reads(files).writes("--output", output, Content.MOMENTS);
    }

    @Override
    public Integer call() {
        formula.check(columns);
        if (!formula.intercept()) {
            throw new SettingsException("moments are the same with an intercept and without:"
                    + " leave it in the formula, and give --no-intercept to train");
        }
        if (missing.or(MissingPolicy.ERROR).needsRows()) {
            throw new SettingsException("--na median needs the rows, and moments files hold none;"
                    + " --na mean is possible, or train on the tables");
        }
        Input input = Input.of(this, reading, files);
        try (OutputFile momentsFile = OutputFile.open(output);
                Table table = input.table(
                        CellReading.USUAL, "moments are made of tables; train takes svmlight files as they are")) {
            FormulaOptions.Columns chosen = formula.resolve(columns, table.names(), OtherRoles.NONE);
            ColumnRoles roles = chosen.roles();
            BuildOptions options =
                    new BuildOptions(missing.or(MissingPolicy.ERROR), RowKeeping.NEVER, levels.most(), reading.jobs());
            DatasetReader.Rows rows = new DatasetReader.Rows(table, roles);
            Schema shape = DatasetReader.shape(rows, chosen.terms(), Response.of(chosen.transform()));
            TableMoments moments = DatasetReader.read(rows, shape, options).moments();
            notes(table, formula.notes(columns, table.names(), roles));
            String weights = roles.weights().isPresent()
                    ? table.names().get(roles.weights().getAsInt())
                    : "";
            Shard shard = new Shard(
                    moments,
                    weights,
                    Version.number(),
                    table.files(),
                    table.checksum(),
                    reading.cells(CellReading.USUAL));
            byte[] bytes = MomentsFormat.write(shard);
            momentsFile.writer().bytes(bytes);
            momentsFile.commit();
            print(new MomentsReport(shard, output, bytes.length), format);
            return ExitCode.DONE;
        }
    }
}
