package dev.regfit.cli.command;

import dev.regfit.Inspection;
import dev.regfit.Inspector;
import dev.regfit.cli.command.options.ColumnOptions;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.InspectReport;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.Slot;
import dev.regfit.cli.table.Table;
import dev.regfit.cli.table.TypedRows;
import dev.regfit.data.Predictor;
import dev.regfit.problem.SettingsException;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Looks a table over. */
@Command(
        name = "inspect",
        header = "Look over a table before fitting: types, missing values, constant and collinear columns.",
        abbreviateSynopsis = true,
        sortOptions = false)
final class InspectCommand extends Subcommand {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "DATA",
            description = "CSV files with the same columns, plain or gzip; - is standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nReading the data:%n")
    private final ReadingOptions reading = new ReadingOptions();

    @ArgGroup(validate = false, heading = "%nColumns:%n")
    private final ColumnOptions columns = new ColumnOptions();

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        if (reading.isSvmlight(files)) {
            throw new SettingsException("inspect looks at tables column by column; it is not for svmlight data");
        }
        try (Table table = open(reading, files)) {
            Stopwatch readTime = new Stopwatch();
            ColumnRoles roles = columns.resolve(table.names()).withoutTarget();
            List<Predictor> looked = TypedRows.predictors(table, roles);
            Inspector inspector = new Inspector(looked, reading.jobs());
            new TypedRows(table, roles, looked, Slot.Use.LOOK)
                    .read((row, texts, target, weight) -> inspector.add(row.numbers(), texts, weight));
            Inspection inspection = inspector.inspection();
            InspectReport report = new InspectReport(Version.number(), table.files(), inspection, readTime.seconds());
            print(report, format.format());
            notes(table);
            return ExitCode.DONE;
        }
    }
}
