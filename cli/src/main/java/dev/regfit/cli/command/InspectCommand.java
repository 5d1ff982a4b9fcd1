package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ByOption;
import dev.regfit.cli.command.options.ColumnOptions;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.OtherRoles;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.ByLines;
import dev.regfit.cli.report.ByReport;
import dev.regfit.cli.report.Titles;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.GroupedRows;
import dev.regfit.cli.table.Table;
import dev.regfit.data.CellReading;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Looks a table over. */
@Command(
        name = "inspect",
        header = "Check a table before fitting: types, missing values, constant and collinear columns.",
        abbreviateSynopsis = true,
        sortOptions = false)
final class InspectCommand extends Subcommand {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "DATA",
            description =
                    "CSV, Parquet or svmlight files with the same columns, compressed or not; - is standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nReading the data:%n")
    private final ReadingOptions reading = new ReadingOptions();

    @ArgGroup(validate = false, heading = "%nColumns:%n")
    private final ColumnOptions columns = new ColumnOptions();

    @Mixin
    private final ByOption by = new ByOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun().reads(files);
    }

    @Override
    public Integer call() {
        Input input = Input.of(this, reading, files);
        print(by.isWanted() ? inspectGroups(input) : input.inspect(columns), format);
        return ExitCode.DONE;
    }

    private ByReport inspectGroups(Input input) {
        try (Table table = input.table(CellReading.USUAL, "--by groups the rows of tables")) {
            List<String> names = table.names();
            List<Integer> columnsOfGroups = by.resolve(names);
            ColumnRoles roles = columns.resolve(names, OtherRoles.by(by));
            Inspecting inspecting = new Inspecting(table, roles, 1);
            try (GroupedRows rows = EachGroup.rows(table, inspecting.slots(table), columnsOfGroups)) {
                rows.read();
                notes(table, columns.notes(names, roles));
                workInParallel();
                List<ByReport.Group> groups =
                        EachGroup.of(rows, reading.jobs(), (key, group) -> inspecting.report(group)).stream()
                                .map(outcome ->
                                        outcome.group(report -> new ByReport.Done(report, ByLines.of(report), true)))
                                .toList();
                List<String> grouped = columnsOfGroups.stream().map(names::get).toList();
                String title = Titles.by(
                        "inspection",
                        grouped,
                        groups.size(),
                        rows.rows(),
                        table.files(),
                        names.get(roles.target().orElseThrow()));
                return new ByReport(
                        Version.number(),
                        "inspect",
                        title,
                        grouped,
                        ByLines.ofInspections().columns(),
                        groups);
            }
        }
    }
}
