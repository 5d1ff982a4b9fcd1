package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ByOption;
import dev.regfit.cli.command.options.ColumnOptions;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.FormulaOptions;
import dev.regfit.cli.command.options.LevelsOption;
import dev.regfit.cli.command.options.MissingOption;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.OtherRoles;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.ByLines;
import dev.regfit.cli.report.ByReport;
import dev.regfit.cli.report.MomentsReport;
import dev.regfit.cli.report.Titles;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DatasetReader;
import dev.regfit.cli.table.GroupedRows;
import dev.regfit.cli.table.Slot;
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
    private final MissingOption missing = new MissingOption();

    @Mixin
    private final LevelsOption levels = new LevelsOption();

    @MostUsed
    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Write the moments to FILE; with --by, {column} in it stands for its cell.")
    private String output;

    @Mixin
    private final ByOption by = new ByOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Override
    FilesOfRun filesOfRun() {
        return by.isWanted()
                ? new FilesOfRun().reads(files)
                : new FilesOfRun().reads(files).writes("--output", output, Content.MOMENTS);
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
        try (Table table =
                input.table(CellReading.USUAL, "moments are made of tables; train takes svmlight files as they are")) {
            return by.isWanted() ? sumGroups(table) : sum(table);
        }
    }

    private int sum(Table table) {
        try (OutputFile momentsFile = OutputFile.open(output)) {
            Shard shard = shard(table, reading.jobs());
            notes(table, formula.notes(columns, table.names(), chosen(table).roles()));
            print(written(shard, momentsFile, output), format);
            return ExitCode.DONE;
        }
    }

    private FormulaOptions.Columns chosen(Table table) {
        return formula.resolve(columns, table.names(), OtherRoles.by(by));
    }

    private BuildOptions options(int jobs) {
        return new BuildOptions(missing.or(MissingPolicy.ERROR), RowKeeping.NEVER, levels.most(), jobs);
    }

    private static Schema shape(DatasetReader.Rows rows, FormulaOptions.Columns chosen) {
        return DatasetReader.shape(rows, chosen.terms(), Response.of(chosen.transform()));
    }

    /** Reads a table. */
    private Shard shard(Table table, int jobs) {
        FormulaOptions.Columns chosen = chosen(table);
        ColumnRoles roles = chosen.roles();
        DatasetReader.Rows rows = new DatasetReader.Rows(table, roles);
        TableMoments moments =
                DatasetReader.read(rows, shape(rows, chosen), options(jobs)).moments();
        String weights =
                roles.weights().isPresent() ? table.names().get(roles.weights().getAsInt()) : "";
        return new Shard(
                moments, weights, Version.number(), table.files(), table.checksum(), reading.cells(CellReading.USUAL));
    }

    private static MomentsReport written(Shard shard, OutputFile file, String name) {
        byte[] bytes = MomentsFormat.write(shard);
        file.writer().bytes(bytes);
        file.commit();
        return new MomentsReport(shard, name, bytes.length);
    }

    /** A file of moments for each group of rows. */
    private int sumGroups(Table table) {
        List<Integer> grouped = by.resolve(table.names());
        List<String> names = grouped.stream().map(table.names()::get).toList();
        GroupFiles files = new GroupFiles(output, names, table.names());
        FormulaOptions.Columns chosen = chosen(table);
        DatasetReader.Rows whole = new DatasetReader.Rows(table, chosen.roles());
        List<Slot> slots = DatasetReader.slots(whole, shape(whole, chosen), options(1));
        try (GroupedRows rows = EachGroup.rows(table, slots, grouped)) {
            rows.read();
            notes(table, formula.notes(columns, table.names(), chosen.roles()));
            workInParallel();
            files.check(this.files, rows);
            List<ByReport.Group> groups =
                    EachGroup.of(rows, reading.jobs(), (key, group) -> done(shard(group, 1), files.of(key))).stream()
                            .map(outcome -> outcome.group(done -> done))
                            .toList();
            String target = table.names().get(chosen.roles().target().orElseThrow());
            String title = Titles.by("moments", names, groups.size(), rows.rows(), table.files(), target);
            ByReport report = new ByReport(
                    Version.number(),
                    "moments",
                    title,
                    names,
                    ByLines.ofMoments().columns(),
                    groups);
            notes(report.failures());
            print(report, format);
            return ExitCode.DONE;
        }
    }

    private static ByReport.Done done(Shard shard, String name) {
        try (OutputFile file = OutputFile.open(name)) {
            MomentsReport report = written(shard, file, name);
            return new ByReport.Done(report, ByLines.of(report), true);
        }
    }
}
